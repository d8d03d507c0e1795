import type { CaseState } from '../pathways/model';
import { caseTime } from './presenters/case-time';
import type { Reader } from './presenters/task';
import type { Call } from './route';

/** For whom, in which language, and at which time of the case something is presented. */
export async function readerOf(call: Call, clockOffsetMs: number): Promise<Reader> {
  const { caller, deps, language } = call;
  const calendar = await deps.calendar();
  return { person: caller, language, time: caseTime(deps.now(), clockOffsetMs), calendar };
}

/** A reader at the time of this case. */
export function readerFor(call: Call, state: Pick<CaseState, 'clockOffsetMs'>): Promise<Reader> {
  return readerOf(call, state.clockOffsetMs);
}
