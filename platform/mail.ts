import { createTransport } from 'nodemailer';
import type { Config } from './config';

/** One notice as a mail. It holds no client data: a sentence about what waits, and a link behind the sign-in. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Stable for the notice (without angle brackets), so that a repeated delivery is the same mail. */
  readonly messageId: string;
  readonly language: 'fi' | 'sv' | 'en';
}

export interface Mailer {
  /** Hands the mail to the server; throws `MailNotSent` when it isn't taken, which may be tried again with the same mail. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Why a mail was not taken. `permanent` (SMTP 5xx): trying again changes nothing. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  constructor(
    readonly code: string,
    readonly permanent: boolean,
  ) {
    super(`mail not sent: ${code}`);
  }
}

/** Mailer for the server of `SMTP_URL`; without one every mail fails with code `no_mail_server`. */
export function createMailer(config: Pick<Config, 'mail'>): Mailer {
  const { smtpUrl, from } = config.mail;
  if (smtpUrl === undefined) {
    return { send: () => Promise.reject(new MailNotSent('no_mail_server', false)), close: () => undefined };
  }
  const limits = 'connectionTimeout=5000&greetingTimeout=5000&socketTimeout=15000&pool=true&maxConnections=2';
  const transport = createTransport(`${smtpUrl}${smtpUrl.includes('?') ? '&' : '?'}${limits}`);
  return {
    async send({ to, subject, text, messageId, language }) {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${messageId}>`,
          // RFC 3834: keeps out-of-office robots from answering.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        throw notSent(error);
      }
    },
    close: () => transport.close(),
  };
}

// The server's words are dropped: they may repeat the address or the subject.
function notSent(error: unknown): MailNotSent {
  const answer = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new MailNotSent(Number.isNaN(answer) ? code : `smtp_${answer}`, answer >= 500 && answer < 600);
}
