import { instantOf } from '../../ledger/time';
import type { CaseEvent } from '../../pathways/model';
import { CaseInStory, localTime, type Stage } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/forms';
import type { CaseView } from '../../workflows/messages';
import { messageIds } from '../support/caught-mails';
import { withEngine } from '../support/engine-client';
import { type GatedTemporal, gatedTemporal } from '../support/gated-temporal';
import { amina, people as core } from '../support/helmi-stories';
import { type Installation, startInstallation, until } from '../support/installation';
import { faultsOf } from '../support/spoken-lines';
import { type Stubborn, stubborn } from '../support/stubborn';

type Line = Pick<CaseEvent, 'at' | 'nominalAt' | 'code' | 'stepCode' | 'params'>;
interface Tasks {
  readonly items: readonly { readonly caseId: string; readonly stepCode: string; readonly late: boolean }[];
}

const START = '2026-11-23T08:15:00.000Z';
/** Friday, 14 working days after the referral: the first three levels are past, the fourth is still to come. */
const FOUR_WEEKS_ON = '2026-12-11';
let gate: GatedTemporal;
let site: Installation;
let stage: Stage;
let tl: Stubborn;
let coord: Stubborn;

/** Running before the outage: three steps are taken while Temporal is away. */
let worked: CaseInStory;
/** Running before the outage: nobody looks at it, and time passes. */
let forgotten: CaseInStory;
/** Sent during the outage, its law's limit nearly reached: Temporal has never heard of it. */
let unheard: CaseInStory;

beforeAll(async () => {
  gate = await gatedTemporal();
  site = await startInstallation({ TEMPORAL_CLI_PATH: gate.path }, { empty: true });
  stage = { people: createPeople(site.base), tell: () => undefined };
  [tl, coord] = await Promise.all([stubborn(site.base, 'tl'), stubborn(site.base, 'coord')]);
  worked = await CaseInStory.refer(stage, START, { child: { recordRef: 'OUT-1' } });
  forgotten = await CaseInStory.refer(stage, START, { child: { recordRef: 'OUT-2' } });
  await until('both workflows have heard', async () => (await site.query(BEHIND)).length === 0);
  gate.shut();
  site.kill('temporal');
  await until('Temporal is away', async () => (await ready()).degraded.includes('temporal'));
}, 300_000);
afterAll(async () => {
  gate?.open();
  await site?.remove();
  gate?.remove();
}, 90_000);

const BEHIND = 'SELECT 1 FROM relay WHERE sent_seq < head_seq';

async function ready(): Promise<{ status: number; ready: boolean; degraded: string[] }> {
  const answer = await fetch(`${site.base}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { ready: boolean; degraded: string[] }) };
}

const historyOf = (story: CaseInStory) => tl.call<Line[]>('GET', `/cases/${story.id}/history`);

/** The case's events with the moments at which they should have been. */
async function eventsOf({ id }: CaseInStory): Promise<Line[]> {
  const rows = await site.query<Omit<Line, 'at' | 'nominalAt'> & { at: Date; nominal: Date | null }>(
    'SELECT at, nominal_at AS nominal, code, step_code AS "stepCode", params FROM case_event WHERE case_id = $1 ORDER BY seq',
    [id],
  );
  return rows.map(({ at, nominal, ...rest }) => ({ ...rest, at: (nominal ?? at).toISOString() }));
}
const poolOf = async (who: string, story: CaseInStory): Promise<string[]> => {
  const person = await stage.people.as(who);
  const { items } = (await person.get('/tasks?view=pool&limit=100')) as Tasks;
  return items.filter(({ caseId }) => caseId === story.id).map(({ stepCode }) => stepCode);
};

/** A training clock can't be moved without the engine: its offset is moved in the database, as if the outage had lasted. */
async function timePasses(story: CaseInStory, toDay: string): Promise<void> {
  const offset = Date.parse(instantOf(toDay, '10:00')) - Date.now();
  await site.query(
    `UPDATE case_file SET clock_offset_ms = $2, state = jsonb_set(state, '{clockOffsetMs}', to_jsonb($2::bigint)) WHERE id = $1`,
    [story.id, offset],
  );
}

const RUNGS = new Set([
  'REMINDER_SENT',
  'REMINDER_DROPPED',
  'TASK_OVERDUE',
  'ESCALATED',
  'ESCALATION_PASSED',
  'CLOCK_ALARM',
  'CLOCK_ALARM_PASSED',
  'CLOCK_BREACHED',
]);
/** What was raised, with the moment at which it should have been. */
function rungs(events: readonly Line[]): string[] {
  return events
    .filter(({ code }) => RUNGS.has(code))
    .map(({ at, nominalAt, code, params }) => {
      const which = params['level'] ?? params['key'] ?? '';
      return `${localTime(nominalAt ?? at)} ${code} ${which}`.trim();
    });
}

describe('Temporal is away for as long as three steps take', () => {
  it('people go on: each step is completed over HTTP, and the next is open for its discipline at once', async () => {
    await worked.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    await worked.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
    await worked.entry('coord', 'ATTEMPT', { date: '2026-11-23', channel: 'CALL', reached: true, interpreter: 'USED' });
    expect(await poolOf('nurse', worked)).toEqual([]);
    await worked.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-11-23'));
    expect((await worked.now()).status).toBe('ASSESSMENT');
    expect((await poolOf('nurse', worked)).sort()).toEqual(['P4_ASSESSMENT', 'P4_OFFER_APPOINTMENT']);
    expect(await poolOf('coord', worked)).toEqual([]);
    const done = (await historyOf(worked)).filter(({ code }) => code === 'TASK_COMPLETED');
    expect(done.map(({ stepCode }) => stepCode)).toEqual(['P2_SCREENING', 'P3A_LANGUAGE', 'P3B_CONSENT']);
  }, 120_000);

  it('a referral can be sent, and its law’s limit stands in the ribbon', async () => {
    unheard = await CaseInStory.refer(stage, START, { child: { recordRef: 'OUT-3' }, servicePendingOn: '2026-08-26' });
    const { ribbon } = await unheard.now();
    expect(ribbon.map(({ code, dueOn }) => [code, dueOn])).toEqual([['ST_3M_SERVICE', '2026-11-26']]);
  }, 60_000);

  it('an urgent concern is in the inbox at once, and its mail leaves without the engine', async () => {
    await unheard.event('rsw', 'URGENT_CONCERN');
    const { items } = await tl.call<{ items: { kind: string; caseId: string }[] }>('GET', '/notifications');
    expect(items.filter(({ caseId }) => caseId === unheard.id).map(({ kind }) => kind)).toContain('N11');
    const URGENT = `SELECT 1 FROM notice WHERE case_id = $1 AND kind = 'N11' AND email_state <> 'SENT'`;
    await until(
      'the urgent mails have left',
      async () => (await site.query(URGENT, [unheard.id])).length === 0,
      90_000,
    );
    expect((await ready()).degraded).toContain('temporal');
  }, 120_000);

  it('says which parts are away, and stays ready', async () => {
    expect(await ready()).toMatchObject({ status: 200, ready: true, degraded: expect.arrayContaining(['temporal']) });
  });

  it('refuses only what needs the engine, and says when to come again', async () => {
    const forward = await tl.once<{ code: string }>('POST', `/cases/${worked.id}/fast-forward`, { to: '2026-12-01' });
    expect([forward.status, forward.body.code]).toEqual([503, 'engine_unavailable']);
    const admin = await stubborn(site.base, 'admin');
    const engine = await admin.once('GET', `/cases/${worked.id}/engine`);
    expect(engine.status).toBe(503);
    for (const headers of [forward.headers, engine.headers]) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  }, 60_000);

  it('shows what is late by itself, before any alarm could be raised', async () => {
    await timePasses(forgotten, FOUR_WEEKS_ON);
    const { items } = await coord.call<Tasks>('GET', '/tasks?view=pool&late=true&limit=100');
    expect(items.filter(({ caseId }) => caseId === forgotten.id)).toMatchObject([
      { stepCode: 'P2_SCREENING', late: true },
    ]);
    // Somebody looks at it at last: what happens then happens to a workflow that has slept all the while.
    await forgotten.claim('coord', 'P2_SCREENING');
  }, 60_000);
});

describe('Temporal is back', () => {
  beforeAll(async () => {
    gate.open();
    await site.untilWhole(120_000);
    await until('every workflow has heard', async () => (await site.query(BEHIND)).length === 0, 90_000);
  }, 300_000);

  it('every workflow hears of everything, the one it never knew as well', async () => {
    for (const story of [worked, forgotten, unheard]) {
      const [row] = await site.query<{ seq: number; status: string }>(
        'SELECT seq, status FROM case_file WHERE id = $1',
        [story.id],
      );
      const told = () =>
        withEngine(site, (client) => client.workflow.getHandle(`helmi-case-${story.id}`).query<CaseView>('view'));
      await until(
        `${story.id} is known to its workflow`,
        async () => (await told()).seq >= (row?.seq ?? Number.POSITIVE_INFINITY),
        60_000,
      );
      expect((await told()).stage).toBe(row?.status);
    }
  }, 300_000);

  it('raises what is past: reminders dropped, of each chain the newest sent and the older ones recorded, each with its own moment', async () => {
    const c = amina();
    c.sleepUntil(FOUR_WEEKS_ON);
    c.do(core.coord, { type: 'CLAIM', taskId: c.open('P2_SCREENING').id, version: 0 });
    c.catchUp();
    const expected = rungs(c.events);
    expect(expected).toEqual([
      '2026-11-27 08:30 REMINDER_DROPPED R1',
      '2026-11-30 16:00 TASK_OVERDUE',
      '2026-12-01 08:30 ESCALATION_PASSED 1',
      '2026-12-02 08:30 ESCALATED 2',
      '2026-12-02 08:30 ESCALATED 3',
    ]);
    await until(
      'the chain has caught up',
      async () => rungs(await eventsOf(forgotten)).length >= expected.length,
      60_000,
    );
    expect(rungs(await eventsOf(forgotten))).toEqual(expected);
  }, 90_000);

  it('treats the law’s own alarms alike: the newest is sent, the older one recorded', async () => {
    await until('both alarms are through', async () => rungs(await eventsOf(unheard)).length >= 2, 60_000);
    expect(rungs(await eventsOf(unheard))).toEqual([
      '2026-11-05 08:30 CLOCK_ALARM_PASSED BEFORE_15WD',
      '2026-11-19 08:30 CLOCK_ALARM BEFORE_5WD',
    ]);
    const lines = await tl.call<{ text: string }[]>('GET', `/cases/${unheard.id}/history`);
    expect(lines.flatMap(({ text }) => faultsOf(text))).toEqual([]);
  }, 90_000);

  it('lets the mails leave in the order of their moments, each once', async () => {
    const ids = [worked, forgotten, unheard].map(({ id }) => id);
    // N1 waits for the digest of the case's own half past twelve.
    const WAITING = `SELECT 1 FROM notice WHERE case_id = ANY($1::uuid[]) AND kind <> 'N1' AND email_state <> 'SENT'`;
    await until('every mail has left', async () => (await site.query(WAITING, [ids])).length === 0, 120_000);
    for (const id of ids) {
      const sent = await site.query<{ id: string }>(
        "SELECT id FROM notice WHERE case_id = $1 AND kind <> 'N1' ORDER BY sent_at, id",
        [id],
      );
      const nominal = await site.query<{ id: string }>(
        "SELECT id FROM notice WHERE case_id = $1 AND kind <> 'N1' ORDER BY send_after, created_at, id",
        [id],
      );
      expect(sent).toEqual(nominal);
      expect(sent.length).toBeGreaterThan(0);
    }
    const kinds = await site.query<{ who: string }>(
      `SELECT DISTINCT concat_ws(' ', n.kind, 'L' || n.level, s.username) AS who FROM notice n JOIN staff s ON s.id = n.recipient_id
       WHERE n.case_id = ANY($1::uuid[]) AND n.kind IN ('N7', 'N8', 'N10') ORDER BY 1`,
      [[forgotten.id, unheard.id]],
    );
    expect(kinds.map(({ who }) => who)).toEqual([
      'N10 mgr',
      'N10 rsw',
      'N10 tl',
      'N8 L2 coord',
      'N8 L2 tl',
      'N8 L3 mgr',
      'N8 L3 rsw',
    ]);
    const mails = messageIds(site.dataDir);
    expect(new Set(mails).size).toBe(mails.length);
  }, 150_000);

  it('moves training clocks again, and the chain goes on from where it stood', async () => {
    await forgotten.until('2026-12-15');
    expect(rungs(await eventsOf(forgotten)).at(-1)).toBe('2026-12-14 08:30 ESCALATED 4');
    expect((await ready()).degraded).toEqual([]);
  }, 60_000);
});
