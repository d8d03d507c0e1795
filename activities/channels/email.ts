import { createHash } from 'node:crypto';
import type { OutgoingNotice } from '../../ledger/outgoing';
import { type Mailer, MailNotSent } from '../../platform/mail';
import { digestText, type NoticeInput } from '../../texts/notices';
import type { Channel, Sent } from './channel';

export interface EmailDeps {
  readonly mailer: Mailer;
  /** Address of the user interface, without a slash at its end. */
  readonly publicUrl: string;
  /** Mails of training cases may leave: true only where the embedded catcher takes them. */
  readonly trainingMail: boolean;
}

/** E-mail: a sentence about what waits and a link behind the sign-in, in the receiver's language. */
export function createEmail({ mailer, publicUrl, trainingMail }: EmailDeps): Channel {
  return {
    async send(notices): Promise<Sent> {
      const [first] = notices;
      if (first.training && !trainingMail) return { kind: 'NOT_NEEDED' };
      if (!first.active) return { kind: 'REFUSED', code: 'RECEIVER_INACTIVE' };
      if (first.email === null || first.email === '') return { kind: 'REFUSED', code: 'NO_ADDRESS' };
      const { language } = first;
      const words = notices.map((notice) => inputOf(notice, publicUrl));
      const { subject, body } = digestText(
        language,
        words,
        notices.length === 1 ? (words[0]?.url ?? '') : `${publicUrl}/`,
      );
      try {
        await mailer.send({
          to: first.email,
          subject,
          text: body,
          language: first.language,
          messageId: messageIdOf(notices),
        });
        return { kind: 'DONE' };
      } catch (error) {
        if (!(error instanceof MailNotSent)) throw error;
        return { kind: error.permanent ? 'REFUSED' : 'LATER', code: error.code };
      }
    },
  };
}

/** What the text may know: codes, the reference, a day and a link. */
function inputOf(notice: OutgoingNotice, publicUrl: string): NoticeInput {
  const { kind, stepCode, level, reference, dueOn, params, taskId, caseId } = notice;
  return {
    code: kind,
    reference,
    url: addressOf(publicUrl, taskId, caseId),
    params,
    ...(stepCode === null ? {} : { stepCode }),
    ...(level === null ? {} : { level }),
    ...(dueOn === null ? {} : { dueOn }),
  };
}

function addressOf(publicUrl: string, taskId: string | null, caseId: string | null): string {
  if (taskId !== null) return `${publicUrl}/t/${taskId}`;
  return caseId === null ? `${publicUrl}/` : `${publicUrl}/cases/${caseId}`;
}

/** The same notices make the same mail at every try; a merged mail is known by all of its notices. */
function messageIdOf(notices: readonly [OutgoingNotice, ...OutgoingNotice[]]): string {
  const ids = notices.map(({ messageId }) => messageId);
  const local = ids.length === 1 ? ids[0] : createHash('sha256').update(ids.sort().join()).digest('hex').slice(0, 32);
  return `${local}@helmi`;
}
