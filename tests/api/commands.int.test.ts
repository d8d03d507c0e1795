import { randomUUID } from 'node:crypto';
import { TaskDetailShape, TaskShape } from '../../api/contract/shapes';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

let children = 0;
/** A case in screening, as the responsible social worker sent it. */
function referred(): Promise<CaseInStory> {
  children += 1;
  const child = { recordRef: `CMD-${children}` };
  return CaseInStory.refer({ people: api.people, tell: () => undefined }, '2026-11-23T08:15:00.000Z', { child });
}

const accept = (version: number, over: object = {}) => ({
  outcome: 'ACCEPT',
  version,
  data: { ...forms.criteria(), ...over },
});

describe('a command and its key', () => {
  it('gives its first answer again, and does the thing once', async () => {
    const story = await referred();
    const { id, version } = await story.open('P2_SCREENING');
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version), headers }),
      ),
    );
    const again = await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version), headers });
    expect(new Set([...answers, again].map(({ status }) => status))).toEqual(new Set([200]));
    expect(
      new Set([...answers, again].map(({ json }) => JSON.stringify([json['version'], json['seq'], json['closed']])))
        .size,
    ).toBe(1);
    const lines = await story.history();
    expect(lines.filter((line) => line.code === 'TASK_COMPLETED')).toHaveLength(1);
  });

  it('is refused with another body', async () => {
    const story = await referred();
    const { id, version } = await story.open('P2_SCREENING');
    const headers = { 'Idempotency-Key': randomUUID() };
    await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version), headers });
    const other = await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, {
      body: accept(version, { note: 'x' }),
      headers,
    });
    expect([other.status, other.json['code']]).toEqual([422, 'key_reused']);
  });

  it('makes one referral of a double click', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const [a, b] = await Promise.all(
      [1, 2].map(() => api.call('rsw', 'POST', '/api/v1/referrals', { body: { training: true }, headers })),
    );
    expect([a?.status, b?.status]).toEqual([201, 201]);
    expect(a?.json['id']).toBe(b?.json['id']);
  });
});

describe('two people at one task', () => {
  it('has one winner; the other is told who and when, and keeps the text', async () => {
    const story = await referred();
    const { id, version } = await story.open('P2_SCREENING');
    const first = await api.call('tl', 'POST', `/api/v1/tasks/${id}/complete`, {
      body: { ...accept(version), reason: 'The coordinator is on leave.' },
    });
    expect(first.status).toBe(200);
    const second = await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, {
      body: accept(version, { note: 'My own words.' }),
    });
    expect(second.status).toBe(409);
    expect(second.json).toMatchObject({
      code: 'already_done',
      by: { id: api.id('tl'), role: 'TL' },
      at: expect.stringMatching(/^2026-11-23T/),
      current: { id, status: 'DONE' },
    });
    const kept = await api.call('coord', 'GET', `/api/v1/tasks/${id}`);
    expect(kept.json['draft']).toMatchObject({ data: { note: 'My own words.' }, outcome: 'ACCEPT' });
  });

  it('tells the nurse who came second, although the task is no longer in her pool', async () => {
    const story = await referred();
    await story.until('2026-11-26');
    await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
    await story.entry('coord', 'ATTEMPT', { date: '2026-11-26', channel: 'CALL', reached: true });
    await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-11-26'));
    const { id, version } = await story.open('P4_ASSESSMENT');
    const claims = await Promise.all(
      ['nurse', 'nurse2'].map((name) => api.call(name, 'POST', `/api/v1/tasks/${id}/claim`, { body: { version } })),
    );
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });
});

describe('asking for help', () => {
  it('reaches a colleague or a role, and keeps the words among the reasons', async () => {
    const story = await referred();
    const { id } = await story.open('P2_SCREENING');
    const ask = (to: string) =>
      api.call('coord', 'POST', `/api/v1/tasks/${id}/help`, { body: { to, text: 'Which unit is this family of?' } });
    expect((await ask('NOBODY')).json['errors']).toEqual([{ path: 'to', code: 'unknown_user' }]);
    expect((await ask(api.id('tl'))).status).toBe(200);
    expect((await ask('TL')).status).toBe(200);
    const seen = await api.call('tl', 'GET', `/api/v1/cases/${story.id}`);
    expect(JSON.stringify((seen.json['sections'] as Record<string, unknown>)['reasons'])).toContain('Which unit');
    const inbox = await api.call('tl', 'GET', '/api/v1/notifications');
    expect(inbox.text).not.toContain('Which unit');
  });
});

describe('a draft', () => {
  it('is kept on the server, and its version guards it', async () => {
    const story = await referred();
    const { id } = await story.open('P2_SCREENING');
    const put = (ifMatch: string | undefined, note: string) =>
      api.call('coord', 'PUT', `/api/v1/tasks/${id}/draft`, {
        body: { data: { note } },
        headers: { 'If-Match': ifMatch },
      });
    expect((await put(undefined, 'a')).status).toBe(428);
    expect((await put('"0"', 'a')).json).toEqual({ version: 1 });
    expect((await put('"0"', 'b')).status).toBe(412);
    const saved = await put('"1"', 'c');
    expect([saved.json, saved.headers.get('etag')]).toEqual([{ version: 2 }, '"2"']);
    const task = await api.call('coord', 'GET', `/api/v1/tasks/${id}`);
    expect(task.headers.get('etag')).toBe('"2"');
    expect(() => TaskDetailShape.parse(task.json)).not.toThrow();
  });

  it('keeps the whole answer: the outcome, why somebody steps in, and why it came late', async () => {
    const story = await referred();
    const { id } = await story.open('P2_SCREENING');
    const put = (version: number, body: object) =>
      api.call('tl', 'PUT', `/api/v1/tasks/${id}/draft`, { body, headers: { 'If-Match': `"${version}"` } });
    const typed = {
      data: { note: 'Half a', overdueReason: 'OTHER', overdueReasonText: 'The school was closed' },
      outcome: 'ACCEPT',
      reason: 'She is on leave.',
    };
    expect((await put(0, typed)).json).toEqual({ version: 1 });
    const read = await api.call('tl', 'GET', `/api/v1/tasks/${id}`);
    expect(read.json['draft']).toEqual({ ...typed, version: 1, savedAt: expect.any(String) });
    expect(() => TaskDetailShape.parse(read.json)).not.toThrow();
    // Taken back before anything was sent.
    expect((await put(1, { data: { note: 'Half a' } })).status).toBe(200);
    const again = await api.call('tl', 'GET', `/api/v1/tasks/${id}`);
    expect(again.json['draft']).toMatchObject({ data: { note: 'Half a' }, outcome: null, reason: null });
    expect((await put(2, { data: {}, outcome: 'NO_SUCH' })).json['errors']).toEqual([
      { path: 'outcome', code: 'not_an_option' },
    ]);
    expect((await put(2, { data: { overdueReasonText: 'x'.repeat(201) } })).json['errors']).toEqual([
      { path: 'data.overdueReasonText', code: 'too_long' },
    ]);
  });

  it('holds any part of the form but nothing else', async () => {
    const story = await referred();
    const { id } = await story.open('P2_SCREENING');
    const answer = await api.call('coord', 'PUT', `/api/v1/tasks/${id}/draft`, {
      body: { data: { hetu: '010112A900C' } },
      headers: { 'If-Match': '"0"' },
    });
    expect([answer.status, answer.json['code']]).toEqual([422, 'unknown_field']);
  });
});

describe('what isn’t open yet', () => {
  it('is refused with what stands in its way', async () => {
    const story = await referred();
    const contact = await api.call('tl', 'POST', `/api/v1/cases/${story.id}/entries`, {
      body: { kind: 'CONTACT', ...forms.contact('2026-11-23', 'FAMW') },
    });
    expect(contact.status).toBe(409);
    expect(contact.json).toMatchObject({
      code: 'not_yet',
      reason: 'not_in_this_status',
      open: [{ stepCode: 'P2_SCREENING', role: 'COORD', assignee: null }],
    });
  });

  it('is refused while a training clock is on the move, and backwards is refused for good', async () => {
    const story = await referred();
    const back = await api.call('tl', 'POST', `/api/v1/cases/${story.id}/fast-forward`, { body: { to: '2026-11-01' } });
    expect([back.status, back.json['code']]).toEqual([422, 'clock_backwards']);
    const next = await api.call('tl', 'POST', `/api/v1/cases/${story.id}/fast-forward`, {
      body: { toNextAlarm: true },
    });
    expect(next.status).toBe(200);
    const codes = (next.json['events'] as { code: string }[]).map((event) => event.code);
    expect(codes).toContain('REMINDER_SENT');
  });

  it('is 503 for the clock alone when the engine is away: people complete their steps all the same', async () => {
    const story = await referred();
    const { id, version } = await story.open('P2_SCREENING');
    api.engineUp = false;
    try {
      const moved = await api.call('tl', 'POST', `/api/v1/cases/${story.id}/fast-forward`, {
        body: { to: '2026-12-01' },
      });
      expect([moved.status, moved.json['code'], moved.headers.get('retry-after')]).toEqual([
        503,
        'engine_unavailable',
        '5',
      ]);
      const done = await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version) });
      expect(done.status).toBe(200);
      const ready = await api.call(null, 'GET', '/readyz');
      expect([ready.status, ready.json['degraded']]).toEqual([200, ['temporal', 'worker']]);
    } finally {
      api.engineUp = true;
    }
  });
});

describe('what a completion answers', () => {
  it('opens the next steps with their dates, as the contract has them', async () => {
    const story = await referred();
    await story.until('2026-11-26');
    const { id, version } = await story.open('P2_SCREENING');
    const done = await api.call('coord', 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version) });
    const opened = (done.json['opened'] as unknown[]).map((task) => TaskShape.parse(task));
    expect(opened.map((task) => `${task.stepCode} ${task.dueOn}`).sort()).toEqual([
      'P3A_LANGUAGE 2026-11-30',
      'P3B_CONSENT 2026-12-10',
      'P3B_FIRST_ATTEMPT 2026-12-01',
    ]);
    expect(opened.find((task) => task.stepCode === 'P3A_LANGUAGE')).toMatchObject({
      late: false,
      timeliness: { kind: 'SOON', days: 2 },
      allowedActions: expect.arrayContaining(['COMPLETE', 'CLAIM']),
    });
  });

  it('pauses and resumes a case, and knows no event that the pathway hasn’t', async () => {
    const story = await referred();
    const { version } = await story.now();
    const post = (body: object) => api.call('tl', 'POST', `/api/v1/cases/${story.id}/events`, { body });
    expect((await post({ type: 'EARTHQUAKE', version })).status).toBe(422);
    expect((await post({ type: 'MOVE', version })).status).toBe(422);
    const paused = await post({
      type: 'PAUSE',
      version,
      reason: 'FAMILY_ABROAD',
      from: '2026-11-23',
      plannedUntil: '2026-12-23',
    });
    expect([paused.status, paused.json['overlays']]).toEqual([200, ['PAUSED']]);
    const stale = await post({ type: 'RESUME', version });
    expect([stale.status, stale.json['code']]).toEqual([409, 'version_conflict']);
    const resumed = await post({ type: 'RESUME', version: paused.json['version'] });
    expect([resumed.status, resumed.json['overlays']]).toEqual([200, []]);
  });
});
