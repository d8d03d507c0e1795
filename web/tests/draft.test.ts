import { createDraftKeeper, type DraftState, draftsOf, draftsRest, keeperFor } from '../src/form';

interface Sent {
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

function world(answers: readonly (() => Response | Promise<Response>)[]) {
  const sent: Sent[] = [];
  const states: DraftState['kind'][] = [];
  const left = [...answers];
  globalThis.fetch = (async (_path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push({ body: JSON.parse(init.body as string), ifMatch: headers['If-Match'] });
    const answer = left.shift();
    if (answer === undefined) throw new TypeError('no line');
    return answer();
  }) as typeof fetch;
  const keeper = createDraftKeeper(0, {
    path: '/draft',
    tell: ({ kind }) => states.push(kind),
    pauseMs: 10_000,
    againMs: 10_000,
  });
  return { keeper, sent, states };
}

const json = (status: number, body: object) => () =>
  ({ ok: status < 400, status, headers: new Headers(), json: async () => body }) as unknown as Response;

describe('what is typed', () => {
  it('is written with the version before, one write after the other', async () => {
    const { keeper, sent, states } = world([json(200, { version: 1 }), json(200, { version: 2 })]);
    keeper.keep({ data: { a: '1' } });
    await keeper.flush();
    keeper.keep({ data: { a: '2' } });
    await keeper.stop(false);
    expect(sent).toEqual([
      { body: { data: { a: '1' } }, ifMatch: '"0"' },
      { body: { data: { a: '2' } }, ifMatch: '"1"' },
    ]);
    expect(states).toEqual(['waiting', 'saved', 'waiting', 'saved']);
  });

  it('is written again once the line is back', async () => {
    const { keeper, sent, states } = world([() => Promise.reject(new TypeError('no line')), json(200, { version: 1 })]);
    keeper.keep({ data: { a: 'typed' } });
    await keeper.flush();
    await keeper.stop(false);
    expect(states).toEqual(['waiting', 'away', 'saved']);
    expect(sent.map(({ body }) => body)).toEqual([{ data: { a: 'typed' } }, { data: { a: 'typed' } }]);
  });

  it('is kept but for the one field that can’t be', async () => {
    const { keeper, sent, states } = world([
      json(422, { code: 'invalid', errors: [{ path: 'data.b.0.c', code: 'bad_date' }] }),
      json(200, { version: 1 }),
    ]);
    keeper.keep({ data: { a: 'good', b: [{ c: 'bad' }] } });
    await keeper.stop(false);
    expect(sent.map(({ body }) => body)).toEqual([{ data: { a: 'good', b: [{ c: 'bad' }] } }, { data: { a: 'good' } }]);
    expect(states).toEqual(['waiting', 'saved']);
  });

  it('waits for the person when another tab has written, and then goes on from there', async () => {
    const { keeper, sent, states } = world([json(412, { code: 'precondition_failed' }), json(200, { version: 8 })]);
    keeper.keep({ data: { a: 'mine' } });
    await keeper.flush();
    await keeper.flush();
    expect([sent.length, states]).toEqual([1, ['waiting', 'elsewhere']]);
    keeper.resume(7);
    await keeper.stop(false);
    expect(sent.at(-1)).toEqual({ body: { data: { a: 'mine' } }, ifMatch: '"7"' });
  });

  it('is the whole answer: the result and why somebody steps in, too', async () => {
    const { keeper, sent } = world([
      json(422, { code: 'invalid', errors: [{ path: 'outcome', code: 'not_an_option' }] }),
      json(200, { version: 1 }),
    ]);
    keeper.keep({ data: { a: '1' }, outcome: 'GONE', reason: 'On leave' });
    await keeper.stop(false);
    expect(sent.map(({ body }) => body)).toEqual([
      { data: { a: '1' }, outcome: 'GONE', reason: 'On leave' },
      { data: { a: '1' }, reason: 'On leave' },
    ]);
  });

  it('goes out at once when the page goes, behind the write that is under way', async () => {
    let answer: (response: Response) => void = () => undefined;
    const slow = new Promise<Response>((done) => {
      answer = done;
    });
    const { keeper, sent } = world([() => slow, json(200, { version: 2 })]);
    keeper.keep({ data: { a: '1' } });
    const first = keeper.flush();
    keeper.keep({ data: { a: '12' } });
    keeper.flushNow();
    expect(sent).toEqual([
      { body: { data: { a: '1' } }, ifMatch: '"0"' },
      { body: { data: { a: '12' } }, ifMatch: '"1"' },
    ]);
    answer(json(200, { version: 1 })());
    await first;
    await keeper.stop(true);
  });
});

describe('what could not be written before the session ended', () => {
  const quiet = { version: 0, tell: () => undefined };

  it('waits for its person, in this tab, and is written when they are back', async () => {
    const { sent } = world([() => Promise.reject(new TypeError('no line')), json(200, { version: 1 })]);
    draftsOf('kaisa');
    const keeper = keeperFor('kaisa', '/draft', quiet);
    keeper.keep({ data: { a: 'typed' } });
    await keeper.flush();
    draftsRest();
    await keeper.flush();
    expect(sent).toHaveLength(1);
    expect(keeperFor('kaisa', '/draft', quiet).unsaved()).toEqual({ data: { a: 'typed' } });
    draftsOf('kaisa');
    await keeper.flush();
    expect([sent.length, keeper.unsaved()]).toEqual([2, null]);
    await keeper.stop(true);
  });

  it('is never sent in the name of somebody else who signs in here', async () => {
    const { sent } = world([]);
    const keeper = keeperFor('kaisa', '/draft', quiet);
    keeper.keep({ data: { a: 'typed' } });
    draftsOf('tuula');
    await keeper.flush();
    expect([sent, keeper.unsaved()]).toEqual([[], null]);
    expect(keeperFor('tuula', '/draft', quiet).unsaved()).toBeNull();
    draftsRest();
  });
});
