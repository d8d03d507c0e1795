/** An answer that is no success. */
export class Refused {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {}
}

/**
 * Answers by method and path in the service's place; hands back what was asked, newest last. An answer of undefined is
 * a 204; a function answers by what was sent.
 */
export function answering(answers: Readonly<Record<string, unknown>>): readonly string[] {
  const calls: string[] = [];
  globalThis.fetch = ((path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const order = `${method} ${String(path).split('?')[0] ?? ''}`;
    calls.push(typeof init.body === 'string' ? `${order} ${init.body}` : order);
    // A page of a list has an answer of its own where the test gives it one.
    const asked = [`${method} ${path}`, order].find((each) => each in answers);
    const given = asked === undefined ? new Refused(404, { code: 'not_found', title: 'Not found' }) : answers[asked];
    const answer: unknown =
      typeof given === 'function' ? given(JSON.parse(typeof init.body === 'string' ? init.body : '{}')) : given;
    const refused = answer instanceof Refused;
    const status = refused ? answer.status : answer === undefined ? 204 : 200;
    return Promise.resolve({
      ok: !refused,
      status,
      headers: new Headers(),
      json: () => Promise.resolve(refused ? answer.body : answer),
    } as Response);
  }) as typeof fetch;
  return calls;
}
