import { addDays } from '../../pathways/calendar';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

/** One worker, one case in service whose training clock stands in the future: its own day is the one that counts. */
describe('absences and cover', () => {
  let api: ApiWorld;
  let story: CaseInStory;
  let day: string;
  beforeAll(async () => {
    api = await openApi();
    story = await untilService({ people: api.people, tell: () => undefined });
    const { json } = await api.call('tl', 'GET', `/api/v1/cases/${story.id}`);
    day = String(json['now']).slice(0, 10);
  }, 120_000);
  afterAll(() => api.close());

  const post = (who: string, path: string, body: object, key?: string) =>
    api.call(who, 'POST', `/api/v1${path}`, { body, ...(key ? { headers: { 'Idempotency-Key': key } } : {}) });
  const caseFor = async (who: string) => (await api.call(who, 'GET', `/api/v1/cases/${story.id}`)).status;
  const tasksOf = async (who: string) => {
    const { json } = await api.call(who, 'GET', '/api/v1/tasks?view=mine');
    return (
      json['items'] as { readonly caseId: string; readonly coverFor: string | null; readonly id: string }[]
    ).filter((task) => task.caseId === story.id);
  };

  test('a worker marks the own absence; tasks and the case’s door go to the cover at once, and come back', async () => {
    const before = await tasksOf('nurse');
    expect(before.length).toBeGreaterThan(0);
    expect(await caseFor('nurse2')).toBe(404);
    const body = { from: day, to: addDays(day, 120), cover: api.id('nurse2'), reason: 'LEAVE' };
    const key = '8c1f5a52-30a9-4b7c-9a53-0c8d6d6f0001';
    const made = await post('nurse', '/absences', body, key);
    expect(made.status).toBe(201);
    expect((await post('nurse', '/absences', body, key)).json['id']).toBe(made.json['id']);
    expect((await post('nurse', '/absences', { ...body, reason: 'AWAY' }, key)).json['code']).toBe('key_reused');

    expect(await caseFor('nurse2')).toBe(200);
    const covered = await tasksOf('nurse2');
    expect(covered.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(covered.every(({ coverFor }) => coverFor === api.id('nurse'))).toBe(true);
    // Who is away still sees what becomes of it.
    expect(await caseFor('nurse')).toBe(200);
    const { json: detail } = await api.call('nurse2', 'GET', `/api/v1/absences/${String(made.json['id'])}`);
    expect(detail['tasks']).toHaveLength(before.length);
    const history = await api.call('tl', 'GET', `/api/v1/cases/${story.id}/history`);
    expect(history.text).toContain('Sijaistettava: Noora Terve.');

    const ended = await post('tl', `/absences/${String(made.json['id'])}/end`, {});
    expect(ended.json['state']).toBe('CANCELLED');
    expect(await caseFor('nurse2')).toBe(404);
    expect((await tasksOf('nurse')).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  test('the team leader marks a team member’s, a colleague can’t; each sees their own', async () => {
    const body = { userId: api.id('asw'), from: addDays(day, 400), to: addDays(day, 410) };
    expect((await post('nurse', '/absences', body)).status).toBe(403);
    const made = await post('tl', '/absences', body);
    expect(made.status).toBe(201);
    const path = `/api/v1/absences/${String(made.json['id'])}`;
    expect((await api.call('nurse', 'GET', path)).status).toBe(404);
    expect((await api.call('nurse', 'PATCH', path, { body: { to: addDays(day, 411) } })).status).toBe(404);
    expect((await api.call('asw', 'PATCH', path, { body: { to: addDays(day, 411) } })).json['to']).toBe(
      addDays(day, 411),
    );
    const listed = async (who: string) =>
      ((await api.call(who, 'GET', '/api/v1/absences')).json['items'] as { readonly id: string }[]).map(({ id }) => id);
    expect(await listed('tl')).toContain(made.json['id']);
    expect(await listed('asw')).toEqual([made.json['id']]);
    expect(await listed('nurse')).toEqual([]);
    expect((await api.call('aud', 'GET', '/api/v1/absences')).status).toBe(403);
  });

  test.each([
    [{ cover: 'nurse' }, 'cover_is_self', 'cover'],
    [{ cover: 'famw' }, 'cover_role', 'cover'],
    [{ from: '2020-01-01', to: '2020-01-02' }, 'in_past', 'to'],
    [{ from: '2030-01-02', to: '2030-01-01' }, 'out_of_range', 'to'],
    [{ from: '2030-01-01', to: '2033-01-01' }, 'out_of_range', 'to'],
  ])('refuses %j with %s', async (given: { cover?: string; from?: string; to?: string }, code, path) => {
    const { cover, from = '2030-01-01', to = '2030-01-02' } = given;
    const body = { from, to, ...(cover === undefined ? {} : { cover: api.id(cover) }) };
    const { status, json } = await post('nurse', '/absences', body);
    expect([status, json['code'], json['errors']]).toEqual([422, code, [{ path, code }]]);
    expect(json['title']).not.toBe(code);
  });
});
