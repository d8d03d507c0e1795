import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/forms';
import { nobodyActs, serviceUntil, teamOf } from '../../scripts/stories/s1';
import { s3, s6 } from '../../scripts/stories/s3-s6';
import { languages } from '../../texts';
import { untilMailsHaveLeft } from '../support/caught-mails';
import { withEngine } from '../support/engine-client';
import { amina, team } from '../support/helmi-stories';
import { type Installation, startInstallation, until } from '../support/installation';
import { byCore, byHttp, lateLife } from '../support/late-life';
import { faultsOf } from '../support/spoken-lines';
import { storiesOnTheWay } from '../support/stories-on-the-way';
import { atTheCore, dueDates, type Line, ribbon, rungs } from '../support/story-answers';

interface Engine {
  readonly state: string;
  readonly historyLength: number;
  readonly events: readonly { readonly type: string }[];
}
const START = '2026-11-23T08:15:00.000Z';
let site: Installation;
let stage: Stage;
let whole: CaseInStory;

beforeAll(async () => {
  site = await startInstallation({}, { empty: true });
  stage = { people: createPeople(site.base), tell: () => undefined };
}, 300_000);
afterAll(() => site?.remove(), 60_000);

const get = async <T>(username: string, path: string) => (await (await stage.people.as(username)).get(path)) as T;

describe('S1 by HTTP, on the real servers, in training time', () => {
  it('goes from the referral to the consent of everybody, with the dates of the service', async () => {
    whole = await CaseInStory.refer(stage, START, { child: { recordRef: 'S1-0001' } });
    expect((await whole.now()).status).toBe('SCREENING');
    expect(await dueDates(whole)).toEqual({ P2_SCREENING: '2026-11-30' });
    expect(await ribbon(whole)).toEqual({ ST_3M_SERVICE: '2027-02-23 RUNNING' });

    await whole.until('2026-11-26');
    await whole.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    expect((await whole.now()).status).toBe('CONSENT');
    expect(await dueDates(whole)).toEqual({
      P3A_LANGUAGE: '2026-11-30',
      P3B_FIRST_ATTEMPT: '2026-12-01',
      P3B_CONSENT: '2026-12-10',
    });

    await whole.until('2026-11-27');
    await whole.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
    await whole.until('2026-12-01');
    await whole.entry('coord', 'ATTEMPT', { date: '2026-12-01', channel: 'CALL', reached: true, interpreter: 'USED' });
    await whole.until('2026-12-03');
    await whole.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-12-03'));
    expect((await whole.now()).status).toBe('ASSESSMENT');
    expect(await dueDates(whole)).toEqual({
      P4_ALLOCATE: '2026-12-04',
      P4_OFFER_APPOINTMENT: '2026-12-10',
      P4_ASSESSMENT: '2026-12-28',
    });
  }, 120_000);

  it('says why the nurse has until 28 December: Christmas Eve and Christmas Day are not counted', async () => {
    const { tasks } = await get<{
      tasks: { stepCode: string; dueMoves: { from: string; rule: string; text: string }[] }[];
    }>('nurse', `/cases/${whole.id}`);
    const moves = tasks.find(({ stepCode }) => stepCode === 'P4_ASSESSMENT')?.dueMoves ?? [];
    expect(moves.map(({ from, rule }) => [from, rule])).toEqual(
      expect.arrayContaining([
        ['2026-12-24', 'EVE:CHRISTMAS_EVE'],
        ['2026-12-25', 'HOLIDAY:CHRISTMAS_DAY'],
      ]),
    );
    expect(moves.flatMap(({ text }) => faultsOf(text))).toEqual([]);
  });

  it('goes on to the plan and the three parts of the service', async () => {
    await whole.until('2026-12-04');
    await whole.claim('nurse', 'P4_ASSESSMENT');
    await whole.until('2026-12-08');
    await whole.entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2026-12-11' });
    await whole.until('2026-12-16');
    await whole.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-11'));
    expect(await dueDates(whole)).toMatchObject({ P5_INTAKE: '2026-12-23' });

    await whole.until('2026-12-22');
    await whole.complete('tl', 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(await teamOf(stage)));
    expect(await dueDates(whole)).toMatchObject({ P6_PLAN: '2027-01-18' });

    await whole.until('2027-01-05');
    await whole.entry('famw', 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2027-01-05', status: 'HELD' });
    await whole.until('2027-01-14');
    await whole.complete('famw', 'P6_PLAN', 'CONFIRMED', forms.plan('2027-10-14'));
    expect((await whole.now()).status).toBe('IN_SERVICE');
    expect(await dueDates(whole)).toMatchObject({
      P7_FIRST_CONTACT_FAMW: '2027-01-21',
      P7_FIRST_CONTACT_ASW: '2027-01-21',
      P7_FIRST_CONTACT_NURSE: '2027-01-28',
      P8_REVIEW: '2027-04-14',
    });
    const { parts } = await get<{ parts: { discipline: string; status: string }[] }>('rsw', `/cases/${whole.id}`);
    expect(parts.map(({ discipline, status }) => `${discipline} ${status}`).sort()).toEqual([
      'ASW ACTIVE',
      'FAMW ACTIVE',
      'NURSE ACTIVE',
    ]);
  }, 120_000);

  it('meets the law at the first contact and closes after nine months, confirmed by a second person', async () => {
    await whole.until('2027-01-15');
    await whole.complete('rsw', 'P6_RSW_CONFIRM', 'CONFIRMED', { fitsClientPlan: true });
    await whole.complete('famw', 'P6_GIVE_PLAN', 'GIVEN', {
      givenToFamilyInLanguage: 'som',
      givenToFamilyOn: '2027-01-15',
    });
    await serviceUntil(whole, '2027-01-27');
    expect(await ribbon(whole)).toEqual({ ST_3M_SERVICE: '2027-02-23 MET' });
    await serviceUntil(whole, '2027-10-14', '2027-01-27');

    await whole.until('2027-10-14');
    await whole.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect((await whole.now()).status).toBe('CLOSING');
    expect(await dueDates(whole)).toMatchObject({ P9_CLOSING: '2027-11-11', P9_CLOSING_MEETING: '2027-11-04' });
    await whole.until('2027-11-03');
    await whole.entry('famw', 'MEETING', { purpose: 'CLOSING_MEETING', date: '2027-11-03', status: 'HELD' });
    await whole.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    await whole.until('2027-11-04');
    await whole.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect((await whole.now()).status).toBe('FOLLOW_UP');
  }, 300_000);

  it('is followed up in its window six months later, and is CLOSED with the goals met and nobody ever called in', async () => {
    const { tasks } = await get<{ tasks: { stepCode: string; dueOn: string; window: unknown }[] }>(
      'coord',
      `/cases/${whole.id}`,
    );
    expect(tasks.find(({ stepCode }) => stepCode === 'P10_FOLLOW_UP')).toMatchObject({
      dueOn: '2028-05-04',
      window: { opensOn: '2028-04-19', endsOn: '2028-06-02' },
    });
    await expect(
      whole.complete('coord', 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-11-04')),
    ).rejects.toMatchObject({ status: 409, code: 'not_yet' });

    await whole.until('2028-05-04');
    await whole.complete('coord', 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2028-05-04'));
    await whole.complete('famw', 'P10_FAMILY', 'DONE', forms.familyPart());
    expect(await whole.now()).toMatchObject({ status: 'CLOSED', closeReason: 'GOALS_MET' });
    const history = await whole.history();
    expect(history.filter(({ code }) => code === 'ESCALATED' || code === 'TASK_OVERDUE')).toEqual([]);
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).sort());
  }, 120_000);

  it('is told line by line in three languages, in words and never in codes', async () => {
    const told: string[][] = [];
    for (const language of languages) {
      await site.query("UPDATE staff SET language = $1 WHERE username = 'tl'", [language]);
      const lines = (await whole.history()).map(({ text }) => text);
      expect(lines.flatMap((line) => faultsOf(line).map((fault) => `${language}: ${fault}: ${line}`))).toEqual([]);
      told.push(lines);
    }
    const [fi = [], sv = [], en = []] = told;
    expect(fi.length).toBeGreaterThan(100);
    // A line that is the same in two languages was not translated.
    expect(fi.filter((line, n) => line === sv[n] || line === en[n] || sv[n] === en[n])).toEqual([]);
  }, 60_000);

  it('keeps its technical history, and can still be read when the data of Temporal are gone', async () => {
    const path = `/cases/${whole.id}/engine`;
    await until('the workflow is over', async () => (await get<Engine>('admin', path)).state === 'COMPLETED', 60_000);
    const live = await get<Engine>('admin', path);
    await withEngine(site, (client) => client.schedule.getHandle('helmi-archiveHistories').trigger());
    const kept = 'SELECT 1 FROM engine_archive WHERE case_id = $1';
    await until('it is archived', async () => (await site.query(kept, [whole.id])).length > 0, 120_000);

    await site.stop();
    rmSync(join(site.dataDir, 'temporal'), { recursive: true, force: true });
    await site.start();
    stage = { people: createPeople(site.base), tell: () => undefined };
    const archived = await get<Engine>('admin', path);
    expect(archived.events.map(({ type }) => type)).toEqual(live.events.map(({ type }) => type));
    expect(archived).toMatchObject({ state: 'ARCHIVED', historyLength: live.historyLength });
  }, 400_000);
});

describe('the same referral when nobody acts in time', () => {
  it('raises every reminder and every level at its time to the right people, as the core does, and waits for a person', async () => {
    const late = await nobodyActs(stage, { child: { recordRef: 'S1-LATE' } });
    const history = await get<Line[]>('tl', `/cases/${late.id}/history`);
    const expected = rungs(atTheCore('2027-03-31').events);
    expect(expected.length).toBe(9);
    expect(rungs(history)).toEqual(expected);
    expect((await late.now()).status).toBe('SCREENING');
    expect(await ribbon(late)).toEqual({ ST_3M_SERVICE: '2027-02-23 BREACHED' });
    await expect(late.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria())).rejects.toMatchObject({
      status: 422,
      code: 'overdue_reason_missing',
    });
  }, 120_000);

  it('told each of them once: in the inbox at once, and by mail to everybody named', async () => {
    const inbox = await get<{ items: { kind: string; level: number | null; text: string }[] }>('mgr', '/notifications');
    expect(inbox.items.filter(({ kind }) => kind === 'N8').map(({ level }) => level)).toEqual([3]);
    expect(inbox.items.flatMap(({ text }) => faultsOf(text))).toEqual([]);
    const told = await site.query<{ kind: string; level: number | null; who: string; mail: string }>(
      `SELECT n.kind, n.level, string_agg(DISTINCT s.username, ',' ORDER BY s.username) AS who, count(*)::text AS mail
       FROM notice n JOIN staff s ON s.id = n.recipient_id JOIN case_file c ON c.id = n.case_id
       WHERE c.state->>'id' IN (SELECT case_id::text FROM case_event WHERE code = 'CLOCK_BREACHED') AND n.kind IN ('N7','N8','N10')
       GROUP BY n.kind, n.level, n.occurrence ORDER BY min(n.created_at), n.level`,
    );
    expect(told.map(({ kind, level, who, mail }) => [kind, level, who, Number(mail)])).toEqual([
      ['N7', null, 'coord', 1],
      ['N8', 1, 'coord', 1],
      ['N8', 2, 'coord,tl', 2],
      ['N8', 3, 'mgr,rsw', 2],
      // Fifteen working days before the law's limit the team leader, five before everybody who can act.
      ['N10', null, 'tl', 1],
      ['N10', null, 'mgr,rsw,tl', 3],
    ]);
    await untilMailsHaveLeft(site);
  }, 120_000);
});

describe('the same way when every step is done late', () => {
  it('is reminded and escalated step by step exactly as at the core, and still reaches its end', async () => {
    const story = await CaseInStory.refer(stage, START, { child: { recordRef: 'S1-LATER' } });
    await lateLife(byHttp(story), await teamOf(stage));
    const c = amina();
    await lateLife(byCore(c), team);
    const expected = rungs(c.events).sort();
    expect(expected.length).toBeGreaterThan(130);
    const history = await get<(Line & { text: string })[]>('tl', `/cases/${story.id}/history`);
    expect(rungs(history).sort()).toEqual(expected);
    expect(history.flatMap(({ text }) => faultsOf(text))).toEqual([]);
    expect(await story.now()).toMatchObject({ status: 'CLOSED', closeReason: 'GOALS_MET' });
  }, 120_000);
});

describe('the branches by HTTP', () => {
  it('S3: a child of six from Vantaa is not eligible, and no nurse or team ever had access', async () => {
    const story = await s3(stage, { child: { recordRef: 'S3-0001' } });
    expect(await story.now()).toMatchObject({ status: 'CLOSED', closeReason: 'INELIGIBLE' });
    const { tasks } = await story.now();
    expect(tasks.find(({ stepCode }) => stepCode === 'P2_INELIGIBLE_RSW')?.dueOn).toBe('2027-01-20');
    for (const stranger of ['nurse', 'famw', 'asw']) {
      await expect(get(stranger, `/cases/${story.id}`)).rejects.toMatchObject({ status: 404 });
    }
    // On her seventh birthday she may come again.
    const again = await CaseInStory.refer(stage, '2027-02-03T08:00:00.000Z', {
      child: { dateOfBirth: '2020-02-03', schoolStage: 'GRADE_1_6', recordRef: 'S3-0001' },
    });
    await again.until('2027-02-04');
    await again.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    expect((await again.now()).status).toBe('CONSENT');
  }, 120_000);

  it('S6: a boy of fifteen keeps his health to himself: the team sees that the assessment is done, and nothing of it', async () => {
    const story = await s6(stage, { child: { recordRef: 'S6-0001' } });
    const { tasks } = await story.now();
    const due = new Map(tasks.map((task) => [task.stepCode, task.dueOn]));
    expect([due.get('P4_ASSESSMENT'), due.get('P5_INTAKE')]).toEqual(['2027-02-22', '2027-02-22']);
    const sections = async (who: string) =>
      JSON.stringify((await get<{ sections: unknown }>(who, `/cases/${story.id}`)).sections);
    expect(await sections('nurse')).toContain('PR-4711');
    for (const who of ['tl', 'rsw']) {
      expect(await sections(who)).not.toMatch(/PR-4711|healthNeeds|hideHealth|teamSummary/);
      expect(JSON.stringify(await get(who, `/cases/${story.id}/history`))).not.toMatch(/NO_RELEASE|PR-4711/);
    }
  }, 120_000);
});

storiesOnTheWay(() => ({ site, people: stage.people }));
