/** How long it takes, and whether limits hold: R4, R5 and R13 of domain.md §5.2. */
import { addDays, type LocalDate, workingDaysBetween } from '../../calendar';
import { isIn, type Period } from '../../reports/period';
import type { Counted, ReportCase, ReportDefinition, ReportTask } from '../../reports/report';
import { SLA_STEPS } from '../../sla';
import { type Answer, distribution, isMeant, isServed, sharesBy, spread, textOf } from './read';

const about = { pathway: 'helmi', room: 'TIME', outcome: false, dimensions: [], forms: [] } as const;

const STEPS: readonly string[] = Object.keys(SLA_STEPS);
const NOT_ASKED = ['CANCELLED', 'SKIPPED'];

/** Steps whose first due date lies in the period; one that is open and not yet due says nothing. */
function dueTasks(cases: readonly ReportCase[], period: Period): readonly ReportTask[] {
  return cases
    .filter(isMeant)
    .flatMap((c) =>
      c.tasks.filter(
        (task) =>
          isIn(period, task.originalDueOn) &&
          !NOT_ASKED.includes(task.status) &&
          (task.onTime !== null || task.originalDueOn < c.today),
      ),
    );
}

/** R4: done by the due date that was first set; open and past it counts as late. With the days each took. */
const timeliness: ReportDefinition = {
  ...about,
  code: 'R4',
  steps: true,
  count: (cases, { period, calendar }) => {
    const due = dueTasks(cases, period);
    const row = (key: string, tasks: readonly ReportTask[]): Counted => ({
      key,
      numerator: tasks.filter(({ onTime }) => onTime === true).length,
      denominator: tasks.length,
      ...(key === 'ALL'
        ? {}
        : {
            days: tasks.flatMap(({ openedOn, closedOn }) =>
              closedOn === null ? [] : [Math.max(0, workingDaysBetween(openedOn, closedOn, 'FI_SERVICE', calendar))],
            ),
          }),
    });
    const steps = STEPS.map((step) =>
      row(
        step,
        due.filter((task) => task.step === step),
      ),
    );
    return {
      shape: 'PARTS',
      rows: [row('ALL', due), ...steps.filter(({ denominator }) => denominator > 0)],
      missing: 0,
    };
  },
};

/** R4b: the reasons that were given for what was done late. */
const lateness: ReportDefinition = {
  ...about,
  code: 'R4b',
  count: (cases, { period }) => {
    const late = dueTasks(cases, period).filter(({ onTime }) => onTime === false);
    const reasons = late.flatMap(({ lateReason }) => lateReason ?? []);
    return { shape: 'COUNTS', rows: distribution(reasons), missing: late.length - reasons.length };
  },
};

/** R5: the service begun, or decided on in writing, within three months (SHL 1301/2014 45 §). */
const statutory: ReportDefinition = {
  ...about,
  code: 'R5',
  count: (cases, { period }) => {
    const answers = cases
      .filter((c) => isMeant(c) && (textOf(c.facts.acceptedOn) ?? textOf(c.facts.waitlistedOn)) !== undefined)
      .flatMap((of): Answer[] => {
        const clock = of.clocks.find(({ code }) => code === 'ST_3M_SERVICE');
        if (!clock || !isIn(period, clock.dueOn)) return [];
        if (clock.state === 'MET') return [{ of, met: !clock.late }];
        // A case that ended before its limit had nothing left to be met.
        return clock.state === 'STOPPED' || clock.dueOn >= of.today || (of.endedOn ?? of.today) <= clock.dueOn
          ? []
          : [{ of, met: false }];
      });
    return { shape: 'PARTS', rows: sharesBy(answers, null), missing: 0 };
  },
};

/** R13: working days from the referral to the first meeting of the service. */
const waiting: ReportDefinition = {
  ...about,
  code: 'R13',
  count: (cases, { period, calendar }) => {
    const days = cases.filter(isServed).flatMap(({ submittedOn, facts }) => {
      const first = textOf(facts.firstContactOn);
      if (submittedOn === null || first === undefined || !isIn(period, first)) return [];
      return [Math.max(0, workingDaysBetween(submittedOn, first, 'FI_SERVICE', calendar))];
    });
    return { shape: 'SPREAD', rows: [spread('FIRST_CONTACT', days)], missing: 0 };
  },
};

/** The last day of each month of a period. */
function monthEnds({ from, to }: Period): readonly LocalDate[] {
  const ends: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (addDays(day, 1).endsWith('-01')) ends.push(day);
  return ends;
}

/** R13b: how many waited for a place when each month ended. */
const waitlist: ReportDefinition = {
  ...about,
  code: 'R13b',
  count: (cases, { period }) => {
    const rows = monthEnds(period).map((end) => {
      const waited = cases.filter((c) => {
        const since = textOf(c.facts.waitlistedOn);
        const until = textOf(c.facts.acceptedOn) ?? c.endedOn ?? undefined;
        return (
          isMeant(c) && since !== undefined && since <= end && end < c.today && (until === undefined || until > end)
        );
      }).length;
      return { key: end.slice(0, 7), numerator: waited, denominator: waited };
    });
    return { shape: 'NUMBERS', rows, missing: 0 };
  },
};

export const timeReports: readonly ReportDefinition[] = [timeliness, lateness, statutory, waiting, waitlist];
