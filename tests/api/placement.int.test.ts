import { CaseInStory } from '../../scripts/stories/case-in-story';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const refer = (recordRef: string, startsAt: string) =>
  CaseInStory.refer({ people: api.people, tell: () => undefined }, startsAt, {
    child: { recordRef },
  });
const event = async (who: string, story: CaseInStory, body: object) => {
  const { version } = await story.now();
  return api.call(who, 'POST', `/api/v1/cases/${story.id}/events`, { body: { version, ...body } });
};
const steps = (tasks: unknown) => (tasks as { stepCode: string }[]).map(({ stepCode }) => stepCode).sort();

describe('an emergency placement over HTTP (X3)', () => {
  it('is recorded with its moment in local time, shown as an overlay, and ended', async () => {
    const story = await refer('X3-0001', '2027-02-10T12:25:00.000Z');
    const ahead = await event('rsw', story, { type: 'EMERGENCY_PLACEMENT', placedAt: '2027-02-10T14:50' });
    expect([ahead.status, ahead.json['errors']]).toEqual([422, [expect.objectContaining({ path: 'placedAt' })]]);
    const nobody = await event('famw', story, { type: 'EMERGENCY_PLACEMENT', placedAt: '2027-02-10T14:20' });
    expect([403, 404]).toContain(nobody.status);
    const placed = await event('rsw', story, { type: 'EMERGENCY_PLACEMENT', placedAt: '2027-02-10T14:20' });
    expect([placed.status, placed.json['overlays'], placed.json['advice']]).toEqual([200, ['EMERGENCY'], []]);
    expect(steps(placed.json['opened'])).toEqual(['X3_ACUTE_FGC', 'X3_DAY20_REVIEW', 'X3_JOINT_MEETING']);
    const listed = await api.call('tl', 'GET', '/api/v1/cases?limit=50');
    const items = listed.json['items'] as { id: string; overlays: string[] }[];
    expect(items.find(({ id }) => id === story.id)?.overlays).toEqual(['EMERGENCY']);
    const seen = await api.call('rsw', 'GET', `/api/v1/cases/${story.id}`);
    const ribbon = seen.json['ribbon'] as { code: string; dueOn: string }[];
    expect(ribbon.find(({ code }) => code === 'ST_EPL_30D')?.dueOn).toBe('2027-03-12');
    const ended = await event('tl', story, { type: 'PLACEMENT_ENDED', outcome: 'RETURNED_HOME' });
    expect([ended.status, ended.json['overlays'], (ended.json['cancelled'] as string[]).length]).toEqual([200, [], 3]);
  }, 60_000);
});

describe('an urgent concern and a death over HTTP (X9, X10)', () => {
  it('the answer names whom to call after hours; the manager’s word ends the case', async () => {
    const story = await refer('X9-0001', '2027-02-10T18:00:00.000Z');
    const concern = await event('coord', story, { type: 'URGENT_CONCERN' });
    expect(concern.json['advice']).toEqual([
      { code: 'SOCIAL_EMERGENCY', text: expect.stringContaining('0206 96006') as string },
    ]);
    expect((await event('tl', story, { type: 'DECEASED' })).status).toBe(403);
    const over = await event('mgr', story, { type: 'DECEASED' });
    expect([over.status, over.json['status'], over.json['opened']]).toEqual([200, 'CLOSED', []]);
    const seen = await api.call('mgr', 'GET', `/api/v1/cases/${story.id}`);
    expect(seen.json['closeReason']).toBe('DECEASED');
  }, 60_000);
});
