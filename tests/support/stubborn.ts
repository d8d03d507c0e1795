/** People who try again: the same command with the same key, until the service has answered for certain. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

export interface Stubborn {
  readonly id: string;
  readonly call: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  /** Once only: status and body, whatever they are. */
  readonly once: <T>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ) => Promise<{ status: number; headers: Headers; body: T }>;
}

const PATIENCE_MS = 90_000;
/** What a command may be answered while a part is being brought back, or while a training clock lands. */
const PASSING = new Set(['clock_moving', 'unavailable', 'still_moving', 'database_unavailable']);

/** Signs a demo person in, however long the service takes to be there. */
export async function stubborn(base: string, username: string): Promise<Stubborn> {
  const headers = { 'content-type': 'application/json', 'x-helmi': '1' };
  const login = await again(async () => {
    const answer = await fetch(`${base}/auth/demo`, { method: 'POST', headers, body: JSON.stringify({ username }) });
    return answer.status === 204 ? answer : null;
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const once = async <T>(method: string, path: string, body?: unknown, key: string = randomUUID()) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { ...headers, cookie, ...(method === 'GET' ? {} : { 'idempotency-key': key }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : null) as T };
  };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const key = randomUUID();
    return again(async () => {
      const { status, body: answer } = await once<T & { code?: string }>(method, path, body, key);
      if (status < 400) return answer;
      if (status >= 500 || PASSING.has(answer?.code ?? '')) return null;
      throw new Refused(`${username} ${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    });
  };
  const session = await call<{ user: { id: string } }>('GET', '/session');
  return { id: session.user.id, call, once };
}

/** The service has answered, and the answer is no. */
class Refused extends Error {}

async function again<T>(attempt: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const answer = await attempt();
      if (answer !== null) return answer;
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (Date.now() > end) throw new Error('the service did not come back');
    await delay(300);
  }
}
