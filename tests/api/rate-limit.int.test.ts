import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApi({ limits: { perUser: 3, perStranger: 9 } });
});
afterAll(() => api?.close());

describe('too many requests in a minute', () => {
  it('are refused for that person alone, with the seconds until the next is taken', async () => {
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await api.call('nurse', 'GET', '/api/v1/session'));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.json).toMatchObject({ code: 'rate_limited' });
    const wait = Number(answers[3]?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await api.call('coord', 'GET', '/api/v1/session')).status).toBe(200);
  });
});
