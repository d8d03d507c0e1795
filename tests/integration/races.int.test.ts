import { randomUUID } from 'node:crypto';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { type Answer, type ApiWorld, openApi } from '../support/api-world';

/** The coordinators of a busy morning; the team leader may step in for them, saying why. */
const COORDINATORS = ['coord', 'coord2', 'coord3', 'coord4'];
const RACERS = [...COORDINATORS, 'tl'];
const RACES = 100;
let api: ApiWorld;
let children = 0;

beforeAll(async () => {
  api = await openApi();
  for (const username of COORDINATORS.slice(1)) {
    await api.db.pool.query(
      `INSERT INTO staff (id, username, display_name, email, language, roles) VALUES ($1, $2, $3, $4, 'fi', '{COORD}')`,
      [randomUUID(), username, `Name of ${username}`, `${username}@helmi.example`],
    );
  }
});
afterAll(() => api?.close());

const stage = () => ({ people: api.people, tell: () => undefined });
function referred(): Promise<CaseInStory> {
  children += 1;
  const recordRef = `RACE-${children}`;
  return CaseInStory.refer(stage(), '2026-11-23T08:15:00.000Z', { child: { recordRef } });
}

/** What the racers may try to do with a screening: each writes words of their own. */
const accept = (version: number, who: string) => ({
  outcome: 'ACCEPT',
  version,
  data: { ...forms.criteria(), note: `What ${who} thought of it.` },
  reason: 'I was free.',
});

async function nameOf(username: string): Promise<string> {
  return (await api.people.as(username)).id;
}

/** `count` racers beginning at a different one each time. */
function racersOf(race: number): string[] {
  const count = 2 + (race % 4);
  return RACERS.map((_, n) => RACERS[(race + n) % RACERS.length] ?? '').slice(0, count);
}

describe('100 races of two to five people for one task', () => {
  it('have one winner each; all others are told who and when, and find their own words as their draft', async () => {
    const seen = { winners: 0, losers: 0 };
    for (let race = 0; race < RACES; race += 1) {
      const story = await referred();
      const { id, version } = await story.open('P2_SCREENING');
      const racers = racersOf(race);
      const answers = await Promise.all(
        racers.map((who) => api.call(who, 'POST', `/api/v1/tasks/${id}/complete`, { body: accept(version, who) })),
      );
      const won = racers.filter((_, n) => answers[n]?.status === 200);
      expect(won).toHaveLength(1);
      const winner = won[0] ?? '';
      const winnerId = await nameOf(winner);
      for (const [n, who] of racers.entries()) {
        if (who === winner) continue;
        const lost = answers[n];
        expect(lost?.status).toBe(409);
        expect(lost?.json).toMatchObject({
          code: 'already_done',
          by: { id: winnerId, role: winner === 'tl' ? 'TL' : 'COORD', displayName: expect.stringMatching(/./) },
          at: expect.stringMatching(/^2026-11-23T/),
          current: { id, status: 'DONE', outcome: 'ACCEPT', version: version + 1 },
        });
        const kept = await api.call(who, 'GET', `/api/v1/tasks/${id}`);
        expect(kept.json['draft']).toMatchObject({ data: { note: `What ${who} thought of it.` } });
      }
      seen.winners += won.length;
      seen.losers += racers.length - won.length;
    }
    expect(seen).toEqual({ winners: RACES, losers: 250 });
    const twice = await api.db.pool.query(
      "SELECT task_id FROM case_event WHERE code = 'TASK_COMPLETED' GROUP BY 1 HAVING count(*) > 1",
    );
    expect(twice.rows).toEqual([]);
  }, 300_000);

  it('let one nurse or coordinator take a task from the pool; the others are told whose it is', async () => {
    for (let race = 0; race < 10; race += 1) {
      const story = await referred();
      const { id, version } = await story.open('P2_SCREENING');
      const answers = await Promise.all(
        COORDINATORS.map((who) => api.call(who, 'POST', `/api/v1/tasks/${id}/claim`, { body: { version } })),
      );
      const won = COORDINATORS.filter((_, n) => answers[n]?.status === 200);
      expect(won).toHaveLength(1);
      const winnerId = await nameOf(won[0] ?? '');
      const lost = answers.filter(({ status }) => status !== 200);
      expect(lost.map(({ status, json }) => [status, (json['by'] as { id: string } | null)?.id])).toEqual(
        lost.map(() => [409, winnerId]),
      );
    }
  }, 60_000);
});

interface Repeat {
  readonly what: string;
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly body: object;
}

/** One command of every kind, on a case that is fresh for it. */
async function commands(): Promise<Repeat[]> {
  const [a, b, c] = [await referred(), await referred(), await referred()];
  const [first, second, third] = [await a.open('P2_SCREENING'), await b.open('P2_SCREENING'), await c.now()];
  const draft = await api.call('rsw', 'POST', '/api/v1/referrals', {
    body: {
      ...forms.referral('2026-11-23', api.id('rsw'), { child: { recordRef: `RACE-D${children}` } }),
      training: true,
      trainingStart: '2026-11-23T08:15:00.000Z',
    },
  });
  const post = (what: string, who: string, path: string, body: object): Repeat => ({
    what,
    who,
    method: 'POST',
    path: `/api/v1${path}`,
    body,
  });
  const pause = {
    type: 'PAUSE',
    version: third.version,
    reason: 'ILLNESS',
    from: '2026-11-23',
    plannedUntil: '2026-12-20',
  };
  return [
    post('a new draft', 'rsw', '/referrals', { training: true }),
    post('a submission', 'rsw', `/referrals/${String(draft.json['id'])}/submit`, {}),
    post('a completion', 'coord', `/tasks/${first.id}/complete`, accept(first.version, 'coord')),
    post('a claim', 'coord2', `/tasks/${second.id}/claim`, { version: second.version }),
    post('an extension', 'tl', `/tasks/${second.id}/extend`, { dueOn: '2026-12-02', reason: 'A busy week.' }),
    post('a note', 'rsw', `/cases/${c.id}/entries`, { kind: 'NOTE', note: 'Only once.' }),
    post('an urgent concern', 'rsw', `/cases/${c.id}/events`, { type: 'URGENT_CONCERN', version: third.version }),
    post('a pause', 'tl', `/cases/${b.id}/events`, { ...pause, version: (await b.now()).version }),
  ];
}

/** How often anything was done in the whole database. */
async function effects(): Promise<unknown> {
  const { rows } = await api.db.pool.query(
    `SELECT (SELECT count(*) FROM case_event)::int AS events, (SELECT count(*) FROM notice)::int AS notices,
       (SELECT count(*) FROM case_content)::int AS contents, (SELECT count(*) FROM case_file)::int AS cases,
       (SELECT count(*) FROM command_key)::int AS keys`,
  );
  return rows[0];
}

describe('200 repeats of commands with the same key', () => {
  it('have one effect, and the same answer each time: sent all at once, or again when all is over', async () => {
    let repeats = 0;
    for (let round = 0; round < 5; round += 1) {
      for (const { what, who, method, path, body } of await commands()) {
        const headers = { 'Idempotency-Key': randomUUID() };
        const send = () => api.call(who, method, path, { body, headers });
        // Before, in between, and after: a browser that lost the answer tries at any time.
        const atOnce: Answer[] = await Promise.all([send(), send(), send()]);
        const before = await effects();
        const later = [await send(), await send(), await send()];
        repeats += atOnce.length - 1 + later.length;
        expect(await effects()).toEqual(before);
        const answers = [...atOnce, ...later];
        expect([what, [...new Set(answers.map(({ status }) => Math.floor(status / 100)))]]).toEqual([what, [2]]);
        expect([what, new Set(answers.map(({ text }) => text)).size]).toEqual([what, 1]);
      }
    }
    expect(repeats).toBe(200);
    const doubled = await api.db.pool.query(
      `SELECT case_id, task_id, code FROM case_event WHERE code IN ('TASK_COMPLETED', 'TASK_CLAIMED', 'TASK_EXTENDED',
         'REFERRAL_SUBMITTED', 'CASE_PAUSED', 'ENTRY_RECORDED') GROUP BY 1, 2, 3 HAVING count(*) > 1`,
    );
    expect(doubled.rows).toEqual([]);
  }, 240_000);
});
