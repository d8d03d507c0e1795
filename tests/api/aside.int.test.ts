import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let story: CaseInStory;
let screening: CaseInStory;

beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  story = await untilService(stage);
  screening = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'ASIDE-1' } });
}, 120_000);
afterAll(() => api.close());

const aside = (who: string, id: string) =>
  api.call(who, 'POST', `/api/v1/cases/${id}/step-aside`, { body: { confirm: true } });
const status = async (who: string, path: string) => (await api.call(who, 'GET', path)).status;
const listed = async (who: string, path: string) => (await api.call(who, 'GET', path)).text;

describe('a worker who knows the family', () => {
  it('says so themselves, with a clear yes', async () => {
    const without = await api.call('famw', 'POST', `/api/v1/cases/${story.id}/step-aside`, { body: {} });
    expect(without.status).toBe(422);
    expect((await aside('famw2', story.id)).status).toBe(404);
    expect(await status('famw', `/api/v1/cases/${story.id}`)).toBe(200);
  });

  it('is out of the case at once: page, history, tasks, lists, and what they typed', async () => {
    const task = (await api.call('famw', 'GET', '/api/v1/tasks?view=mine')).json['items'] as {
      id: string;
      caseId: string;
    }[];
    const own = task.find(({ caseId }) => caseId === story.id);
    expect(own).toBeDefined();
    const draft = { body: { data: {} }, headers: { 'If-Match': '"0"' } };
    expect((await api.call('famw', 'PUT', `/api/v1/tasks/${own?.id}/draft`, draft)).status).toBe(200);
    expect((await aside('famw', story.id)).status).toBe(204);
    for (const part of ['', '/history', '/timeline', '/forms'])
      expect([part, await status('famw', `/api/v1/cases/${story.id}${part}`)]).toEqual([part, 404]);
    expect(await status('famw', `/api/v1/tasks/${own?.id}`)).toBe(404);
    const none = await api.call('famw', 'GET', `/api/v1/cases/${api.id('rsw')}`);
    const foreign = await api.call('famw', 'GET', `/api/v1/cases/${story.id}`);
    expect({ ...foreign.json, requestId: '' }).toEqual({ ...none.json, requestId: '' });
    for (const path of [
      '/api/v1/cases',
      '/api/v1/tasks?view=mine',
      '/api/v1/tasks?view=team',
      '/api/v1/tasks?view=pool',
    ])
      expect([path, await listed('famw', path)]).toEqual([path, expect.not.stringContaining(story.id)]);
  });

  it('leaves the leader a notice, the waiting tasks and the history', async () => {
    const notices = (await api.call('tl', 'GET', '/api/v1/notifications')).json['items'] as {
      kind: string;
      caseId: string;
    }[];
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'STEPPED_ASIDE', caseId: story.id }));
    const seen = await api.call('tl', 'GET', `/api/v1/cases/${story.id}`);
    expect(seen.json['aside']).toEqual([{ userId: api.id('famw'), displayName: expect.any(String) }]);
    const history = await listed('tl', `/api/v1/cases/${story.id}/history`);
    expect(history).toContain('PERSON_STEPPED_ASIDE');
    const { rows } = await api.db.pool.query(
      'SELECT 1 FROM task WHERE case_id = $1 AND closed_at IS NULL AND (assignee_id = $2 OR deputy_id = $2)',
      [story.id, api.id('famw')],
    );
    expect(rows).toEqual([]);
  });

  it('is let back by the leader, nobody else', async () => {
    const back = (who: string) =>
      api.call(who, 'POST', `/api/v1/cases/${story.id}/let-back`, { body: { userId: api.id('famw') } });
    expect((await back('famw')).status).toBe(403);
    expect((await back('mgr')).status).toBe(403);
    expect((await back('tl')).status).toBe(204);
    expect(await status('famw', `/api/v1/cases/${story.id}`)).toBe(200);
    expect((await back('tl')).json['code']).toBe('not_aside');
  });
});

describe('a role that sees every case', () => {
  it('sees this one no more, in no list and by no command', async () => {
    expect(await listed('coord', '/api/v1/cases')).toContain(screening.id);
    expect((await aside('coord', screening.id)).status).toBe(204);
    expect(await status('coord', `/api/v1/cases/${screening.id}`)).toBe(404);
    expect(await status('coord', `/api/v1/referrals/${screening.id}`)).toBe(404);
    for (const path of ['/api/v1/cases', '/api/v1/tasks?view=pool', '/api/v1/tasks?view=all', '/api/v1/referrals'])
      expect([path, await listed('coord', path)]).toEqual([path, expect.not.stringContaining(screening.id)]);
    const { id, version } = await screening.open('P2_SCREENING');
    const body = { outcome: 'ACCEPT', version, data: forms.criteria() };
    expect((await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body })).status).toBe(404);
    expect((await api.call('coord', 'POST', `/api/v1/tasks/${id}/claim`, { body: {} })).status).toBe(404);
  });
});
