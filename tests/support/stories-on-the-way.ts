/** The stories of what can happen on the way, played on the real servers of an installation, with the dates they must show. */

import { STORIES } from '../../scripts/stories';
import type { CaseInStory, Stage } from '../../scripts/stories/case-in-story';
import * as fgc from '../../scripts/stories/conference-forms';
import { comesBack, declined, saysYes } from '../../scripts/stories/s4';
import { conferenceDay, helmiEnds, untilConference, untilConvener } from '../../scripts/stories/s11';
import { languages } from '../../texts';
import type { Installation } from './installation';
import { faultsOf } from './spoken-lines';
import { type Line, rungs } from './story-answers';

interface Place {
  readonly site: Installation;
  readonly people: Stage['people'];
}
interface Told {
  readonly story: CaseInStory;
  readonly events: readonly Line[];
  readonly asides: readonly string[];
}
const NAMES = ['s7', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'x10', 'reopen', 'absence'] as const;
/** How many are told at the same time. */
const AT_ONCE = 4;

const day = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });

/** Registers the tests; `place` is asked once they run. */
export function storiesOnTheWay(place: () => Place): void {
  const told = new Map<string, Told>();
  const get = async <T>(who: string, path: string) => (await (await place().people.as(who)).get(path)) as T;
  const eventsOf = (id: string) => get<Line[]>('tl', `/cases/${id}/history`);
  const of = (name: string): Told => {
    const one = told.get(name);
    if (one === undefined) throw new Error(`${name} was not told to its end`);
    return one;
  };
  const notices = async (id: string, kind: string) => {
    const rows = await place().site.query<{ who: string }>(
      `SELECT string_agg(DISTINCT s.username, ',' ORDER BY s.username) AS who
       FROM notice n JOIN staff s ON s.id = n.recipient_id WHERE n.case_id = $1 AND n.kind = $2`,
      [id, kind],
    );
    return rows[0]?.who;
  };
  const stage = (lines: string[] = []): Stage => ({ people: place().people, tell: (line) => lines.push(line) });

  describe('what can happen on the way, each as a story on the real servers', () => {
    beforeAll(async () => {
      const waiting: string[] = [...NAMES];
      const tellNext = async (): Promise<void> => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
          const lines: string[] = [];
          const story = await STORIES[name]?.play(stage(lines), { child: { recordRef: `WAY-${name}` } });
          if (story === undefined) throw new Error(`there is no story ${name}`);
          const asides = lines.filter((line) => line.startsWith(' '));
          told.set(name, { story, asides, events: await eventsOf(story.id) });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, tellNext));
    }, 400_000);

    it('S4: declined in January, referred again on 31 May: reason and dates only, until the family says yes', async () => {
      const lines: string[] = [];
      const over = { child: { recordRef: 'WAY-s4' } };
      const first = await declined(stage(lines), over);
      const { status, closeReason, tasks } = await first.now();
      expect([status, closeReason]).toEqual(['CLOSED', 'FAMILY_DECLINED']);
      expect(tasks.filter(({ stepCode }) => stepCode.startsWith('P10'))).toEqual([]);
      const before = await eventsOf(first.id);
      expect([opened(before, 'P3B_FIRST_ATTEMPT'), opened(before, 'P3B_CONSENT')]).toEqual([
        ['2027-01-19'],
        ['2027-01-28'],
      ]);
      const again = await comesBack(stage(lines), over);
      const past = () => get<{ previous: unknown; sections: object }>('coord', `/cases/${again.id}`);
      const known = { id: first.id, closeReason: 'FAMILY_DECLINED', closedOn: '2027-01-27' };
      expect((await past()).previous).toEqual({ ...known, sections: null });
      expect((await get<{ sections: object }>('coord', `/cases/${first.id}`)).sections).toEqual({});
      await saysYes(stage(lines), again);
      expect((await past()).previous).toMatchObject({ ...known, sections: { ATTEMPTS: expect.anything() } });
      const events = await eventsOf(again.id);
      expect(opened(events, 'P2_SCREENING')).toEqual(['2027-06-07']);
      expect(opened(events, 'X7_FAST_REENTRY')).toEqual([]);
      expect(opened(events, 'P4_ASSESSMENT')).toEqual(['2027-06-29']);
    }, 120_000);

    it('S7: placed on 10 February, home on 1 March, the acute conference in between', async () => {
      const { story, events } = of('s7');
      expect(await notices(story.id, 'N11')).toBe('asw,famw,mgr,nurse,rsw,tl');
      expect(opened(events, 'X3_JOINT_MEETING')).toEqual(['2027-02-15']);
      expect(opened(events, 'X3_ACUTE_FGC')).toEqual(['2027-02-11']);
      expect(opened(events, 'X3_DAY20_REVIEW')).toEqual(['2027-03-02']);
      expect(clock(events, 'ST_EPL_30D')).toEqual(['2027-03-12']);
      expect(
        rungs(events)
          .filter((line) => line.includes('ESCALATED X3_ACUTE_FGC'))
          .map((line) => line.split(' ').slice(0, 5).join(' ')),
      ).toEqual(['2027-02-11 16:00 ESCALATED X3_ACUTE_FGC 1', '2027-02-12 08:30 ESCALATED X3_ACUTE_FGC 2']);
      const frozen = rungs(events).filter((line) => line > '2027-02-10 10' && line < '2027-03-01 10');
      expect(frozen.every((line) => line.includes(' X3_'))).toBe(true);
      expect(events.filter(({ code }) => code === 'CLOCK_ALARM')).toEqual([]);
      expect(moved(events, 'P8_REVIEW').at(-1)).toBe('2027-03-15');
      const { status, ribbon, conferences } = await story.now();
      expect(status).toBe('FOLLOW_UP');
      expect(ribbon.find(({ code }) => code === 'ST_EPL_30D')?.state).toBe('STOPPED');
      const conference = await eventsOf(conferences[0]?.id ?? '');
      expect(opened(conference, 'G2_AGREEMENT')).toEqual(['2027-02-15']);
      expect(opened(conference, 'G3_CONVENER')).toEqual(['2027-02-15']);
      expect(opened(conference, 'G5_CONFERENCE')).toEqual(['2027-02-19']);
      expect(opened(conference, 'G8_FOLLOW_UP')).toEqual(['2027-03-19', '2027-05-19']);
      const [facts] = await place().site.query<{ placed: string; improved: string }>(
        `SELECT state->'facts'->>'placementDuringService' AS placed, state->'facts'->>'improved' AS improved
         FROM case_file WHERE id = $1`,
        [story.id],
      );
      expect(facts).toEqual({ placed: 'EMERGENCY', improved: 'true' });
    });

    it('S11: a conference beside the service, which ends on 31 May while the conference goes on', async () => {
      const { helmi, conference } = await untilConvener(stage(), { child: { recordRef: 'WAY-s11' } });
      await convenerIndependent(place(), conference);
      await untilConference(stage(), conference);
      const sections = async (who: string) =>
        JSON.stringify((await get<{ sections: object }>(who, `/cases/${conference.id}`)).sections);
      for (const who of ['rsw', 'famw', 'tl']) expect(await sections(who)).not.toContain(fgc.SUMMARY);
      await helmi.until('2027-03-18');
      await conferenceDay(helmi, conference, '2027-03-18');
      for (const who of ['famw', 'tl', 'rsw', 'nurse']) expect(await sections(who)).not.toContain('FGC_NETWORK');
      expect(await sections('famw')).toContain('FGC_PLAN');
      await helmiEnds(helmi);
      const helmiEvents = await eventsOf(helmi.id);
      expect(status(helmiEvents, 'FOLLOW_UP')).toBe('2027-05-31');
      await conference.until('2027-06-18');
      await conference.complete('conv', 'G8_FOLLOW_UP', 'END', fgc.followedUp('2027-06-18'));
      expect(await conference.now()).toMatchObject({ status: 'ENDED', closeReason: 'FOLLOWED_UP' });
      const events = await eventsOf(conference.id);
      const due = (step: string) => opened(events, step).at(-1);
      expect(['G2_AGREEMENT', 'G4_PREPARATION', 'G4_SUMMARY', 'G5_CONFERENCE'].map(due)).toEqual([
        '2027-02-15',
        '2027-04-05',
        '2027-03-04',
        '2027-03-18',
      ]);
      expect(opened(events, 'G3_CONVENER')[0]).toBe('2027-02-15');
      expect(['G6_PLAN', 'G7_APPROVAL', 'G8_FOLLOW_UP'].map(due)).toEqual(['2027-03-23', '2027-03-25', '2027-06-18']);
      expect(rungs(events).filter((line) => line.includes('ESCALATED'))).toEqual([]);
    }, 200_000);

    it.each([
      [
        'x1',
        { G4_EXTENSION: ['2027-04-12'], G6_PLAN_AGAIN: ['2027-05-18'], G8_FOLLOW_UP: ['2027-08-03', '2027-11-02'] },
      ],
      [
        'x2',
        {
          X2_CANCEL_BOOKINGS: ['2027-02-03'],
          X2_PAUSE_HALFWAY: ['2027-02-16'],
          X2_PAUSE_END: ['2027-03-04', '2027-03-18'],
        },
      ],
      ['x3', { X3_DAY20_REVIEW: ['2027-03-02', '2027-04-01'], X3_PLACEMENT_END: ['2027-04-09'] }],
      ['x4', { X4_HANDOVER: ['2026-12-07'], X4_MOVE_DATE: ['2026-12-07'] }],
      ['x5', { X5_TRANSITION_PLAN: ['2027-05-20'], X5_OWN_CONSENTS: ['2027-08-27'], X5_CLOSE: ['2027-11-19'] }],
      ['x6', { X6_PROTECTION_CHECK: ['2027-02-08'], X6_TALK: ['2027-02-10'], P9_SHORT: ['2027-02-23'] }],
      ['x7', { X7_FAST_REENTRY: ['2027-04-28'], X7_FAST_REENTRY_NURSE: ['2027-05-11'], P4_ASSESSMENT: [] }],
      ['x8', { X4_NEW_UNIT: ['2026-11-30'], X8_NEW_RSW_ACCEPT: ['2026-11-30'] }],
    ])('%s opens what it must, with these dates', (name, expected) => {
      const { events } = of(name);
      expect(Object.fromEntries(Object.keys(expected).map((step) => [step, opened(events, step)]))).toEqual(expected);
    });

    it.each([
      ['x1', 'ENDED', 'FOLLOWED_UP'],
      ['x2', 'IN_SERVICE', null],
      ['x3', 'FOLLOW_UP', null],
      ['x4', 'CLOSED', 'MOVED_AWAY'],
      ['x5', 'FOLLOW_UP', null],
      ['x6', 'FOLLOW_UP', null],
      ['x7', 'INTAKE', null],
      ['x8', 'SCREENING', null],
      ['x9', 'IN_SERVICE', null],
      ['x10', 'CLOSED', 'DECEASED'],
      ['reopen', 'FOLLOW_UP', null],
      ['absence', 'INTAKE', null],
    ])('%s ends as %s (%s)', async (name, expected, reason) => {
      const { status: ended, closeReason } = await of(name).story.now();
      expect([ended, closeReason]).toEqual([expected, reason]);
    });

    it('X2: the service stands still, the law does not; X3: the law’s limit moves once, by thirty days', () => {
      const paused = of('x2').events;
      const still = rungs(paused).filter((line) => line > '2027-02-01 10' && line < '2027-03-18 09');
      expect(still.every((line) => line.includes(' X2_'))).toBe(true);
      expect(moved(paused, 'P8_REVIEW')).toEqual(['2027-05-28']);
      expect(clock(of('x3').events, 'ST_EPL_30D')).toEqual(['2027-03-12', '2027-04-11']);
    });

    it('X4: nobody reads where they moved; X5: the birthday counts from its first moment', () => {
      expect(JSON.stringify(of('x4').events)).not.toMatch(/"049"|Espoo/);
      const asked = of('x5').events.find(
        ({ code, stepCode }) => code === 'TASK_OPENED' && stepCode === 'X5_OWN_CONSENTS',
      );
      expect(asked?.at).toBe('2027-08-19T21:00:00.000Z');
      expect(status(of('reopen').events, 'IN_SERVICE')).toBe('2027-03-08');
    });

    it('X8 and the absence: who has left has no door any more', async () => {
      await expect(get('rsw', `/cases/${of('x8').story.id}`)).rejects.toMatchObject({ status: 404 });
      const { story, events } = of('absence');
      const acts = events.filter(({ stepCode }) => stepCode === 'P4_ASSESSMENT').map(({ code }) => code);
      expect(acts).toEqual(expect.arrayContaining(['TASK_COVERED', 'TASK_RETURNED']));
      await expect(get('nurse2', `/cases/${story.id}`)).rejects.toMatchObject({ status: 404 });
    });

    it('X9: everybody concerned is told at once, and the number to call is shown', async () => {
      const { story, asides } = of('x9');
      expect(await notices(story.id, 'N11')).toBe('asw,famw,mgr,nurse,rsw,tl');
      expect(asides.join()).toContain('0206 96006');
    });

    it('all of them are told in three languages, in words and never in codes', async () => {
      try {
        for (const language of languages) {
          await place().site.query("UPDATE staff SET language = $1 WHERE username = 'tl'", [language]);
          for (const [name, { story }] of told) {
            const faults = (await story.history()).flatMap(({ text }) =>
              faultsOf(text).map((fault) => `${fault}: ${text}`),
            );
            expect([name, language, faults]).toEqual([name, language, []]);
          }
        }
      } finally {
        await place().site.query("UPDATE staff SET language = 'fi' WHERE username = 'tl'");
      }
    }, 60_000);
  });
}

/** A family worker who may convene elsewhere can't convene for a family of their own. */
async function convenerIndependent({ site, people }: Place, conference: CaseInStory): Promise<void> {
  await site.query("UPDATE staff SET roles = '{FAMW,CONV}' WHERE username = 'famw'");
  try {
    await conference.event('rsw', 'CONVENER_CHANGE', { reason: 'On leave.' });
    const choose = async (who: string) =>
      conference.complete('coord', 'G3_CONVENER', 'ASSIGNED', fgc.convener((await people.as(who)).id));
    await expect(choose('famw')).rejects.toMatchObject({ status: 422, code: 'convener_not_independent' });
    await choose('conv');
  } finally {
    await site.query("UPDATE staff SET roles = '{FAMW}' WHERE username = 'famw'");
  }
}

const param = ({ params }: Line, name: string): string => String(params[name]);

/** The due dates with which a step was opened, in order. */
function opened(events: readonly Line[], step: string): string[] {
  return events.filter((one) => one.code === 'TASK_OPENED' && one.stepCode === step).map((one) => param(one, 'dueOn'));
}

/** The due dates to which a step was moved, in order. */
function moved(events: readonly Line[], step: string): string[] {
  return events.filter((one) => one.code === 'TASK_MOVED' && one.stepCode === step).map((one) => param(one, 'to'));
}

/** The limits with which a clock of the law was started, in order. */
function clock(events: readonly Line[], code: string): string[] {
  return events
    .filter((one) => one.code === 'CLOCK_STARTED' && param(one, 'clock') === code)
    .map((one) => param(one, 'dueOn'));
}

/** The day on which a status was reached last. */
function status(events: readonly Line[], to: string): string | undefined {
  const reached = events.findLast((one) => one.code === 'STATUS_CHANGED' && param(one, 'to') === to);
  return reached && day(reached.at);
}
