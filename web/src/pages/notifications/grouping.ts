import type { NoticeView } from '../../api';

export interface NoticeGroup {
  /** Null for what concerns no case. */
  readonly caseId: string | null;
  readonly reference: string;
  readonly notices: readonly NoticeView[];
  readonly unread: readonly string[];
}

/** Notices by case, newest first as the server gives them; cases with something urgent that is unread come before all others. */
export function groupedByCase(notices: readonly NoticeView[]): readonly NoticeGroup[] {
  const groups = new Map<string, NoticeView[]>();
  for (const notice of notices) {
    const key = notice.caseId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  const waits = (members: readonly NoticeView[]) => members.some(({ urgent, readAt }) => urgent && readAt === null);
  const all = [...groups.values()];
  return [...all.filter(waits), ...all.filter((members) => !waits(members))].map((members) => ({
    caseId: members[0]?.caseId ?? null,
    reference: members[0]?.caseReference ?? '',
    notices: members,
    unread: members.filter(({ readAt }) => readAt === null).map(({ id }) => id),
  }));
}
