import { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let story: CaseInStory;
let other: CaseInStory;
const REASON = 'The team is out of reach and the police ask for the guardian.';
const NEVER = ['ASSESSMENT', 'CONTACTS', 'FGC_NETWORK', 'FGC_SUMMARIES'];

beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  story = await untilService(stage);
  other = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'GLASS-1' } });
}, 120_000);
afterAll(() => api.close());

const open = (who: string, id: string, body: object = { reason: REASON, confirm: true }, key?: string) =>
  api.call(who, 'POST', `/api/v1/cases/${id}/break-glass`, {
    body,
    ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }),
  });
const caseOf = async (who: string, id: string) => (await api.call(who, 'GET', `/api/v1/cases/${id}`)).json;
const sections = async (who: string, id: string) => Object.keys((await caseOf(who, id))['sections'] as object);
const reviews = async (who: string, query = '') =>
  (await api.call(who, 'GET', `/api/v1/break-glass${query}`)).json['items'] as Record<string, unknown>[];
const glasses = async () =>
  (await api.db.pool.query<{ id: string }>('SELECT id FROM break_glass ORDER BY at')).rows.map(({ id }) => id);

describe('a case is opened in an emergency', () => {
  it('with a reason in words, a clear yes, and by a role that may', async () => {
    expect((await caseOf('mgr', story.id))['allowedActions']).toContain('BREAK_GLASS');
    expect(await sections('mgr', story.id)).not.toContain('REFERRAL');
    expect((await open('mgr', story.id, { confirm: true })).status).toBe(422);
    expect((await open('mgr', story.id, { reason: 'too short', confirm: true })).status).toBe(422);
    expect((await open('mgr', story.id, { reason: `   ${'short'}   `, confirm: true })).status).toBe(422);
    expect((await open('mgr', story.id, { reason: REASON })).status).toBe(422);
    for (const who of ['tl', 'coord', 'rsw2', 'admin', 'aud'])
      expect([who, (await open(who, story.id)).status]).toEqual([who, 403]);
    expect((await open('mgr', api.id('rsw'))).status).toBe(404);
    expect(await glasses()).toEqual([]);
  });

  it('for one case, to read, for an hour, and never what stays closed', async () => {
    const key = '0f3e1c1a-0000-4000-8000-000000000001';
    const first = await open('mgr', story.id, undefined, key);
    expect(first.status).toBe(201);
    const again = await open('mgr', story.id, undefined, key);
    expect([again.status, again.json['id']]).toEqual([201, first.json['id']]);
    expect((Date.parse(String(first.json['until'])) - Date.now()) / 60_000).toBeCloseTo(60, 0);
    const seen = await sections('mgr', story.id);
    expect(seen).toEqual(expect.arrayContaining(['REFERRAL', 'PLAN']));
    expect(seen.filter((section) => NEVER.includes(section))).toEqual([]);
    expect((await api.call('mgr', 'GET', `/api/v1/cases/${story.id}`)).text).toContain('Amina');
    expect(await sections('mgr', other.id)).not.toContain('REFERRAL');
    const entry = { kind: 'NOTE', text: 'x', on: '2026-12-01' };
    expect((await api.call('mgr', 'POST', `/api/v1/cases/${story.id}/entries`, { body: entry })).status).toBe(403);
    expect((await api.call('mgr', 'GET', `/api/v1/referrals/${story.id}`)).status).toBe(403);
  });

  it('leaves a row in the usage log for the opening and for every reading, each with the opening’s id', async () => {
    const { rows } = await api.db.pool.query<{
      action: string;
      basis: string;
      reason: string | null;
      sections: string[];
    }>(`SELECT action, basis, reason, sections FROM usage_log WHERE grant_id = $1 ORDER BY id`, [(await glasses())[0]]);
    expect(rows[0]).toMatchObject({ action: 'BREAK_GLASS', basis: 'BREAK_GLASS', reason: REASON });
    expect(rows).toHaveLength(3);
    expect(rows[1]?.sections).toContain('REFERRAL');
    expect(rows.every(({ basis }) => basis === 'BREAK_GLASS')).toBe(true);
  });

  it('is told to the auditor and the leader at once, without the reason', async () => {
    for (const who of ['aud', 'tl']) {
      const { text, json } = await api.call(who, 'GET', '/api/v1/notifications');
      const told = (json['items'] as { kind: string; text: string }[]).filter(({ kind }) => kind === 'BREAK_GLASS');
      expect([who, told.length]).toEqual([who, 1]);
      expect(told[0]?.text).toContain('HELMI-');
      expect(text).not.toContain('police');
    }
    const { rows } = await api.db.pool.query(
      `SELECT 1 FROM notice WHERE kind = 'BREAK_GLASS' AND send_after > created_at`,
    );
    expect(rows).toEqual([]);
  });

  it('ends by the clock, at the next request; another hour wants another reason', async () => {
    await api.db.pool.query(
      `UPDATE break_glass SET at = at - interval '61 minutes', until = until - interval '61 minutes'`,
    );
    expect(await sections('mgr', story.id)).not.toContain('REFERRAL');
    expect((await caseOf('mgr', story.id))['glass']).toBeUndefined();
    const same = await open('mgr', story.id);
    expect([same.status, same.json['code']]).toEqual([422, 'same_reason']);
    expect((await open('mgr', story.id, { reason: `${REASON} Still.`, confirm: true })).status).toBe(201);
    expect(await sections('mgr', story.id)).toContain('REFERRAL');
  });
});

describe('what was opened', () => {
  it('waits for a second person, who sees who, when, why and what was read', async () => {
    for (const who of ['mgr', 'rsw', 'admin'])
      expect((await api.call(who, 'GET', '/api/v1/break-glass')).status).toBe(403);
    const [, first] = await reviews('aud', '?waiting=true');
    expect(first).toMatchObject({
      userId: api.id('mgr'),
      reason: REASON,
      review: null,
      allowedActions: ['REVIEW'],
      reads: [{ object: 'CASE', sections: expect.arrayContaining(['REFERRAL']) }, { object: 'CASE' }],
    });
  });

  it('is judged by another than who opened it, once', async () => {
    const [id] = await glasses();
    const judge = (who: string, verdict = 'JUSTIFIED') =>
      api.call(who, 'POST', `/api/v1/break-glass/${id}/review`, { body: { verdict, note: 'Checked.' } });
    await api.db.pool.query(`UPDATE staff SET roles = '{MGR,TL}' WHERE username = 'mgr'`);
    const own = await judge('mgr');
    expect([own.status, own.json['code']]).toEqual([403, 'own_glass']);
    expect((await reviews('mgr')).map(({ allowedActions }) => allowedActions)).toEqual([[], []]);
    await api.db.pool.query(`UPDATE staff SET roles = '{MGR}' WHERE username = 'mgr'`);
    expect((await judge('tl')).status).toBe(204);
    expect((await judge('tl')).status).toBe(204);
    const late = await judge('aud', 'NOT_JUSTIFIED');
    expect([late.status, late.json['code']]).toEqual([409, 'already_reviewed']);
    expect(await reviews('aud', '?waiting=true')).toHaveLength(1);
    const done = (await reviews('aud')).find((row) => row['id'] === id);
    expect(done?.['review']).toMatchObject({ by: api.id('tl'), verdict: 'JUSTIFIED', note: 'Checked.' });
  });
});
