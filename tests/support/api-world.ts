import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../api/app';
import { calendarInForce } from '../../api/calendar-in-force';
import { createCursors } from '../../api/cursor';
import { demoStaffId, ensureDemoStaff } from '../../api/demo-staff';
import type { ApiDeps } from '../../api/deps';
import { createEventHub } from '../../api/event-hub';
import { poolOf } from '../../entities/data-source';
import { createLedger } from '../../ledger/apply-command';
import { createLibrary } from '../../ledger/books';
import { readCase } from '../../ledger/queries/cases';
import { pathwayBooks } from '../../pathways';
import { nextAlarm } from '../../pathways/alarms';
import { createPeople } from '../../scripts/stories/client';
import { freshDatabase, type TestDatabase } from './database';
import { silent } from './ledger-world';
import { signingKeys } from './usage-keys';

/** The API on a real database, with a stand-in for the engine that raises the alarms of a moved training clock. */
export interface ApiWorld {
  readonly url: string;
  readonly db: TestDatabase;
  readonly people: ReturnType<typeof createPeople>;
  /** False makes the engine unreachable. */
  engineUp: boolean;
  id(username: string): string;
  /** A raw call as somebody (or nobody), for what a well-behaved client would not send. */
  call(username: string | null, method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Buffer;
  /** Undefined takes a header away. */
  readonly headers?: { readonly [name: string]: string | undefined };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

type Apply = ApiDeps['applyCommand'];

/** `around` may stand between the API and the ledger's door. */
export async function openApi(
  over: Partial<ApiDeps> = {},
  around: (apply: Apply) => Apply = (apply) => apply,
): Promise<ApiWorld> {
  const db = await freshDatabase();
  const dataSource = await db.as('api');
  const pool = poolOf(dataSource);
  await ensureDemoStaff(pool);
  const hub = createEventHub((error) => {
    throw error;
  });
  const library = createLibrary(pathwayBooks);
  const driving = new Set<string>();
  const ledger = createLedger({
    dataSource,
    logger: silent,
    onCommitted: (caseId) => {
      hub.publish({ caseId, seq: 0 });
      void drive(caseId);
    },
  });

  /** What the case's workflow does while its training clock moves: every alarm on the way, then the landing. */
  async function drive(caseId: string): Promise<void> {
    if (driving.has(caseId)) return;
    driving.add(caseId);
    try {
      for (;;) {
        const state = (await readCase(db.pool, caseId))?.state;
        if (state?.moving === undefined) return;
        const alarm = nextAlarm(state);
        if (alarm !== null && alarm.at <= state.moving.to) await ledger.raiseAlarm(caseId, alarm.id);
        else await ledger.landClock(caseId);
      }
    } finally {
      driving.delete(caseId);
    }
  }

  const world = { engineUp: true };
  const config: ApiDeps['config'] = {
    auth: { mode: 'demo' },
    training: true,
    production: false,
    http: { port: 0, bind: '127.0.0.1', publicUrl: 'http://localhost' },
  };
  const deps: ApiDeps = {
    config,
    logger: silent,
    pool,
    applyCommand: around((request) => ledger.applyCommand(request)),
    library,
    referralPathway: 'helmi',
    calendar: calendarInForce(pool),
    engine: {
      reachable: () => Promise.resolve(world.engineUp),
      workerSeen: () => Promise.resolve(world.engineUp),
      history: () => Promise.resolve(null),
      events: () => Promise.resolve([]),
    },
    hub,
    deliverAgain: () => undefined,
    usageKeys: signingKeys,
    cursors: createCursors('a secret of the tests, long enough'),
    limits: { perUser: null, perStranger: null },
    session: { idleMs: 900_000, absoluteMs: 36_000_000 },
    landWithinMs: 20_000,
    now: () => new Date(),
    ...over,
  };
  const server = await listen(createServer(createApp(deps)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
  const cookieOf = async (username: string): Promise<string> => {
    const known = cookies.get(username);
    if (known !== undefined) return known;
    const response = await fetch(`${url}/auth/demo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    cookies.set(username, cookie);
    return cookie;
  };
  return Object.assign(world, {
    url,
    db,
    people: createPeople(url),
    id: demoStaffId,
    async call(username: string | null, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
      const { body, raw, headers = {} } = options;
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const all = {
        ...(username === null ? {} : { Cookie: await cookieOf(username) }),
        ...(method === 'GET' ? {} : { 'X-Helmi': '1', 'Idempotency-Key': randomUUID() }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      };
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const response = await fetch(url + path, {
        method,
        headers: given,
        ...(sent === undefined ? {} : { body: sent }),
      });
      const text = await response.text();
      const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.drop();
    },
  });
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
