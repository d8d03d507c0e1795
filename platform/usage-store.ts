import type { Config } from './config';

/** One document of the usage log and the id under which the store keeps it once, however often it is sent. */
export interface UsageDocument {
  readonly id: string;
  readonly document: string;
}

export interface UsageStore {
  /** Sends documents in order and says how many from the first on were taken; throws `NotTaken` where none was. */
  send(documents: readonly UsageDocument[]): Promise<number>;
}

/** Why the store took nothing. `retryAfterMs`: what it asked for. Holds no word of a document. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  constructor(
    readonly code: string,
    readonly retryAfterMs?: number,
  ) {
    super(`usage log not taken: ${code}`);
  }
}

const PATIENCE_MS = 20_000;
/** `create` of what is there already. */
const KNOWN = 409;

/** The store of `HELMI_USAGE_LOG_URL`, spoken to in Elasticsearch's bulk form; undefined where none is configured. */
export function createUsageStore({ usageLog: { url, token } }: Pick<Config, 'usageLog'>): UsageStore | undefined {
  if (url === undefined) return undefined;
  const headers = {
    'Content-Type': 'application/x-ndjson',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  return {
    async send(documents) {
      const body = documents
        .map(({ id, document }) => `${JSON.stringify({ create: { _id: id } })}\n${document}\n`)
        .join('');
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal }).catch(() => {
        throw new NotTaken('unreachable');
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
        throw new NotTaken(`status_${answer.status}`, Number.isFinite(seconds) ? seconds * 1_000 : undefined);
      }
      const text = await answer.text().catch(() => {
        throw new NotTaken('cut_off');
      });
      const taken = takenOf(text, documents.length);
      if (taken === 0) throw new NotTaken('refused');
      return taken;
    },
  };
}

/** How many documents from the first on the answer's items took; a store that lists no items took all. */
function takenOf(text: string, sent: number): number {
  const statuses = [...text.matchAll(/"status"\s*:\s*(\d{3})/g)].map(([, status]) => Number(status));
  if (statuses.length === 0) return sent;
  const failed = statuses.findIndex((status) => status >= 300 && status !== KNOWN);
  return failed === -1 ? Math.min(statuses.length, sent) : failed;
}
