import { type SmsGateway, SmsNotSent } from '../../platform/sms';
import { shortText } from '../../texts/notices';
import type { Channel } from './channel';

export interface SmsDeps {
  /** Absent where no gateway is configured: then nothing is sent by this way. */
  readonly gateway: SmsGateway | undefined;
  /** Messages of training cases may leave: true only where the embedded catcher takes them. */
  readonly trainingMail: boolean;
}

/** Text message: that there is something urgent and where to look, and not a word more, in the receiver's language. */
export function createSms({ gateway, trainingMail }: SmsDeps): Channel {
  return {
    async send([notice]) {
      if (gateway === undefined || (notice.training && !trainingMail)) return { kind: 'NOT_NEEDED' };
      if (!notice.active) return { kind: 'REFUSED', code: 'RECEIVER_INACTIVE' };
      if (notice.phone === null || notice.phone === '') return { kind: 'REFUSED', code: 'NO_NUMBER' };
      try {
        await gateway.send({ id: notice.messageId, to: notice.phone, text: shortText(notice.language, notice.kind) });
        return { kind: 'DONE' };
      } catch (error) {
        if (!(error instanceof SmsNotSent)) throw error;
        return { kind: error.permanent ? 'REFUSED' : 'LATER', code: error.code };
      }
    },
  };
}
