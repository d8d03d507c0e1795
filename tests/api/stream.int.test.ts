import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** An open stream of one person; `until` waits for a piece of text in what it has brought. */
async function listen(username: string) {
  const signedIn = await fetch(`${api.url}/auth/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events`, { headers: { Cookie: cookie }, signal: abort.signal });
  const reader = response.body?.getReader();
  let heard = '';
  return {
    type: response.headers.get('content-type'),
    heard: () => heard,
    async until(text: string): Promise<void> {
      while (!heard.includes(text)) {
        const piece = await reader?.read();
        if (piece === undefined || piece.done) throw new Error('the stream ended');
        heard += Buffer.from(piece.value).toString();
      }
    },
    close: () => abort.abort(),
  };
}

describe('the stream of changes', () => {
  it('tells those who may see the case that it changed, and nothing more', async () => {
    const coord = await listen('coord');
    const stranger = await listen('rsw2');
    expect(coord.type).toContain('text/event-stream');
    await coord.until(': open');
    const stage = { people: api.people, tell: () => undefined };
    const story = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'STREAM-1' } });
    await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    await coord.until(`"caseId":"${story.id}"`);
    // The stranger's own case comes through, so what came before it would have come too.
    const rsw2 = await api.people.as('rsw2');
    const own = (await rsw2.send('POST', '/referrals', { training: true })) as { id: string };
    await stranger.until(own.id);
    expect(stranger.heard()).not.toContain(story.id);
    expect(coord.heard()).not.toMatch(/Amina|TRAIN|SCREENING/);
    coord.close();
    stranger.close();
  });
});
