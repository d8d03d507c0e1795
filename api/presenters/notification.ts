import type { InboxRow } from '../../ledger/queries/notices';
import { noticeText } from '../../texts/notices';
import type { NoticeView } from '../contract/shapes';
import type { Language } from '../problems';

/** One line of the inbox, in the receiver's language; the same words as the mail's subject, so nothing about the client. */
export function presentNotice(row: InboxRow, language: Language): NoticeView {
  const { id, kind, caseId, reference, taskId, stepCode, level, dueOn, urgent, createdAt, readAt, params } = row;
  const { subject } = noticeText(language, {
    code: kind,
    stepCode: stepCode ?? undefined,
    level: level ?? undefined,
    reference,
    dueOn: dueOn ?? undefined,
    url: '',
    params,
  });
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
    text: subject,
  };
}
