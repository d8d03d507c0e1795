/** When a task or a statutory clock speaks up: its reminders, its overdue moment, its chain, alarms of its own. */
import { addDays, addWorkingDays, type LocalDate } from './calendar';
import type { ChainRung, Env, Pathway, Recipient, Rung, StatutoryClock, Step, TaskState } from './model';

/** Reminders and escalations leave at 08:30 local time; a due date ends at 16:00, when the offices close. */
export const MORNING = '08:30';
export const DUE_TIME = '16:00';

type Plan = Pick<TaskState, 'role' | 'openedOn' | 'openedAt' | 'dueOn' | 'lateAt' | 'window' | 'extensions'>;

function rung(env: Env, on: LocalDate, time: string, rest: Omit<Rung, 'on' | 'time' | 'at' | 'state'>): Rung {
  return { ...rest, on, time, at: env.instant(on, time), state: 'WAITING' };
}

/** The reminders of a step, in working days before its due date. */
export function reminderDays(step: Step, pathway: Pathway): readonly number[] {
  if (step.remindBeforeWd) return step.remindBeforeWd;
  const { longFromWd, long, short } = pathway.reminders;
  return step.due.unit !== 'WD' || Math.abs(step.due.length) >= longFromWd ? long : short;
}

/** A reminder whose moment lies before the opening is not planned: the opening itself was the news. */
function reminders(step: Step, pathway: Pathway, plan: Plan, env: Env): Rung[] {
  return reminderDays(step, pathway)
    .map((days) => {
      const on = addWorkingDays(plan.dueOn, -days, step.due.calendar, env.calendar);
      return rung(env, on, MORNING, { key: `R${days}`, kind: 'REMINDER', to: ['ASSIGNEE'], notice: 'N7' });
    })
    .filter((r) => r.at > plan.openedAt);
}

/** A team leader's own task, be it only for want of a lead worker, goes on to the manager, not back to the team leader. */
function audience(plan: Plan, chainRung: ChainRung): readonly Recipient[] {
  if (plan.role !== 'TL' || chainRung.level < 2) return chainRung.to;
  return [...new Set(chainRung.to.filter((to) => to !== 'ASSIGNEE').map((to) => (to === 'TL' ? 'MGR' : to)))];
}

function chainOf(step: Step, pathway: Pathway, plan: Plan, env: Env): Rung[] {
  const base = plan.window?.endsOn ?? plan.dueOn;
  const count = (from: LocalDate, days: number) =>
    days === 0 ? from : addWorkingDays(from, days, 'FI_SERVICE', env.calendar);
  return (pathway.chains[step.chain] ?? [])
    .filter((c) => c.level <= (step.maxLevel ?? Number.POSITIVE_INFINITY))
    .map((c) => {
      const own = plan.extensions === 0 ? step.levelsAtWd?.find((l) => l.level === c.level) : undefined;
      // Measured from the due date, which a pause or a return moves: the days that are left stay left for the levels too.
      const on = own ? count(base, own.afterOpenWd - step.due.length) : count(base, c.afterDueWd);
      return rung(env, on, own ? MORNING : (c.at ?? MORNING), {
        key: `L${c.level}`,
        kind: 'ESCALATION',
        level: c.level,
        to: audience(plan, c),
        notice: 'N8',
      });
    });
}

/** What would have been said before the due date was given is said as soon as it is: nobody came too late. */
function ownAlarms(step: Step, plan: Plan, env: Env): Rung[] {
  const planned = (step.alarms ?? []).map((alarm) => {
    const wd = (from: LocalDate, n: number) => addWorkingDays(from, n, 'FI_SERVICE', env.calendar);
    let on = plan.dueOn;
    if (alarm.beforeDueDays !== undefined) on = addDays(plan.dueOn, -alarm.beforeDueDays);
    else if (alarm.beforeDueWd !== undefined) on = wd(plan.dueOn, -alarm.beforeDueWd);
    else if (alarm.afterDueWd !== undefined)
      on = alarm.afterDueWd === 0 ? plan.dueOn : wd(plan.dueOn, alarm.afterDueWd);
    else if (alarm.afterOpenWd !== undefined) on = wd(plan.openedOn, alarm.afterOpenWd);
    else if (alarm.afterOpenDays !== undefined) on = addDays(plan.openedOn, alarm.afterOpenDays);
    return rung(env, on, alarm.at ?? MORNING, { key: alarm.key, kind: 'NOTICE', to: alarm.to, notice: alarm.notice });
  });
  const early = new Set((step.alarms ?? []).filter((a) => a.beforeDueDays !== undefined).map((a) => a.key));
  const back = new Set((step.alarms ?? []).filter((a) => a.beforeDueWd !== undefined).map((a) => a.key));
  return planned
    .filter((r) => !early.has(r.key) || r.at > plan.openedAt)
    .map((r) => (back.has(r.key) && r.at < plan.openedAt ? { ...r, at: plan.openedAt } : r));
}

/** All rungs of a task as planned from its due date, earliest first (domain.md §2.4). */
export function rungsOf(step: Step, pathway: Pathway, plan: Plan, env: Env): Rung[] {
  const overdueOn = plan.window?.endsOn ?? plan.dueOn;
  return [
    ...reminders(step, pathway, plan, env),
    rung(env, overdueOn, DUE_TIME, { key: 'OVERDUE', kind: 'OVERDUE', to: [] }),
    ...chainOf(step, pathway, plan, env),
    ...ownAlarms(step, plan, env),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The alarms of a statutory clock before its limit, and the limit itself. */
export function clockRungs(clock: StatutoryClock, startedOn: LocalDate, dueOn: LocalDate, env: Env): Rung[] {
  const alarms = clock.alarms.map((alarm) => {
    let on = dueOn;
    if (alarm.atWd !== undefined) on = addWorkingDays(startedOn, alarm.atWd, clock.calendar, env.calendar);
    else if (alarm.beforeWd !== undefined) on = addWorkingDays(dueOn, -alarm.beforeWd, 'FI_SERVICE', env.calendar);
    else if (alarm.atDay !== undefined) on = addDays(startedOn, alarm.atDay);
    return rung(env, on, MORNING, { key: alarm.key, kind: 'NOTICE', to: alarm.to, notice: 'N10' });
  });
  return [...alarms, rung(env, dueOn, DUE_TIME, { key: 'BREACHED', kind: 'OVERDUE', to: [] })];
}
