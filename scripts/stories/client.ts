import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** One person at a browser of their own: signed in as one of the demo staff, calling the public API and nothing else. */
export interface Person {
  readonly id: string;
  readonly username: string;
  get(path: string): Promise<unknown>;
  /** A command; throws `CallFailed` for anything but success. */
  send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

/** The service said no. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(
    readonly call: string,
    readonly status: number,
    readonly code: string,
    readonly answer: string,
  ) {
    super(`${call}: ${status} ${code} ${answer}`);
  }
}

const Staff = z.array(z.object({ username: z.string(), roles: z.array(z.string()), displayName: z.string() }));
const Session = z.object({ user: z.object({ id: z.string() }) });
const Code = z.object({ code: z.string() });

const TRIES = 10;
const AGAIN_AFTER_MS = 500;

/** Everybody's sessions at one installation; each person signs in when first needed. */
export function createPeople(baseUrl: string): {
  as(username: string): Promise<Person>;
  staff(): Promise<z.infer<typeof Staff>>;
} {
  const people = new Map<string, Promise<Person>>();
  return {
    as(username) {
      const known = people.get(username) ?? signIn(baseUrl, username);
      people.set(username, known);
      return known;
    },
    async staff() {
      const response = await fetch(`${baseUrl}/auth/demo/staff`);
      return Staff.parse(await response.json());
    },
  };
}

async function signIn(baseUrl: string, username: string): Promise<Person> {
  const response = await fetch(`${baseUrl}/auth/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (response.status !== 204 || cookie === undefined) {
    throw new CallFailed('POST /auth/demo', response.status, 'not signed in', username);
  }
  const person = callerWith(baseUrl, cookie);
  const session = Session.parse(await person.get('/session'));
  return { ...person, id: session.user.id, username };
}

function callerWith(baseUrl: string, cookie: string): Pick<Person, 'get' | 'send'> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    // One key for all tries: a repeat of a command that had been accepted is answered, not done again.
    const key = randomUUID();
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(`${baseUrl}/api/v1${path}`, {
        method,
        headers: {
          Cookie: cookie,
          ...(method === 'GET' ? {} : { 'X-Helmi': '1', 'Idempotency-Key': key }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        // A connection that was kept may be closed in the very moment it is used again: browsers try again, too.
        if (tries < TRIES) return null;
        throw error;
      });
      if (response === null) {
        await delay(AGAIN_AFTER_MS);
        continue;
      }
      const text = await response.text();
      if (response.ok) return text === '' ? undefined : JSON.parse(text);
      if (response.status === 503 && tries < TRIES) {
        await delay(AGAIN_AFTER_MS);
        continue;
      }
      if (response.status === 429 && tries < TRIES) {
        await delay(Number(response.headers.get('Retry-After') ?? 1) * 1_000);
        continue;
      }
      const code = Code.safeParse(text === '' ? {} : JSON.parse(text));
      throw new CallFailed(`${method} ${path}`, response.status, code.success ? code.data.code : '', text);
    }
  };
  return { get: (path) => call('GET', path), send: call };
}
