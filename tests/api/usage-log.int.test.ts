import { linkUsage } from '../../ledger/usage-chain';
import { writeCheckpoint } from '../../ledger/usage-checkpoint';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { languages } from '../../texts';
import { type ApiWorld, openApi } from '../support/api-world';
import { signingKeys } from '../support/usage-keys';

let api: ApiWorld;
let story: CaseInStory;

beforeAll(async () => {
  api = await openApi();
  story = await untilService({ people: api.people, tell: () => undefined });
  await api.call('famw', 'GET', `/api/v1/cases/${story.id}`);
}, 120_000);
afterAll(() => api.close());

type Item = Readonly<Record<string, unknown>>;
const itemsOf = ({ json }: { json: Record<string, unknown> }) => json['items'] as Item[];
const log = (query: string) => api.call('aud', 'GET', `/api/v1/usage-log?${query}`);
const report = (body: object, who = 'aud') => api.call(who, 'POST', '/api/v1/usage-log/report', { body });

describe('the auditor reads the log', () => {
  it.each(['tl', 'mgr', 'admin', 'nurse', 'rep'])('and %s does not', async (who) => {
    expect((await api.call(who, 'GET', '/api/v1/usage-log')).status).toBe(403);
    expect((await report({ caseId: story.id, language: 'fi' }, who)).status).toBe(403);
  });

  it('of one case, page by page, lists that showed it included, each row once', async () => {
    const ids: unknown[] = [];
    let cursor: unknown = '';
    do {
      const page = await log(`caseId=${story.id}&limit=20${cursor === '' ? '' : `&cursor=${String(cursor)}`}`);
      ids.push(...itemsOf(page).map(({ id }) => id));
      cursor = page.json['nextCursor'];
    } while (cursor !== null);
    const { rows } = await api.db.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM usage_log WHERE (case_id = $1 OR $1 = ANY(case_ids)) AND object_type <> 'USAGE_LOG'`,
      [story.id],
    );
    expect(new Set(ids).size).toBe(ids.length);
    // Each page that was read is a row of the log as well, newer than all that it showed.
    expect(ids.length).toBe(rows[0]?.n);
  });

  it('of one person, and is seen doing so', async () => {
    const items = itemsOf(await log(`user=${api.id('famw')}&limit=100`));
    expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set([api.id('famw')]));
    const own = itemsOf(await log(`user=${api.id('aud')}`));
    expect(own[0]).toMatchObject({ action: 'VIEW', objectType: 'USAGE_LOG', basis: 'AUDIT' });
  });

  it('of days: what is not in them is not shown', async () => {
    expect(itemsOf(await log('to=2020-01-01'))).toEqual([]);
    expect((await log('from=yesterday')).status).toBe(400);
  });

  it('exports it in the City’s form', async () => {
    const answer = await api.call('aud', 'GET', `/api/v1/usage-log/export?caseId=${story.id}`);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const events = answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { audit_event: Item });
    const seen = events.map(({ audit_event }) => audit_event);
    expect(seen.find(({ operation }) => operation === 'READ')).toMatchObject({
      origin: 'helmi',
      target: { subjects: expect.arrayContaining([story.id]) },
      extra: { ground: expect.any(String), route: expect.stringContaining('/api/v1/') },
    });
  });
});

describe('the log is proven by a call', () => {
  it('with how far, by whose signature, and what is wrong in words', async () => {
    await linkUsage(api.db.pool);
    await writeCheckpoint(api.db.pool, signingKeys, new Date());
    const whole = await api.call('aud', 'GET', '/api/v1/usage-log/verify');
    expect(whole.json).toMatchObject({ broken: null, signaturesProven: true, checkpoints: 1, shipping: null });
    await api.db.pool.query('ALTER TABLE usage_log DISABLE TRIGGER USER');
    await api.db.pool.query(
      `UPDATE usage_log SET role = 'XX' WHERE id = (SELECT usage_id FROM usage_link WHERE seq = 3)`,
    );
    const broken = await api.call('aud', 'GET', '/api/v1/usage-log/verify', { headers: { 'Accept-Language': 'en' } });
    expect(broken.json['broken']).toMatchObject({ kind: 'CHANGED', seq: 3 });
    await api.db.pool.query(`UPDATE usage_log SET role = 'RSW' WHERE role = 'XX'`);
    await api.db.pool.query('ALTER TABLE usage_log ENABLE TRIGGER USER');
  });
});

describe('what a client is told', () => {
  it.each(languages)('who, when, what and why, in %s', async (language) => {
    const { json } = await report({ caseId: story.id, language });
    const rows = json['rows'] as Item[];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ who }) => !/^.+, .+$/.test(String(who)))).toEqual([]);
    // No code is left where words belong.
    expect(
      JSON.stringify([json['title'], json['words'], json['columns'], rows.map(({ what, why }) => [what, why])]),
    ).not.toMatch(/[A-Z]{3,}_|usage\.|\{/);
  });

  it('nothing of who was only refused', async () => {
    await api.call('nurse2', 'GET', `/api/v1/cases/${story.id}`);
    const { text } = await report({ caseId: story.id, language: 'en' });
    const { rows } = await api.db.pool.query<{ name: string }>('SELECT display_name AS name FROM staff WHERE id = $1', [
      api.id('nurse2'),
    ]);
    expect(text).not.toContain(rows[0]?.name);
  });

  it('older uses, and less than all, only for a reason that stays in the log', async () => {
    const ask = { caseId: story.id, language: 'en', from: '2020-01-01' };
    expect((await report(ask)).status).toBe(422);
    expect((await report({ caseId: story.id, language: 'en', without: [api.id('famw')] })).status).toBe(422);
    const told = await report({ ...ask, without: [api.id('famw')], reason: 'threat, decision 12' });
    expect(told.status).toBe(200);
    const [row] = itemsOf(await log(`caseId=${story.id}&limit=1`));
    expect(row).toMatchObject({ action: 'EXPORT', objectType: 'CLIENT_REPORT', reason: 'threat, decision 12' });
  });
});

describe('the four rules for snooping', () => {
  const find = async (rule: string) => {
    const answer = await api.call('aud', 'GET', '/api/v1/usage-log/findings');
    return (answer.json as unknown as Item[]).filter((one) => one['rule'] === rule);
  };
  const looks = (userId: string, caseId: string, action = 'VIEW') =>
    api.db.pool.query(
      `INSERT INTO usage_log (user_id, role, action, case_id, object_type, basis) VALUES ($1, 'TL', $3, $2, 'CASE', 'ROLE')`,
      [userId, caseId, action],
    );

  it('a look by the role alone, without any work on the case', async () => {
    await api.call('mgr', 'GET', `/api/v1/cases/${story.id}`);
    const found = await find('NO_RELATION');
    expect(found.map(({ userId, caseId }) => [userId, caseId])).toContainEqual([api.id('mgr'), story.id]);
    // Whoever works on it is not found.
    expect(found.map(({ userId }) => userId)).not.toContain(api.id('famw'));
  });

  it('a look after one’s part has ended', async () => {
    expect(await find('AFTER_END')).toEqual([]);
    await api.db.pool.query(
      `INSERT INTO case_member (case_id, member_key, user_id, deputy, from_seq, from_at, to_at)
       VALUES ($1, 'NURSE', $2, false, 1, now() - interval '3 days', now() - interval '1 day')`,
      [story.id, api.id('nurse2')],
    );
    await looks(api.id('nurse2'), story.id);
    expect(await find('AFTER_END')).toMatchObject([{ userId: api.id('nurse2'), caseId: story.id, times: 1 }]);
  });

  it('many cases within an hour', async () => {
    expect(await find('MANY_CASES')).toEqual([]);
    await api.db.pool.query(
      `INSERT INTO usage_log (user_id, role, action, case_id, object_type, basis)
       SELECT $1, 'MGR', 'VIEW', gen_random_uuid(), 'CASE', 'ASSIGNMENT' FROM generate_series(1, 60)`,
      [api.id('conv')],
    );
    expect(await find('MANY_CASES')).toMatchObject([{ userId: api.id('conv'), caseId: null }]);
  });

  it('a family that one knows', async () => {
    expect(await find('OWN_FAMILY')).toEqual([]);
    await api.db.pool.query(
      `UPDATE case_file SET state = jsonb_set(state, '{aside}', to_jsonb(ARRAY[$2::text])) WHERE id = $1`,
      [story.id, api.id('asw')],
    );
    await api.call('asw', 'GET', `/api/v1/cases/${story.id}`);
    expect(await find('OWN_FAMILY')).toMatchObject([{ userId: api.id('asw'), caseId: story.id }]);
  });
});
