import { randomUUID } from 'node:crypto';
import { Agent, request as send } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: unknown;
  /** From the first byte sent to the last one received. */
  readonly ms: number;
}

export type Method = 'GET' | 'POST';

/** An HTTP client that keeps `sockets` connections open: the same for what is measured and for what it is held against. */
export interface HttpClient {
  request(method: Method, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  close(): void;
}

const LONGEST_MS = 40_000;

/** Connects to an address like `http://127.0.0.1:3000`. */
export function httpClient(base: string, sockets: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const { hostname, port } = new URL(base);
  return {
    request: (method, path, body, headers = {}) =>
      new Promise((done, fail) => {
        const began = performance.now();
        const text = body === undefined ? undefined : JSON.stringify(body);
        const call = send(
          {
            agent,
            hostname,
            port,
            method,
            path,
            timeout: LONGEST_MS,
            headers: {
              ...headers,
              ...(text === undefined
                ? {}
                : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
            },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('error', fail);
            response.on('end', () => {
              const all = Buffer.concat(parts).toString('utf8');
              const ms = performance.now() - began;
              const isJson = response.headers['content-type']?.includes('json') === true;
              const parsed: unknown = isJson && all !== '' ? JSON.parse(all) : all;
              done({ status: response.statusCode ?? 0, headers: response.headers, body: parsed, ms });
            });
          },
        );
        call.on('timeout', () => call.destroy(new Error(`${method} ${path} took too long`)));
        call.on('error', fail);
        call.end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** Somebody who is signed in. */
export interface Person {
  get(path: string): Promise<Reply>;
  /** A command with a key of its own; throws unless the answer is 2xx. */
  post(path: string, body?: unknown): Promise<Reply>;
}

/** Signs in one of the demo staff. */
export async function signIn(client: HttpClient, username: string): Promise<Person> {
  const reply = await client.request('POST', '/auth/demo', { username });
  const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0];
  if (reply.status !== 204 || cookie === undefined) throw new Error(`${username} could not sign in: ${reply.status}`);
  const checked = (what: string, answer: Reply): Reply => {
    if (answer.status < 300) return answer;
    throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  return {
    get: async (path) => checked(path, await client.request('GET', path, undefined, { cookie })),
    post: async (path, body) =>
      checked(
        path,
        await client.request('POST', path, body, { cookie, 'x-helmi': '1', 'idempotency-key': randomUUID() }),
      ),
  };
}
