/** Cases that hang together: one that another started tells it how it stands, follows its people, and may be taken along in its end. */
import type { Command } from '../model';
import { applyEffects, nameMember } from './effects';
import { emit, type Work } from './work';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** A case that this one started tells its status; what has ended hears nothing more. */
export function childReport(work: Work, { child, pathway, status, ended }: CommandOf<'CHILD_REPORT'>): void {
  const before = work.state.childStatus?.[child];
  if (work.state.endedAt || (before?.status === status && before.ended === ended)) return;
  emit(work, {
    code: 'CHILD_REPORTED',
    params: { pathway, status },
    change: { childStatus: { id: child, pathway, status, ended } },
  });
}

/** A member key that was inherited goes to the same person here. */
export function followMember(work: Work, { key, member, replaced }: CommandOf<'FOLLOW_MEMBER'>): void {
  const before = work.state.team[key];
  if (work.state.endedAt) return;
  nameMember(work, key, member);
  if (replaced !== 'LEAVES' || !before || before.userId === member.userId) return;
  emit(work, {
    code: 'MEMBER_LEFT',
    params: { member: key, userId: before.userId },
    change: { left: { userIds: [before.userId, ...(before.deputyId ? [before.deputyId] : [])] } },
  });
}

/** Ends with the case that started it, and tells nobody. */
export function stop(work: Work, { reason }: CommandOf<'STOP'>): void {
  if (!work.state.endedAt) applyEffects(work, [{ do: 'TAKE_BACK_NOTICES' }, { do: 'END', reason }], { data: {} });
}
