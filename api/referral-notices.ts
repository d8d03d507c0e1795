import { otherCase } from '../ledger/queries/referrals';
import { ageOn } from '../pathways/calendar';
import type { CaseState, Data, PathwayBook, Scalar } from '../pathways/model';
import { readPath } from '../pathways/paths';
import { may, relationTo } from './policies/may';
import { caseTime } from './presenters/case-time';
import type { Call } from './route';

/** Something that whoever writes a referral should know before it is sent; `params` holds ids, days and numbers only. */
export interface ReferralNotice {
  readonly code: 'age_outside_window' | 'case_in_work' | 'referred_before';
  readonly params: { readonly [name: string]: Scalar };
}

/** What the form as it stands says at once: an age that the service isn't for, and other cases of the same child. */
export async function referralNotices(
  call: Call,
  state: CaseState,
  book: PathwayBook,
  data: Data,
): Promise<ReferralNotice[]> {
  return [...ageNotice(call, state, book, data), ...(await otherNotice(call, state, book, data))];
}

/** Outside the service's ages today; the screening decides, by the day of sending (domain.md P2, E1). */
function ageNotice({ deps }: Call, state: CaseState, { definition }: PathwayBook, data: Data): ReferralNotice[] {
  const born = readPath(data, 'child.dateOfBirth');
  const { youngestAge: from, adultAge } = definition.limits ?? {};
  if (typeof born !== 'string' || from === undefined || adultAge === undefined) return [];
  const age = ageOn(born, caseTime(deps.now(), state.clockOffsetMs).today);
  if (age >= from && age < adultAge) return [];
  return [noticeOf('age_outside_window', { age, from, to: adultAge - 1 })];
}

/** A case in work refuses the submission; an earlier one is told only to those who may see it. */
async function otherNotice(call: Call, state: CaseState, book: PathwayBook, data: Data): Promise<ReferralNotice[]> {
  const subject = readPath(data, book.definition.intake.subjectField);
  if (typeof subject !== 'string' || subject === '') return [];
  const of = { id: state.id, pathwayId: state.pathway.id, training: state.training };
  const other = await otherCase(call.deps.pool, subject, of);
  if (other === null) return [];
  const sees = may(call.caller, 'case.read', relationTo(other.state, call.caller));
  const seen = sees ? { caseId: other.state.id, reference: other.state.reference } : {};
  if (other.inWork) return [noticeOf('case_in_work', seen)];
  return sees ? [noticeOf('referred_before', { ...seen, closedOn: other.closedOn })] : [];
}

// Hints, not refusals: their words are the page's.
function noticeOf(code: ReferralNotice['code'], params: ReferralNotice['params']): ReferralNotice {
  return { code, params };
}
