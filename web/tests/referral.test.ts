import type { FieldFault, FieldView } from '../src/api';
import { changesOf, createReferralKeeper } from '../src/pages/referral/keeper';
import { fieldsOf, partOf, stateOf } from '../src/pages/referral/parts';

interface There {
  readonly data: Record<string, unknown>;
  readonly version: number;
}

interface Sent {
  readonly body: unknown;
  readonly key: string | undefined;
}

function world(
  answers: readonly (() => Response | Promise<Response>)[],
  mayWrite = () => true,
  there: There | null = null,
) {
  const contested: object[] = [];
  const sent: Sent[] = [];
  const states: string[] = [];
  const faults: FieldFault[] = [];
  const left = [...answers];
  globalThis.fetch = (async (_path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push({ body: JSON.parse(init.body as string), key: headers['Idempotency-Key'] });
    const answer = left.shift();
    if (answer === undefined) throw new TypeError('no line');
    return answer();
  }) as typeof fetch;
  const keeper = createReferralKeeper(
    { summary: 'as it was' },
    {
      path: '/referral',
      mayWrite,
      tell: ({ kind }) => states.push(kind),
      answered: () => undefined,
      faulty: (found) => faults.push(...found),
      merged: () => undefined,
      contested: (theirs) => contested.push(theirs),
      version: 1,
      reread: async () => there,
      pauseMs: 10_000,
      againMs: 10_000,
    },
  );
  return { keeper, sent, states, faults, contested };
}

const json = (status: number, body: object) => () =>
  ({ ok: status < 400, status, headers: new Headers(), json: async () => body }) as unknown as Response;
const saved = json(200, { version: 1, missing: [] });

describe('a referral that is typed', () => {
  it('goes to the server field by field: only what changed, and null for what was taken away', async () => {
    const { keeper, sent } = world([saved, saved]);
    keeper.keep({ summary: 'as it was', 'child.givenName': 'Amina' });
    await keeper.flush();
    keeper.keep({ 'child.givenName': 'Amina' });
    await keeper.stop();
    expect(sent.map(({ body }) => body)).toEqual([{ 'child.givenName': 'Amina' }, { summary: null }]);
    expect(changesOf({ a: [1] }, { a: [1] })).toEqual({});
  });

  it('is sent again under the same key when the line broke, so that nothing is saved twice', async () => {
    const { keeper, sent, states } = world([() => Promise.reject(new TypeError('no line')), saved]);
    keeper.keep({ summary: 'new' });
    await keeper.flush();
    await keeper.stop();
    expect(states).toEqual(['waiting', 'away', 'saved']);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('sends the rest at once when the page goes while a save is under way, and takes nothing back', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { keeper, sent } = world([() => new Promise((done) => (answer = done)), saved]);
    keeper.keep({ summary: 'first' });
    const first = keeper.flush();
    keeper.keep({ summary: 'as it was', childOwnView: 'second' });
    keeper.flushNow();
    expect(sent.map(({ body }) => body)).toEqual([
      { summary: 'first' },
      { summary: 'as it was', childOwnView: 'second' },
    ]);
    expect(keeper.unsaved()).toEqual({ summary: 'as it was', childOwnView: 'second' });
    answer(saved());
    await first;
  });

  it('sends nothing while its person is not signed in, and keeps what was typed', async () => {
    const { keeper, sent } = world([saved], () => false);
    keeper.keep({ summary: 'typed after the end' });
    await keeper.flush();
    keeper.flushNow();
    expect(sent).toEqual([]);
    expect(keeper.unsaved()).toEqual({ summary: 'typed after the end' });
    await keeper.stop(true);
    expect(keeper.unsaved()).toBeNull();
  });

  it('keeps everything but the field that the server refuses, and says which', async () => {
    const refusal = json(422, { code: 'invalid', errors: [{ path: 'child.recordRef', code: 'identity_code' }] });
    const { keeper, sent, faults, states } = world([refusal, saved]);
    keeper.keep({ summary: 'new', 'child.recordRef': '010101-123N' });
    await keeper.stop();
    expect(sent[1]?.body).toEqual({ summary: 'new' });
    expect(faults).toEqual([{ path: 'child.recordRef', code: 'identity_code' }]);
    expect(states.at(-1)).toBe('saved');
  });

  it('takes over what a colleague wrote elsewhere in it, never over what was typed here', async () => {
    const { keeper } = world([saved]);
    keeper.keep({ summary: 'typed here ' });
    await keeper.flush();
    expect(keeper.merge({ summary: 'typed here ', phone: '09 1' }, 2)).toEqual({
      summary: 'typed here ',
      phone: '09 1',
    });
  });

  it('whose field a colleague changed first waits with both texts, and keeps the one that is chosen', async () => {
    const overtaken = json(412, { code: 'precondition_failed' });
    const there = { data: { summary: 'theirs', phone: '09 1' }, version: 5 };
    const { keeper, sent, states, contested } = world([overtaken, saved, saved], () => true, there);
    keeper.keep({ summary: 'mine', childOwnView: 'also mine' });
    await keeper.flush();
    expect(sent.map(({ body }) => body)).toEqual([
      { summary: 'mine', childOwnView: 'also mine' },
      { childOwnView: 'also mine' },
    ]);
    expect(contested).toEqual([{ summary: 'theirs' }]);
    expect(states.at(-1)).toBe('elsewhere');
    expect(keeper.unsaved()).toEqual({ summary: 'mine', childOwnView: 'also mine', phone: '09 1' });
    expect(keeper.choose('mine')).toMatchObject({ summary: 'mine' });
    await keeper.flush();
    expect(sent.at(-1)?.body).toEqual({ summary: 'mine' });
    expect([states.at(-1), keeper.unsaved()]).toEqual(['saved', null]);
  });

  it('stops when the referral was sent meanwhile', async () => {
    const { keeper, sent, states } = world([json(409, { code: 'not_a_draft' })]);
    keeper.keep({ summary: 'late' });
    await keeper.flush();
    keeper.keep({ summary: 'later' });
    await keeper.stop();
    expect(states.at(-1)).toBe('over');
    expect(sent).toHaveLength(1);
  });
});

describe('a part of the referral', () => {
  const field = (name: string): FieldView => ({ name, kind: 'TEXT', class: 'SOC', label: name, required: true });
  const fields = ['summary', 'child.givenName', 'child.familyName', 'somethingNew', 'reasons'].map(field);

  it('has its fields in its own order, and no field belongs to none', () => {
    expect(fieldsOf(fields, 'needs').map(({ name }) => name)).toEqual(['reasons', 'summary', 'somethingNew']);
    expect(partOf('guardians.0.name')).toBe('family');
  });

  it('is complete when the server misses nothing in it, started when something is there', () => {
    expect(stateOf('child', fields, {}, ['child.givenName'])).toBe('notStarted');
    expect(stateOf('child', fields, { 'child.familyName': 'A' }, ['child.givenName'])).toBe('started');
    expect(stateOf('child', fields, {}, ['summary'])).toBe('complete');
  });
});
