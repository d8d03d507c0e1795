import { randomUUID } from 'node:crypto';
import { ROUTES } from '../../api/routes';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

interface Row {
  readonly action: string;
  readonly basis: string;
  readonly caseId: string | null;
  readonly caseIds: readonly string[] | null;
  readonly objectType: string;
  readonly route: string | null;
  readonly requestId: string | null;
  readonly ip: string | null;
}

let api: ApiWorld;
let story: CaseInStory;

beforeAll(async () => {
  api = await openApi();
  story = await untilService({ people: api.people, tell: () => undefined });
}, 120_000);
afterAll(() => api.close());

/** What the log holds of one answer, found by the id that the answer carries. */
async function rowsOf(answer: { readonly headers: Headers }): Promise<Row[]> {
  const { rows } = await api.db.pool.query<Row>(
    `SELECT action, basis, case_id AS "caseId", case_ids AS "caseIds", object_type AS "objectType", route,
       request_id AS "requestId", ip FROM usage_log WHERE request_id = $1 ORDER BY id`,
    [answer.headers.get('x-request-id')],
  );
  return rows;
}

const task = async () => {
  const { rows } = await api.db.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE case_id = $1 AND status IN ('OPEN', 'IN_PROGRESS') LIMIT 1`,
    [story.id],
  );
  return rows[0]?.id ?? '';
};

describe('whoever sees client data is in the log before seeing them', () => {
  const VIEWS = ROUTES.filter(({ method, audit }) => method === 'GET' && audit === 'CLIENT_DATA');
  const BY: { readonly [path: string]: string } = {
    '/api/v1/cases/:id/engine': 'admin',
    '/api/v1/admin/attention': 'mgr',
  };

  it.each(VIEWS.map(({ path }) => path))('%s', async (path) => {
    const needsQuery = path === '/api/v1/referrals' ? '?status=SCREENING' : '';
    const id = path.includes('/tasks/') ? await task() : story.id;
    const answer = await api.call(BY[path] ?? 'tl', 'GET', path.replace(':id', id) + needsQuery);
    const rows = await rowsOf(answer);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ route: `GET ${path}`, ip: expect.stringContaining('127.0.0.1') });
    // Absences and reassignments of that id do not exist here, and the engine has no history of it: that is a refusal.
    expect(rows.some(({ action }) => action === (answer.status === 200 ? rows.at(-1)?.action : 'DENIED'))).toBe(true);
  });

  it('a list names the cases that it showed', async () => {
    const [row] = await rowsOf(await api.call('tl', 'GET', '/api/v1/cases'));
    expect(row).toMatchObject({ action: 'SEARCH', basis: 'ROLE' });
    expect(row?.caseIds).toContain(story.id);
  });

  it('says on which basis: the work on the case, or the role alone', async () => {
    const own = await rowsOf(await api.call('famw', 'GET', `/api/v1/cases/${story.id}`));
    const all = await rowsOf(await api.call('mgr', 'GET', `/api/v1/cases/${story.id}`));
    expect([own.at(-1)?.basis, all.at(-1)?.basis]).toEqual(['ASSIGNMENT', 'ROLE']);
  });
});

describe('what is refused is written down', () => {
  it('a case of others, by its id', async () => {
    const [row] = await rowsOf(await api.call('famw2', 'GET', `/api/v1/cases/${story.id}`));
    expect(row).toMatchObject({ action: 'DENIED', objectType: 'CASE', caseId: story.id });
  });

  it('a case that is not there, as an attempt', async () => {
    const nowhere = randomUUID();
    const [row] = await rowsOf(await api.call('famw2', 'GET', `/api/v1/cases/${nowhere}`));
    expect(row).toMatchObject({ action: 'DENIED', caseId: nowhere });
  });

  it('a call that the role never may', async () => {
    const [row] = await rowsOf(await api.call('aud', 'GET', `/api/v1/cases/${story.id}`));
    expect(row).toMatchObject({ action: 'DENIED', objectType: 'CALL', caseId: story.id });
  });

  it('a command on others’ work', async () => {
    const body = { kind: 'NOTE', text: 'x' };
    const answer = await api.call('famw2', 'POST', `/api/v1/cases/${story.id}/entries`, { body });
    expect(answer.status).toBe(404);
    expect((await rowsOf(answer)).map(({ action }) => action)).toEqual(['DENIED']);
  });
});

describe('comings and goings', () => {
  it('a sign-in and a sign-out are rows of the person', async () => {
    const entered = await fetch(`${api.url}/auth/demo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'rep' }),
    });
    const Cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const left = await fetch(`${api.url}/auth/logout`, { method: 'POST', headers: { Cookie, 'X-Helmi': '1' } });
    expect((await rowsOf(entered)).map(({ action }) => action)).toEqual(['LOGIN']);
    expect((await rowsOf(left)).map(({ action }) => action)).toEqual(['LOGOUT']);
    const { rows } = await api.db.pool.query(`SELECT DISTINCT user_id FROM usage_log WHERE request_id = ANY($1)`, [
      [entered.headers.get('x-request-id'), left.headers.get('x-request-id')],
    ]);
    expect(rows).toEqual([{ user_id: api.id('rep') }]);
  });
});

describe('a log that can’t be written', () => {
  const without = async <T>(act: () => Promise<T>): Promise<T> => {
    await api.db.pool.query('ALTER TABLE usage_log RENAME TO usage_log_away');
    try {
      return await act();
    } finally {
      await api.db.pool.query('ALTER TABLE usage_log_away RENAME TO usage_log');
    }
  };

  it.each([
    ['a case', () => api.call('tl', 'GET', `/api/v1/cases/${story.id}`)],
    ['a list', () => api.call('tl', 'GET', '/api/v1/cases')],
    ['a refusal', () => api.call('famw2', 'GET', `/api/v1/cases/${story.id}`)],
    ['a change', () => api.call('tl', 'POST', '/api/v1/conferences', { body: {} })],
  ])('gives nobody %s', async (what, ask) => {
    await api.call('rsw', 'GET', '/api/v1/session');
    const answer = await without(ask);
    expect([what, answer.status]).toEqual([what, 503]);
    expect(answer.text).not.toContain(story.id);
  });

  it('changes nothing, and the same command is taken afterwards', async () => {
    const before = await api.db.pool.query('SELECT count(*)::integer AS n FROM case_event');
    const key = { 'Idempotency-Key': randomUUID() };
    const refer = () => api.call('rsw', 'POST', '/api/v1/referrals', { body: {}, headers: key });
    expect((await without(refer)).status).toBe(503);
    expect((await api.db.pool.query('SELECT count(*)::integer AS n FROM case_event')).rows).toEqual(before.rows);
    expect((await refer()).status).toBe(201);
  });
});
