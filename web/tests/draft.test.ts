import { createDraftKeeper, type DraftState } from '../src/form';

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
    keeper.keep({ a: '1' });
    await keeper.flush();
    keeper.keep({ a: '2' });
    await keeper.stop(false);
    expect(sent).toEqual([
      { body: { data: { a: '1' } }, ifMatch: '"0"' },
      { body: { data: { a: '2' } }, ifMatch: '"1"' },
    ]);
    expect(states).toEqual(['waiting', 'saved', 'waiting', 'saved']);
  });

  it('is written again once the line is back', async () => {
    const { keeper, sent, states } = world([() => Promise.reject(new TypeError('no line')), json(200, { version: 1 })]);
    keeper.keep({ a: 'typed' });
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
    keeper.keep({ a: 'good', b: [{ c: 'bad' }] });
    await keeper.stop(false);
    expect(sent.map(({ body }) => body)).toEqual([{ data: { a: 'good', b: [{ c: 'bad' }] } }, { data: { a: 'good' } }]);
    expect(states).toEqual(['waiting', 'saved']);
  });

  it('waits for the person when another tab has written, and then goes on from there', async () => {
    const { keeper, sent, states } = world([json(412, { code: 'precondition_failed' }), json(200, { version: 8 })]);
    keeper.keep({ a: 'mine' });
    await keeper.flush();
    await keeper.flush();
    expect([sent.length, states]).toEqual([1, ['waiting', 'elsewhere']]);
    keeper.resume(7);
    await keeper.stop(false);
    expect(sent.at(-1)).toEqual({ body: { data: { a: 'mine' } }, ifMatch: '"7"' });
  });
});
