import { pathwayBooks } from '../../../pathways';
import type { RuleContext, Step } from '../../../pathways/model';
import {
  differences,
  lawMargin,
  lengthBounds,
  lockOf,
  NO_SETTINGS,
  type PathwaySettings,
  rungRecipients,
  settingsFaults,
  tidySettings,
  withSettings,
} from '../../../pathways/settings';
import * as forms from '../../../scripts/stories/forms';
import { CoreCase } from '../../support/core-case';
import { calendar, context } from '../../support/helmi-context';
import { people } from '../../support/helmi-stories';

const helmi = bookOf('helmi');
const conference = bookOf('familyGroupConference');
const { definition } = helmi;

function bookOf(id: string) {
  const book = pathwayBooks[id];
  if (!book) throw new Error(`no pathway ${id}`);
  return book;
}
function stepOf(code: string, p = definition): Step {
  const found = p.steps.find((step) => step.code === code);
  if (!found) throw new Error(`no step ${code}`);
  return found;
}
const lengthOf = (code: string, length: number): PathwaySettings => ({ steps: { [code]: { length } }, chains: {} });
const normal = (...days: readonly number[]): PathwaySettings => ({
  steps: {},
  chains: {
    NORMAL: (definition.chains['NORMAL'] ?? []).map(({ level, afterDueWd, to }, i) => ({
      level,
      afterDueWd: days[i] ?? afterDueWd,
      to,
    })),
  },
});
const codes = (settings: PathwaySettings, book = helmi) =>
  settingsFaults(book, settings).map(({ path, code }) => `${path} ${code}`);

describe('the numbers that the City sets for a pathway', () => {
  it('change nothing where nothing was set, not even the pathway’s own mark', () => {
    expect(withSettings(definition, NO_SETTINGS, 0)).toBe(definition);
    const version = `${definition.version}+3`;
    expect(withSettings(definition, NO_SETTINGS, 3)).toEqual({ ...definition, version });
  });

  it('change one step’s length and its chain, and leave everything else as it was', () => {
    const set = withSettings(
      definition,
      { ...normal(2, 4), ...lengthOf('P4_ASSESSMENT', 12), ...chainsOf(normal(2, 4)) },
      1,
    );
    expect(stepOf('P4_ASSESSMENT', set).due).toEqual({ ...stepOf('P4_ASSESSMENT').due, length: 12 });
    expect(set.chains['NORMAL']?.map(({ afterDueWd }) => afterDueWd)).toEqual([2, 4, 5, 10]);
    const others = (p: typeof definition) => p.steps.filter(({ code }) => code !== 'P4_ASSESSMENT');
    expect(others(set)).toEqual(others(definition));
    expect(set.chains['FAST']).toEqual(definition.chains['FAST']);
  });

  it('reach a case that begins with them, its days and its escalations, and stand in it as its pathway’s version', () => {
    const settings = { ...lengthOf('P2_SCREENING', 3), ...chainsOf(normal(2, 4)) };
    const days = (book: typeof helmi) => {
      const begun = new CoreCase(book, '2026-11-23');
      const data = forms.referral('2026-11-23', people.rsw.id);
      begun.draft(people.rsw, data, { RSW: { userId: people.rsw.id } });
      begun.do(people.rsw, { type: 'SUBMIT', data });
      const task = Object.values(begun.state?.tasks ?? {}).find(({ step }) => step === 'P2_SCREENING');
      const level = task?.rungs.find(({ key }) => key === 'L1');
      return { version: begun.state?.pathway.version, due: task?.dueOn, level: level?.on };
    };
    const { version } = definition;
    expect(days(helmi)).toEqual({ version, due: '2026-11-30', level: '2026-12-01' });
    const set = { ...helmi, definition: withSettings(definition, settings, 1) };
    expect(days(set)).toEqual({ version: `${version}+1`, due: '2026-11-26', level: '2026-11-30' });
  });

  it('keep a step that is counted back counted back', () => {
    const set = withSettings(conference.definition, lengthOf('G4_SUMMARY', 7), 1);
    expect(stepOf('G4_SUMMARY', set).due.length).toBe(-7);
  });

  it('count for nothing where the release no longer has what they were set for', () => {
    const old = { steps: { GONE: { length: 4 }, ST_7WD: { length: 9 } }, chains: { GONE: [] } };
    expect(tidySettings(definition, old)).toEqual(NO_SETTINGS);
    expect(withSettings(definition, old, 1).steps).toEqual(definition.steps);
  });

  it('are kept as what differs from the release, and nothing else', () => {
    const said = {
      ...normal(),
      steps: { P4_ASSESSMENT: { length: 15, remindBeforeWd: [1, 3] }, P5_INTAKE: { length: 6 } },
    };
    expect(tidySettings(definition, said)).toEqual(lengthOf('P5_INTAKE', 6));
  });

  it('move the usual reminders where a step becomes long, and say so', () => {
    expect(differences(definition, NO_SETTINGS, lengthOf('P5_INTAKE', 9))).toEqual([
      { kind: 'LENGTH', step: 'P5_INTAKE', from: 5, to: 9 },
      { kind: 'REMINDERS', step: 'P5_INTAKE', from: [1], to: [3, 1] },
    ]);
    expect(differences(definition, normal(2), NO_SETTINGS)).toEqual([
      {
        kind: 'RUNG',
        chain: 'NORMAL',
        level: 1,
        from: { afterDueWd: 2, to: ['ASSIGNEE', 'DEPUTY'] },
        to: { afterDueWd: 1, to: ['ASSIGNEE', 'DEPUTY'] },
      },
    ]);
  });

  it('put a level on the due date itself when the day is over, not that morning', () => {
    const set = withSettings(definition, normal(0), 1);
    expect(set.chains['NORMAL']?.[0]).toMatchObject({ afterDueWd: 0, at: '16:00' });
    expect(withSettings(definition, fast(1), 1).chains['FAST']?.[0]).not.toHaveProperty('at');
  });
});

const chainsOf = ({ chains }: PathwaySettings) => ({ chains });
const fast = (first: number): PathwaySettings => ({
  steps: {},
  chains: {
    FAST: (definition.chains['FAST'] ?? []).map(({ level, afterDueWd, to }, i) => ({
      level,
      afterDueWd: i === 0 ? first : afterDueWd,
      to,
    })),
  },
});

describe('what may be set', () => {
  const all = Object.values(pathwayBooks).flatMap((book) => book.definition.steps.map((step) => ({ book, step })));
  const byRule = all.filter(({ step }) => step.due.rule !== undefined);
  const contextOf = (book: typeof helmi, step: Step, by: number): RuleContext => ({
    ...context({ on: '2026-11-23', facts: { child: { dateOfBirth: '2014-05-05' }, dateOfBirth: '2014-05-05' } }),
    pathway: {
      ...book.definition,
      steps: book.definition.steps.map((one) =>
        one.code === step.code
          ? { ...one, due: { ...one.due, length: one.due.length + by * Math.sign(one.due.length) } }
          : one,
      ),
    },
  });
  /** A summary's day is before the conference's, so that there must be one. */
  const dayOf = (book: typeof helmi, step: Step, by: number) => {
    const given = contextOf(book, step, by);
    const state = { ...given.state, facts: { ...given.state.facts, conferenceOn: '2027-03-01' } };
    return book.rules.dates[step.due.rule ?? '']?.({ ...given, state });
  };

  it('is every length that counts: where a named rule gives the date, it moves with the length', () => {
    const open = byRule.filter(({ step }) => lockOf(step) === null);
    expect(open.map(({ step }) => step.code)).toEqual(
      expect.arrayContaining(['P2_SCREENING', 'G2_AGREEMENT', 'G4_SUMMARY', 'G4_PREPARATION']),
    );
    const still = open.filter(({ book, step }) => dayOf(book, step, 0) === dayOf(book, step, 4));
    expect(still.map(({ step }) => step.code)).toEqual([]);
  });

  it('is no length that the law or the service’s own words fix', () => {
    const locked = Object.fromEntries(all.flatMap(({ step }) => (lockOf(step) ? [[step.code, lockOf(step)]] : [])));
    expect(locked).toMatchObject({
      X3_PLACEMENT_END: 'LAW',
      X3_DAY20_REVIEW: 'RULE',
      P8_REVIEW: 'RULE',
      P10_FOLLOW_UP: 'RULE',
      X2_PAUSE_END: 'RULE',
      G5_CONFERENCE: 'RULE',
      G8_FOLLOW_UP: 'RULE',
    });
    for (const code of ['P8_REVIEW', 'X3_PLACEMENT_END'])
      expect(codes(lengthOf(code, 4))).toEqual([`steps.${code}.length fixed_length`]);
  });

  it('stays within bounds: a screening is over before the day on which two levels speak up at once', () => {
    expect(lengthBounds(stepOf('P2_SCREENING'))).toEqual({ min: 1, max: 6 });
    // A draft is put away only after its author was warned on the twentieth day.
    expect(lengthBounds(stepOf('P1_DRAFT_PURGE'))).toEqual({ min: 21, max: 90 });
    expect(codes(lengthOf('P2_SCREENING', 7))).toEqual(['steps.P2_SCREENING.length out_of_range']);
    for (const length of [0, -3, 251, 1.5])
      expect(codes(lengthOf('P4_ASSESSMENT', length))).toEqual(['steps.P4_ASSESSMENT.length out_of_range']);
    expect(codes(lengthOf('P4_ASSESSMENT', 250))).toEqual([]);
    expect(codes(lengthOf('__proto__x', 3))).toEqual(['steps.__proto__x unknown_option']);
    expect(codes({ steps: {}, chains: { constructor: [] } })).toEqual(['chains.constructor unknown_option']);
  });

  it('is reminders between the opening and the due date, three at most', () => {
    const remind = (...remindBeforeWd: readonly number[]) =>
      codes({ steps: { P5_INTAKE: { remindBeforeWd } }, chains: {} });
    const at = 'steps.P5_INTAKE.remindBeforeWd';
    expect(remind(3, 1)).toEqual([]);
    expect(remind()).toEqual([]);
    expect(remind(5)).toEqual([`${at} reminder_too_early`]);
    expect(remind(2, 2)).toEqual([`${at} repeated`]);
    expect(remind(4, 3, 2, 1)).toEqual([`${at} too_many`]);
    expect(remind(0)).toEqual([`${at} out_of_range`]);
  });

  it('is when a level speaks up and to whom, but no level less, none out of turn, and none that tells nobody new', () => {
    const changed = (change: (rungs: { level: number; afterDueWd: number; to: readonly string[] }[]) => unknown) => {
      const rungs = (normal().chains['NORMAL'] ?? []).map((rung) => ({ ...rung }));
      change(rungs);
      return codes({ steps: {}, chains: { NORMAL: rungs } });
    };
    expect(changed((rungs) => Object.assign(rungs[1] ?? {}, { afterDueWd: 2, to: ['TL', 'RSW'] }))).toEqual([]);
    expect(changed((rungs) => rungs.pop())).toEqual(['chains.NORMAL levels_fixed']);
    expect(changed((rungs) => Object.assign(rungs[1] ?? {}, { afterDueWd: 0 }))).toEqual([
      'chains.NORMAL.1.afterDueWd before_lower_level',
    ]);
    expect(changed((rungs) => Object.assign(rungs[1] ?? {}, { to: ['ASSIGNEE', 'DEPUTY'] }))).toEqual([
      'chains.NORMAL.1.to nobody_new',
    ]);
    expect(changed((rungs) => Object.assign(rungs[0] ?? {}, { to: [] }))).toEqual(['chains.NORMAL.0.to required']);
    expect(changed((rungs) => Object.assign(rungs[2] ?? {}, { to: ['AUD'] }))).toEqual([
      'chains.NORMAL.2.to not_an_option',
    ]);
    expect(changed((rungs) => Object.assign(rungs[2] ?? {}, { afterDueWd: 61 }))).toContain(
      'chains.NORMAL.2.afterDueWd out_of_range',
    );
  });

  it('never lets Helmi’s leaders hear of a conference that they are only informed of', () => {
    expect(rungRecipients(definition)).toEqual(['ASSIGNEE', 'DEPUTY', 'TL', 'MGR', 'RSW']);
    expect(rungRecipients(conference.definition)).toEqual(['ASSIGNEE', 'DEPUTY', 'RSW', 'MGR']);
  });
});

describe('the straight way against the law', () => {
  it('keeps the three months by the release’s numbers, for every start of the year ahead', () => {
    expect(lawMargin(definition, '2026-01-01', calendar)).toEqual({
      clock: 'ST_3M_SERVICE',
      workingDays: 55,
      leastDays: 4,
      worstStart: '2026-02-24',
      missed: 0,
    });
    expect(lawMargin(conference.definition, '2026-01-01', calendar)).toBeNull();
  });

  it('misses them where a step is made too long, and says on how many starts', () => {
    const longer = lawMargin(withSettings(definition, lengthOf('P4_ASSESSMENT', 21), 1), '2026-01-01', calendar);
    expect(longer?.workingDays).toBe(61);
    expect(longer?.leastDays).toBeLessThan(0);
    expect(longer?.missed).toBeGreaterThan(0);
  });
});
