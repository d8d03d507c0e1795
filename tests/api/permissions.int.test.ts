import { HistoryLineShape, TimelineShape } from '../../api/contract/case-history';
import { CaseShape } from '../../api/contract/shapes';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { untilService } from '../../scripts/stories/s1';
import { s6 } from '../../scripts/stories/s3-s6';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let inService: CaseInStory;
let yusuf: CaseInStory;
let screening: CaseInStory;
const SUMMARY = 'Sleep is short; a calm evening routine would help first.';

beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  inService = await untilService(stage);
  yusuf = await s6(stage);
  screening = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'PERM-3' } });
}, 120_000);
afterAll(() => api.close());

const read = (who: string, story: CaseInStory, part = '') => api.call(who, 'GET', `/api/v1/cases/${story.id}${part}`);

async function sections(who: string, story: CaseInStory): Promise<Record<string, unknown[]>> {
  const answer = await read(who, story);
  return answer.json['sections'] as Record<string, unknown[]>;
}

describe('who may see a case', () => {
  it.each([
    ['rsw', 200],
    ['coord', 200],
    ['tl', 200],
    ['nurse', 200],
    ['famw', 200],
    ['asw', 200],
    ['mgr', 200],
    ['admin', 200],
    ['rsw2', 404],
    ['nurse2', 404],
    ['famw2', 404],
    ['conv', 404],
    ['aud', 403],
    ['rep', 403],
  ])('%s: %i', async (who, status) => {
    expect((await read(who, inService)).status).toBe(status);
  });

  it('looks the same whether a case is another team’s or none at all, and the first is written down', async () => {
    const foreign = await read('rsw2', inService);
    const none = await api.call('rsw2', 'GET', `/api/v1/cases/${api.id('rsw')}`);
    const plain = ({ json }: { json: Record<string, unknown> }) => ({ ...json, requestId: '' });
    expect(plain(foreign)).toEqual(plain(none));
    const { rows } = await api.db.pool.query(
      `SELECT action FROM usage_log WHERE user_id = $1 AND case_id = $2 AND action = 'DENIED'`,
      [api.id('rsw2'), inService.id],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('answers in the contract’s shapes', async () => {
    const parts = [
      CaseShape.safeParse((await read('tl', inService)).json),
      HistoryLineShape.array().safeParse((await read('tl', inService, '/history')).json),
      TimelineShape.safeParse((await read('tl', inService, '/timeline')).json),
    ];
    expect(parts.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
  });

  it('lets the auditor read what happened, and none of the content', async () => {
    expect((await read('aud', inService, '/history')).status).toBe(200);
    expect((await read('aud', inService)).status).toBe(403);
  });
});

describe('who may read what was written', () => {
  it('gives the nurse’s form to the nurse alone, and her summary to the team by consent C2', async () => {
    const nurse = JSON.stringify((await sections('nurse', inService))['ASSESSMENT']);
    expect(nurse).toContain('PR-4711');
    for (const who of ['famw', 'tl', 'rsw']) {
      const seen = JSON.stringify((await sections(who, inService))['ASSESSMENT']);
      expect(seen).toContain(SUMMARY);
      expect(seen).not.toContain('PR-4711');
      expect(seen).not.toContain('healthNeeds');
    }
    expect((await sections('coord', inService))['ASSESSMENT']).toBeUndefined();
  });

  it('shows the team of a boy who said no that the assessment is done, and nothing of it', async () => {
    for (const who of ['tl', 'rsw', 'coord']) {
      const answer = await read(who, yusuf);
      expect(answer.json['sections'] as object).not.toHaveProperty('ASSESSMENT');
      expect(answer.text).not.toMatch(/PR-4711|SLEEP|hideHealthFromGuardian/);
      const done = (answer.json['tasks'] as { stepCode: string; status: string }[]).find(
        (task) => task.stepCode === 'P4_ASSESSMENT',
      );
      expect(done?.status).toBe('DONE');
    }
  });

  it('shows administrators the process and no family', async () => {
    const answer = await read('admin', inService);
    expect(answer.json['sections']).toEqual({});
    expect(answer.text).not.toMatch(/Amina|Hodan|TRAIN-0001/);
  });

  it('leaves the coordinator of the referral, when the team has met, who the family is and how it is reached', async () => {
    const fields = async (story: CaseInStory) =>
      Object.keys(
        ((await sections('coord', story))['REFERRAL']?.[0] as { data: object } | undefined)?.data ?? {},
      ).sort();
    expect(await fields(screening)).toEqual(expect.arrayContaining(['familyNeeds', 'reasons', 'safety', 'summary']));
    expect(await fields(inService)).toEqual(['child', 'guardians', 'rsw', 'unaccompanied']);
  });

  it('answers every view of the task list, and shows the coordinator what waits for one', async () => {
    for (const view of ['mine', 'pool', 'waiting', 'team', 'all']) {
      expect([view, (await api.call('coord', 'GET', `/api/v1/tasks?view=${view}`)).status]).toEqual([view, 200]);
    }
    const { json } = await api.call('coord', 'GET', '/api/v1/tasks?view=pool');
    expect((json['items'] as { stepCode: string }[]).map(({ stepCode }) => stepCode)).toContain('P2_SCREENING');
  });

  it('keeps names out of lists', async () => {
    for (const path of ['/api/v1/cases', '/api/v1/tasks?view=all', '/api/v1/notifications']) {
      expect((await api.call('tl', 'GET', path)).text).not.toMatch(/Amina|Hodan|Yusuf|TRAIN-/);
    }
  });
});

describe('who may act', () => {
  it('refuses a step that is another role’s', async () => {
    const { id, version } = await screening.open('P2_SCREENING');
    const body = { outcome: 'ACCEPT', version, data: forms.criteria() };
    const rsw = await api.call('rsw', 'POST', `/api/v1/tasks/${id}/complete`, { body });
    expect([rsw.status, rsw.json['code']]).toEqual([403, 'not_yours']);
    const stranger = await api.call('famw2', 'POST', `/api/v1/tasks/${id}/complete`, { body });
    expect(stranger.status).toBe(404);
    const admin = await api.call('admin', 'POST', `/api/v1/tasks/${id}/complete`, { body });
    expect(admin.status).toBe(403);
  });

  it('lets the team leader step in with a reason, not without', async () => {
    const { id, version } = await screening.open('P2_SCREENING');
    const body = { outcome: 'ACCEPT', version, data: forms.criteria() };
    const without = await api.call('tl', 'POST', `/api/v1/tasks/${id}/complete`, { body });
    expect([without.status, without.json['code']]).toEqual([422, 'reason_required']);
  });

  it('assigns to people who hold the role', async () => {
    const { id } = await screening.open('P2_SCREENING');
    const give = (assignee: string) => api.call('tl', 'POST', `/api/v1/tasks/${id}/assign`, { body: { assignee } });
    expect((await give(api.id('famw'))).json['errors']).toEqual([{ path: 'assignee', code: 'wrong_role' }]);
    const given = await give(api.id('coord'));
    expect([given.status, (given.json['task'] as { assignee: string }).assignee]).toEqual([200, api.id('coord')]);
  });

  it('keeps the engine’s history to administrators', async () => {
    expect((await read('tl', inService, '/engine')).status).toBe(403);
    expect((await read('admin', inService, '/engine')).status).toBe(404);
  });

  it('shows lists as far as each person reaches', async () => {
    const count = async (who: string) =>
      ((await api.call(who, 'GET', '/api/v1/cases?limit=100')).json['items'] as unknown[]).length;
    expect(await count('tl')).toBe(3);
    expect(await count('famw')).toBe(1);
    expect(await count('famw2')).toBe(0);
    expect(await count('rsw')).toBe(3);
    expect((await api.call('rep', 'GET', '/api/v1/cases')).status).toBe(403);
  });

  it('pages through lists with cursors of its own', async () => {
    const first = await api.call('tl', 'GET', '/api/v1/cases?limit=2');
    const cursor = String(first.json['nextCursor']);
    const rest = await api.call('tl', 'GET', `/api/v1/cases?limit=2&cursor=${cursor}`);
    expect([(first.json['items'] as unknown[]).length, (rest.json['items'] as unknown[]).length]).toEqual([2, 1]);
    const tampered = await api.call('tl', 'GET', `/api/v1/cases?cursor=${cursor.slice(0, -2)}AA`);
    expect([tampered.status, tampered.json['code']]).toEqual([400, 'bad_cursor']);
    expect((await api.call('mgr', 'GET', `/api/v1/cases?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('a session', () => {
  it('ends with the person’s employment, at the next request', async () => {
    expect((await api.call('rep', 'GET', '/api/v1/session')).status).toBe(200);
    await api.db.pool.query(`UPDATE staff SET active = false WHERE username = 'rep'`);
    expect((await api.call('rep', 'GET', '/api/v1/session')).status).toBe(401);
  });

  it('follows a change of roles at the next request', async () => {
    await api.db.pool.query(`UPDATE staff SET roles = '{ADMIN}' WHERE username = 'famw2'`);
    expect((await api.call('famw2', 'GET', '/api/v1/admin/attention')).status).toBe(200);
    await api.db.pool.query(`UPDATE staff SET roles = '{FAMW}' WHERE username = 'famw2'`);
    expect((await api.call('famw2', 'GET', '/api/v1/admin/attention')).status).toBe(403);
  });

  it('of somebody who was given roles that nobody may hold together opens nothing', async () => {
    await api.db.pool.query(`UPDATE staff SET roles = '{MGR,AUD}' WHERE username = 'aud'`);
    const refused = await read('aud', inService);
    expect([refused.status, refused.json['code']]).toEqual([403, 'roles_clash']);
    expect((await api.call('aud', 'GET', '/api/v1/session')).status).toBe(200);
    await api.db.pool.query(`UPDATE staff SET roles = '{AUD}' WHERE username = 'aud'`);
  });

  it('idles out, and the database holds no cookie', async () => {
    expect((await api.call('mgr', 'GET', '/api/v1/session')).status).toBe(200);
    await api.db.pool.query(
      `UPDATE staff_session SET last_seen_at = now() - interval '16 minutes' WHERE user_id = $1`,
      [api.id('mgr')],
    );
    expect((await api.call('mgr', 'GET', '/api/v1/session')).status).toBe(401);
  });
});
