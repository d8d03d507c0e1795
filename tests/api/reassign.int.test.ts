import { randomUUID } from 'node:crypto';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

interface Item {
  readonly taskId: string;
  readonly result: string;
  readonly reason?: string;
  readonly text?: string;
}

/** A nurse leaves; what was hers goes to the other nurse, as a whole and back again. */
describe('giving all of a person’s tasks to somebody else', () => {
  let api: ApiWorld;
  let story: CaseInStory;
  let now = new Date();
  beforeAll(async () => {
    api = await openApi({ now: () => now });
    story = await untilService({ people: api.people, tell: () => undefined });
  }, 120_000);
  afterAll(() => api.close());

  const reassign = (who: string, from: string, to: string, more: object = {}, key: string = randomUUID()) =>
    api.call(who, 'POST', '/api/v1/admin/reassign', {
      body: { from: api.id(from), to: api.id(to), ...more },
      headers: { 'Idempotency-Key': key },
    });
  const undo = (id: unknown) => api.call('tl', 'POST', `/api/v1/admin/reassign/${String(id)}/undo`, { body: {} });
  const itemsOf = (json: Record<string, unknown>) => json['items'] as readonly Item[];
  const tasksOf = async (who: string) => {
    const { json } = await api.call(who, 'GET', '/api/v1/tasks?view=mine');
    return (json['items'] as { readonly id: string; readonly assignee: string }[])
      .filter(({ assignee }) => assignee === api.id(who))
      .map(({ id }) => id)
      .sort();
  };

  test('is tried first: every task says what would become of it, and nothing has changed', async () => {
    const before = await tasksOf('nurse');
    expect(before.length).toBeGreaterThan(0);
    const { json } = await reassign('tl', 'nurse', 'nurse2', { dryRun: true });
    expect(json).toMatchObject({ id: null, done: before.length, refused: 0, undoUntil: null });
    expect(
      itemsOf(json)
        .map(({ taskId }) => taskId)
        .sort(),
    ).toEqual(before);
    expect(itemsOf(json).every(({ result }) => result === 'READY')).toBe(true);
    expect(await tasksOf('nurse')).toEqual(before);
  });

  test('is refused task by task, with the reason in words, where the receiver is of another profession', async () => {
    for (const dryRun of [true, false]) {
      const { json } = await reassign('tl', 'nurse', 'coord', { dryRun });
      expect(json['done']).toBe(0);
      expect(itemsOf(json).length).toBeGreaterThan(0);
      for (const item of itemsOf(json)) {
        expect(item).toMatchObject({ result: 'REFUSED', reason: 'wrong_role' });
        expect(item.text).not.toBe('wrong_role');
      }
    }
  });

  test('happens once for one key, and goes back as a whole within a day', async () => {
    const before = await tasksOf('nurse');
    const key = randomUUID();
    const first = await reassign('tl', 'nurse', 'nurse2', {}, key);
    expect(first.json).toMatchObject({ done: before.length, refused: 0 });
    expect(await tasksOf('nurse')).toEqual([]);
    expect(await tasksOf('nurse2')).toEqual(before);
    const events = async () => (await api.call('tl', 'GET', `/api/v1/cases/${story.id}/history`)).text;
    const told = await events();
    expect((await reassign('tl', 'nurse', 'nurse2', {}, key)).json).toEqual(first.json);
    expect(await events()).toBe(told);
    expect(
      (await reassign('tl', 'nurse', 'nurse2', { dryRun: false, filter: { step: 'P3_CONSENTS' } }, key)).json,
    ).toMatchObject({
      code: 'key_reused',
    });

    const back = await undo(first.json['id']);
    expect(back.json).toMatchObject({ undone: { done: before.length, refused: 0 }, undoUntil: null });
    expect(await tasksOf('nurse')).toEqual(before);
    expect((await undo(first.json['id'])).json).toEqual(back.json);
  });

  test('goes back where one task is back already, and is final after the day', async () => {
    const before = await tasksOf('nurse');
    const { json } = await reassign('tl', 'nurse', 'nurse2', { filter: { caseId: story.id } });
    const onward = before[0] ?? '';
    const given = await api.call('tl', 'POST', `/api/v1/tasks/${onward}/assign`, {
      body: { assignee: api.id('nurse') },
    });
    expect(given.status).toBe(200);
    const again = await api.call('tl', 'GET', `/api/v1/admin/reassign/${String(json['id'])}`);
    expect(again.json).toEqual(json);

    now = new Date(Date.now() + 25 * 3_600_000);
    expect((await undo(json['id'])).json).toMatchObject({ code: 'undo_over' });
    now = new Date();
    expect((await undo(json['id'])).json).toMatchObject({ undone: { done: before.length, refused: 0 } });
    expect(await tasksOf('nurse')).toEqual(before);
  });

  test('shows in the workload: the people by name, with what waits for each', async () => {
    const { json } = await api.call('tl', 'GET', '/api/v1/team/workload');
    const people = json['people'] as { readonly id: string; readonly displayName: string; readonly later: number }[];
    const names = people.map(({ displayName }) => displayName);
    expect(names).toEqual([...names].sort(new Intl.Collator('fi').compare));
    const nurse = people.find(({ id }) => id === api.id('nurse'));
    const counts = nurse as unknown as Record<string, number>;
    const sum = ['late', 'thisWeek', 'later', 'paused'].reduce((all, part) => all + (counts[part] ?? 0), 0);
    expect(sum).toBe((await tasksOf('nurse')).length);
    expect((await api.call('nurse', 'GET', '/api/v1/team/workload')).status).toBe(403);
  });

  test('belongs to those who lead: others are refused, and nobody gives to the same person', async () => {
    for (const who of ['nurse', 'coord', 'admin', 'aud'])
      expect((await reassign(who, 'nurse', 'nurse2')).status).toBe(403);
    expect((await reassign('tl', 'nurse', 'nurse')).json).toMatchObject({
      code: 'same_person',
      errors: [{ path: 'to', code: 'same_person' }],
    });
    expect((await undo(randomUUID())).status).toBe(404);
  });
});
