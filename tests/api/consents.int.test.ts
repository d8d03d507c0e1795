import { x5 } from '../../scripts/stories/adulthood';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { s6 } from '../../scripts/stories/s3-s6';
import { x6 } from '../../scripts/stories/withdrawal';
import { type ApiWorld, openApi } from '../support/api-world';

const SUMMARY = 'Sleep is short; a calm evening routine would help first.';
const C2 = 'C2_HEALTH_TO_TEAM';
let api: ApiWorld;
let yusuf: CaseInStory;

beforeAll(async () => {
  api = await openApi();
  yusuf = await s6({ people: api.people, tell: () => undefined });
}, 120_000);
afterAll(() => api.close());

async function reads(who: string, story: CaseInStory): Promise<boolean> {
  const { status, text } = await api.call(who, 'GET', `/api/v1/cases/${story.id}`);
  expect(status).toBe(200);
  return text.includes(SUMMARY);
}

async function denied(who: string, story: CaseInStory, section = 'ASSESSMENT'): Promise<number> {
  const { rows } = await api.db.pool.query(
    `SELECT sections FROM usage_log WHERE user_id = $1 AND case_id = $2 AND action = 'DENIED' AND object_type = 'SECTION'`,
    [api.id(who), story.id],
  );
  return rows.filter((row) => String(row.sections).includes(section)).length;
}

async function toldOfWithdrawal(story: CaseInStory): Promise<string[]> {
  const { rows } = await api.db.pool.query<{ name: string }>(
    `SELECT s.username AS name FROM notice n JOIN staff s ON s.id = n.recipient_id
      WHERE n.case_id = $1 AND n.kind = 'N13' AND n.urgent ORDER BY s.username`,
    [story.id],
  );
  return rows.map((row) => row.name);
}

describe('S6: whose summary it is', () => {
  it('is hidden while he says no, opens with his yes, and closes with his withdrawal; each attempt is written down', async () => {
    expect([await reads('tl', yusuf), await reads('rsw', yusuf), await reads('nurse', yusuf)]).toEqual([
      false,
      false,
      true,
    ]);
    const before = await denied('tl', yusuf);
    expect(before).toBeGreaterThan(0);
    expect(await denied('nurse', yusuf)).toBe(0);
    // Nobody gave C3: what the social worker wrote is closed to the nurse in the same way.
    expect(await denied('nurse', yusuf, 'REFERRAL')).toBeGreaterThan(0);

    await yusuf.event('rsw', 'CONSENT_CHANGE', forms.consent(C2, 'CHILD', '2027-02-15'));
    expect([await reads('tl', yusuf), await reads('rsw', yusuf)]).toEqual([true, true]);
    const open = await denied('tl', yusuf);

    await yusuf.event('nurse', 'WITHDRAWAL', { whose: 'CHILD', what: 'CONSENT', consent: 'C2', reasonCode: 'OTHER' });
    expect([await reads('tl', yusuf), await reads('rsw', yusuf), await reads('coord', yusuf)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await denied('tl', yusuf)).toBe(open + 1);
    // Everybody who could read it, and not the nurse, who wrote the withdrawal down herself.
    expect(await toldOfWithdrawal(yusuf)).toEqual(['rsw', 'tl']);
  });

  it('keeps the words of a withdrawal where consents are read, and out of the history', async () => {
    const words = 'He feels watched at school.';
    await yusuf.event('rsw', 'CONSENT_CHANGE', forms.consent(C2, 'CHILD', '2027-02-15'));
    await yusuf.event('rsw', 'WITHDRAWAL', { whose: 'CHILD', what: 'CONSENT', consent: C2, reason: words });
    const part = async (who: string, path = '') =>
      (await api.call(who, 'GET', `/api/v1/cases/${yusuf.id}${path}`)).text.includes(words);
    expect([await part('tl'), await part('mgr'), await part('tl', '/history')]).toEqual([true, false, false]);
  });
});

describe('the eighteenth birthday', () => {
  it('closes what was opened before it, until the young adult answers anew; the history says so to those who may know', async () => {
    const story = await s6(
      { people: api.people, tell: () => undefined },
      { child: { recordRef: 'ADULT-1', dateOfBirth: '2009-09-01' } },
    );
    await story.event('rsw', 'CONSENT_CHANGE', forms.consent(C2, 'CHILD', '2027-02-15'));
    await story.until('2027-08-31');
    expect(await reads('tl', story)).toBe(true);
    await story.until('2027-09-01');
    expect(await reads('tl', story)).toBe(false);
    const history = async (who: string) => (await api.call(who, 'GET', `/api/v1/cases/${story.id}/history`)).text;
    expect(await history('tl')).toContain('TURNING_18');
    expect(await history('admin')).not.toContain('TURNING_18');
    await story.event('rsw', 'CONSENT_CHANGE', forms.consent(C2, 'CHILD', '2027-09-01'));
    expect(await reads('tl', story)).toBe(true);
    const guardian = { ...forms.consent(C2, 'GUARDIAN_1', '2027-09-01'), type: 'CONSENT_CHANGE' };
    const { version } = await story.now();
    const answer = await api.call('rsw', 'POST', `/api/v1/cases/${story.id}/events`, {
      body: { ...guardian, version },
    });
    expect([answer.status, answer.json.code]).toEqual([422, 'guardian_no_longer']);
  }, 120_000);
});

describe('the stories X5 and X6', () => {
  it('are played through the API to the end of the service', async () => {
    const stage = { people: api.people, tell: () => undefined };
    for (const play of [x5, x6]) expect((await (await play(stage)).now()).status).toBe('FOLLOW_UP');
  }, 120_000);
});
