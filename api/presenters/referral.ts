import type { ReferralRow } from '../../ledger/queries/referrals';
import { envAt } from '../../ledger/time';
import { daysBetween, workingDaysBetween } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import type { CaseState, Data, PathwayBook } from '../../pathways/model';
import { readPath } from '../../pathways/paths';
import { dayOf } from '../../texts/dates';
import type { ReferralItemView } from '../contract/referral-list';
import { missingPaths } from '../missing-fields';
import { relationTo } from '../policies/may';
import { presentRibbon } from './case';
import { initialsOf } from './initials';
import { presentTask, type Reader } from './task';

/** The law's limit for the service to begin (SHL 1301/2014 45 §). */
const LIMIT = 'ST_3M_SERVICE';

/** One line of the referral queue: how old it is, what is missing, what it waits for, and how much of the law's limit is gone. */
export function presentReferral({ state, data }: ReferralRow, book: PathwayBook, reader: Reader): ReferralItemView {
  const { intake } = book.definition;
  const writing = state.status === intake.status || state.status === intake.returnedStatus;
  const startedOn = dayOf(state.startedAt);
  return {
    id: state.id,
    reference: state.reference,
    status: state.status,
    training: state.training,
    initials: writing
      ? initialsOf(['child.givenName', 'child.familyName'].map((path) => nameOf(data ?? {}, path)))
      : null,
    startedOn,
    submittedOn: state.submittedOn ?? null,
    ageWd: wd(state.submittedOn ?? startedOn, reader),
    missing: writing ? missingPaths(book, state, data ?? {}, envAt(reader.time.at, reader.calendar)) : [],
    confirmed: state.confirmedBy !== undefined,
    returns: typeof state.facts['returns'] === 'number' ? state.facts['returns'] : 0,
    task: nextTask(state, book, reader),
    limit: limitOf(state, reader),
  };
}

function wd(from: string, { time, calendar }: Reader): number {
  return from >= time.today ? 0 : workingDaysBetween(from, time.today, 'FI_SERVICE', calendar);
}

function nextTask(state: CaseState, book: PathwayBook, reader: Reader): ReferralItemView['task'] {
  const open = Object.values(state.tasks).filter(isOpen);
  const task = open.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  return task === undefined ? null : presentTask(task, state, book, relationTo(state, reader.person, task), reader);
}

function limitOf(state: CaseState, reader: Reader): ReferralItemView['limit'] {
  const clock = presentRibbon(state, reader.language).find(({ code }) => code === LIMIT);
  if (clock === undefined) return null;
  const { today } = reader.time;
  const whole = Math.max(1, daysBetween(clock.startedOn, clock.dueOn));
  const wdLeft = today >= clock.dueOn ? 0 : workingDaysBetween(today, clock.dueOn, 'FI_SERVICE', reader.calendar);
  return { ...clock, wdLeft, share: Math.min(1, Math.max(0, daysBetween(clock.startedOn, today) / whole)) };
}

function nameOf(data: Data, path: string): string {
  const name = readPath(data, path);
  return typeof name === 'string' ? name : '';
}
