/** Answers by method and path in the service's place; hands back what was asked, newest last. An answer of undefined is a 204. */
export function answering(answers: Readonly<Record<string, unknown>>): readonly string[] {
  const calls: string[] = [];
  globalThis.fetch = ((path: string, init: RequestInit = {}) => {
    const order = `${init.method ?? 'GET'} ${String(path).split('?')[0] ?? ''}`;
    calls.push(typeof init.body === 'string' ? `${order} ${init.body}` : order);
    const known = order in answers;
    const body = known ? answers[order] : { code: 'not_found', title: 'Not found' };
    const status = !known ? 404 : body === undefined ? 204 : 200;
    return Promise.resolve({
      ok: known,
      status,
      headers: new Headers(),
      json: () => Promise.resolve(body),
    } as Response);
  }) as typeof fetch;
  return calls;
}
