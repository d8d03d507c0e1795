import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { x4, x7, x8 } from '../../scripts/stories/on-the-way';
import { declined as s4 } from '../../scripts/stories/s4';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const stage = () => ({ people: api.people, tell: () => undefined });
interface Previous {
  readonly closeReason: string;
  readonly closedOn: string;
  readonly sections: { readonly [section: string]: readonly object[] } | null;
}
const seen = async (who: string, id: string) => (await api.call(who, 'GET', `/api/v1/cases/${id}`)).json;
const previous = async (who: string, id: string) => (await seen(who, id))['previous'] as Previous | null;
const sectionsOf = async (who: string, id: string) => Object.keys((await seen(who, id))['sections'] as object).sort();

/** The family says yes this time. */
async function consented(again: CaseInStory, days: readonly [string, string]): Promise<void> {
  await again.until(days[0]);
  await again.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await again.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await again.until(days[1]);
  await again.entry('coord', 'ATTEMPT', { date: days[1], channel: 'CALL', reached: true, interpreter: 'USED' });
  await again.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent(days[1]));
}

describe('S4: the family comes back (X7)', () => {
  it('after more than three months on the ordinary way: reason and dates first, words after consent', async () => {
    const first = await s4(stage(), { child: { recordRef: 'X7-0001' } });
    expect(await previous('coord', first.id)).toBeNull();
    const again = await CaseInStory.refer(stage(), '2027-05-31T07:15:00.000Z', { child: { recordRef: 'X7-0001' } });
    const { tasks } = await again.now();
    expect(tasks.map(({ stepCode }) => stepCode)).not.toContain('X7_FAST_REENTRY');
    expect(tasks.find(({ stepCode }) => stepCode === 'P2_SCREENING')?.dueOn).toBe('2027-06-07');
    const before = { id: first.id, closeReason: 'FAMILY_DECLINED', closedOn: '2027-01-27', sections: null };
    for (const who of ['coord', 'tl', 'rsw']) expect(await previous(who, again.id)).toEqual(before);
    // Nothing of the earlier case by the back door, but the responsible social worker's own right stands.
    expect(await sectionsOf('coord', first.id)).toEqual([]);
    expect(await sectionsOf('rsw', first.id)).toContain('REFERRAL');
    await consented(again, ['2027-06-02', '2027-06-07']);
    expect(Object.keys((await previous('coord', again.id))?.sections ?? {})).toContain('ATTEMPTS');
    expect(await sectionsOf('coord', first.id)).toContain('ATTEMPTS');
  }, 120_000);

  it('within three months the team leader decides, and the nurse’s update takes the assessment’s place', async () => {
    await s4(stage(), { child: { recordRef: 'X7-0002' } });
    const again = await CaseInStory.refer(stage(), '2027-04-27T07:15:00.000Z', { child: { recordRef: 'X7-0002' } });
    expect((await again.open('X7_FAST_REENTRY')).dueOn).toBe('2027-04-29');
    await again.complete('tl', 'X7_FAST_REENTRY', 'FAST');
    await consented(again, ['2027-04-28', '2027-05-03']);
    // Thursday 6 May is Ascension Day.
    expect((await again.open('X7_FAST_REENTRY_NURSE')).dueOn).toBe('2027-05-11');
    await expect(again.open('P4_ASSESSMENT')).rejects.toThrow('no open task');
    await again.claim('nurse', 'X7_FAST_REENTRY_NURSE');
    const { visits: _none, ...update } = forms.assessment('2027-05-03');
    await again.complete('nurse', 'X7_FAST_REENTRY_NURSE', 'COMPLETED', update);
    expect((await again.now()).status).toBe('INTAKE');
  }, 120_000);
});

describe('a family that moves to where nobody may know (X4)', () => {
  it('is kept as moved to another municipality, in the page, the history and the database', async () => {
    const story = await CaseInStory.refer(stage(), '2026-11-23T08:15:00.000Z', { child: { recordRef: 'X4-0001' } });
    await story.event('coord', 'MOVE', { municipality: '543', date: '2026-12-07', protectedAddress: true });
    const page = await seen('rsw', story.id);
    expect(JSON.stringify((page['sections'] as { MOVE: object[] }).MOVE)).toContain('"municipality":"OTHER"');
    const { rows } = await api.db.pool.query<{ kept: string }>(
      `SELECT string_agg(data::text, ' ') || (SELECT state::text FROM case_file WHERE id = $1) AS kept
       FROM case_content WHERE case_id = $1`,
      [story.id],
    );
    expect(rows[0]?.kept).not.toContain('"543"');
    expect(JSON.stringify(await story.history())).not.toContain('543');
    const known = await CaseInStory.refer(stage(), '2026-11-23T08:15:00.000Z', {
      child: { recordRef: 'X4-0003', protectedAddress: true },
    });
    await known.event('coord', 'MOVE', { municipality: '543', date: '2026-12-07' });
    expect(JSON.stringify((await seen('rsw', known.id))['sections'])).not.toContain('"543"');
    const open = await CaseInStory.refer(stage(), '2026-11-23T08:15:00.000Z', { child: { recordRef: 'X4-0002' } });
    await open.event('coord', 'MOVE', { municipality: '543', date: '2026-12-07' });
    expect(JSON.stringify((await seen('rsw', open.id))['sections'])).toContain('"municipality":"543"');
  }, 60_000);
});

describe('another responsible social worker (X8)', () => {
  it('may read from the naming on; the one before may not once the new one has accepted', async () => {
    const story = await CaseInStory.refer(stage(), '2026-11-23T08:15:00.000Z', { child: { recordRef: 'X8-0001' } });
    const status = async (who: string) => (await api.call(who, 'GET', `/api/v1/cases/${story.id}`)).status;
    expect([await status('rsw'), await status('rsw2')]).toEqual([200, 404]);
    await expect(story.event('tl', 'RSW_CHANGE', { userId: api.id('rsw2') })).rejects.toMatchObject({ status: 403 });
    await story.event('mgr', 'RSW_CHANGE', { userId: api.id('rsw2') });
    expect([await status('rsw'), await status('rsw2')]).toEqual([200, 200]);
    await story.complete('rsw2', 'X8_NEW_RSW_ACCEPT', 'ACCEPTED');
    expect([await status('rsw'), await status('rsw2')]).toEqual([404, 200]);
    const mine = await api.call('rsw', 'GET', '/api/v1/cases?q=HEL');
    expect(JSON.stringify(mine.json)).not.toContain(story.id);
  }, 60_000);
});

describe('the stories of the way by HTTP', () => {
  it('X4, X7 and X8 are told to their ends', async () => {
    const moved = await (await x4(stage())).now();
    expect([moved.status, moved.closeReason]).toEqual(['CLOSED', 'MOVED_AWAY']);
    expect((await (await x7(stage())).now()).status).toBe('INTAKE');
    const changed = await x8(stage());
    const accepted = (await changed.now()).tasks.find(({ stepCode }) => stepCode === 'X8_NEW_RSW_ACCEPT');
    // Five working days from the word of the move.
    expect([accepted?.status, accepted?.dueOn]).toEqual(['DONE', '2026-11-30']);
  }, 120_000);
});
