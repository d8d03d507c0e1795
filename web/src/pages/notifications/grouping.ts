import type { NoticeView } from '../../api';

export interface NoticeGroup {
  /** Null for what concerns no case. */
  readonly caseId: string | null;
  readonly reference: string;
  readonly notices: readonly NoticeView[];
  readonly unread: readonly string[];
}

/** Notices by case; cases and notices newest first, as the server gives them. */
export function groupedByCase(notices: readonly NoticeView[]): readonly NoticeGroup[] {
  const groups = new Map<string, NoticeView[]>();
  for (const notice of notices) {
    const key = notice.caseId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()].map((members) => ({
    caseId: members[0]?.caseId ?? null,
    reference: members[0]?.caseReference ?? '',
    notices: members,
    unread: members.filter(({ readAt }) => readAt === null).map(({ id }) => id),
  }));
}
