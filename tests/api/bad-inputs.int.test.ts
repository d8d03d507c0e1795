import { request } from 'node:http';
import { type Answer, type ApiWorld, openApi } from '../support/api-world';
import { BAD_INPUTS, POST } from '../support/bad-inputs';

let api: ApiWorld;
let draftId = '';
beforeAll(async () => {
  api = await openApi();
  const made = await api.call('rsw', 'POST', '/api/v1/referrals', { body: { training: true } });
  draftId = String(made.json['id']);
});
afterAll(() => api.close());

function codes(answer: Answer): string[] {
  const { code, errors } = answer.json;
  const list = Array.isArray(errors)
    ? errors.map((error: { path: string; code: string }) => `${error.path}:${error.code}`)
    : [];
  return [String(code), ...list];
}

describe('bad input gets a plain answer', () => {
  it.each(BAD_INPUTS.map((row) => [row.input, row] as const))('%s', async (_input, row) => {
    const { as = 'rsw', method = 'POST', path = POST, options, status, says } = row;
    const answer = await api.call(as, method, path, options);
    expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
    expect(codes(answer).join(' ')).toContain(says ?? '');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Object.keys(answer.json)).toEqual(expect.arrayContaining(['type', 'title', 'status', 'code', 'requestId']));
    // Nothing of what was sent, and no driver's words.
    expect(answer.text).not.toMatch(/secret-thing|BOREDOM|sort|gender|syntax|postgres|relation/i);
  });

  it('tells the methods of a path that has others', async () => {
    const answer = await api.call('rsw', 'PUT', '/api/v1/cases', { body: {} });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('refuses a request with two lengths', async () => {
    const { port } = new URL(api.url);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(
        { port, method: 'POST', path: POST, headers: { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' } },
        (response) => resolve(response.statusCode ?? 0),
      );
      sent.on('error', reject);
      sent.end('0\r\n\r\n');
    });
    expect(status).toBe(400);
  });

  it('keeps what people write exactly, trimmed and composed', async () => {
    const summary = '  Zalgo z͛̈, عربي ‏, emoji 👩‍👩‍👧, e\u0301 \r\n second line  ';
    const saved = await api.call('rsw', 'PATCH', `/api/v1/referrals/${draftId}`, { body: { summary } });
    expect(saved.status).toBe(200);
    const read = await api.call('rsw', 'GET', `/api/v1/referrals/${draftId}`);
    expect(read.json['data']).toMatchObject({ summary: summary.replace('\r\n', '\n').normalize('NFC').trim() });
  });

  it('counts emoji as people do', async () => {
    const answer = await api.call('rsw', 'PATCH', `/api/v1/referrals/${draftId}`, {
      body: { summary: '👍'.repeat(2000) },
    });
    expect(answer.status).toBe(200);
  });
});
