import type { InboxRow } from '../../ledger/queries/notices';
import { inboxText } from '../../texts/notices';
import type { NoticeView } from '../contract/shapes';
import type { Language } from '../problems';

type Told = Pick<InboxRow, 'kind' | 'stepCode' | 'level' | 'reference' | 'dueOn' | 'params'>;

/** What a notice says in one line; nothing about the client. */
export function noticeSubject({ kind, stepCode, level, reference, dueOn, params }: Told, language: Language): string {
  return inboxText(language, {
    code: kind,
    stepCode: stepCode ?? undefined,
    level: level ?? undefined,
    reference,
    dueOn: dueOn ?? undefined,
    url: '',
    params,
  });
}

/** One line of the inbox, in the receiver's language. */
export function presentNotice(row: InboxRow, language: Language): NoticeView {
  const { id, kind, caseId, reference, taskId, stepCode, level, dueOn, urgent, createdAt, readAt } = row;
  return {
    id,
    kind,
    caseId,
    caseReference: reference,
    taskId,
    stepCode,
    level,
    dueOn,
    urgent,
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    text: noticeSubject(row, language),
  };
}
