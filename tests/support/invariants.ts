/** What must hold in every state that a case can reach. */
import { alarmsOf } from '../../pathways/alarms';
import { isOpen } from '../../pathways/conditions';
import { evolve } from '../../pathways/evolve';
import type { CaseState } from '../../pathways/model';
import type { CoreCase } from './core-case';

/** A case that is not over waits for a person's step, and time will speak up about it unless every level was reached. */
export function hasFuture(c: CoreCase): boolean {
  const state = c.now;
  if (state.endedAt) return alarmsOf(state).length === 0 && !Object.values(state.tasks).some(isOpen);
  const kind = c.book.definition.statuses.find((s) => s.code === state.status)?.kind;
  const forms = Object.values(state.tasks).filter((t) => isOpen(t) && t.kind === 'FORM' && !t.frozen);
  // A draft, and a referral that was returned, go on with the referral's own form.
  return kind === 'DRAFT' || state.status === c.book.definition.intake.returnedStatus || forms.length > 0;
}

/** The events alone give the state. */
export function foldsBack(c: CoreCase): boolean {
  const folded = c.events.reduce<CaseState | null>((s, e) => evolve(s, e), null);
  return JSON.stringify(folded) === JSON.stringify(c.now);
}

/** No alarm of a frozen task waits while the case is paused, and no statutory limit ever moved. */
export function clocksKeepTheLaw(before: CaseState, after: CaseState): boolean {
  const silent = alarmsOf(after).every((a) => !a.task?.frozen);
  const still = Object.values(before.clocks).every((clock) => {
    const now = after.clocks[clock.code];
    return now === undefined || now.startedOn !== clock.startedOn || now.dueOn === clock.dueOn;
  });
  return silent && still;
}

/** One person's step is never open twice. */
export function noStepTwice(c: CoreCase): boolean {
  const steps = Object.values(c.now.tasks)
    .filter(isOpen)
    .map((t) => t.step);
  return new Set(steps).size === steps.length;
}

/** Every alarm was raised at most once: each id stands in one event. */
export function noAlarmTwice(c: CoreCase): boolean {
  const told = c.notices.filter((n) => n.occurrence).map((n) => `${n.occurrence}`);
  return new Set(told).size === told.length;
}
