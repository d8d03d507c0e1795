import type { Config } from './config';

/** One text message. `id` is stable, so that a gateway that knows it already need not send it again. */
export interface TextMessage {
  readonly id: string;
  /** Number in international form. */
  readonly to: string;
  readonly text: string;
}

export interface SmsGateway {
  /** Hands the message to the gateway; throws `SmsNotSent` when it isn't taken. */
  send(message: TextMessage): Promise<void>;
}

/** Why a message was not taken. `permanent`: trying again changes nothing. Never holds the number. */
export class SmsNotSent extends Error {
  override readonly name = 'SmsNotSent';
  constructor(
    readonly code: string,
    readonly permanent: boolean,
  ) {
    super(`text message not sent: ${code}`);
  }
}

const PATIENCE_MS = 10_000;
/** Client faults that pass: a time-out, a queue that is full. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** The gateway of `HELMI_SMS_URL`: one POST per message, taken when it answers 2xx; undefined where none is configured. */
export function createSmsGateway(config: Pick<Config, 'sms'>): SmsGateway | undefined {
  const { url, token } = config.sms;
  if (url === undefined) return undefined;
  const headers = {
    'Content-Type': 'application/json',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  return {
    async send({ id, to, text }) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': id },
        body: JSON.stringify({ id, to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => {
        throw new SmsNotSent('sms_unreachable', false);
      });
      await answer.body?.cancel();
      if (answer.ok) return;
      const permanent = answer.status >= 400 && answer.status < 500 && !PASSING.has(answer.status);
      throw new SmsNotSent(`sms_${answer.status}`, permanent);
    },
  };
}
