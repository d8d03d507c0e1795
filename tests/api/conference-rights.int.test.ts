import type { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/conference-forms';
import { untilConference, untilConvener } from '../../scripts/stories/s11';
import { type ApiWorld, openApi } from '../support/api-world';

/** Who reads and writes a conference on its day (domain.md §2.7 and §3), asked by HTTP and looked up in the usage log. */
const PART = 'The evenings are calm.';
const STRANGERS = ['nurse2', 'famw2', 'asw', 'rsw2'] as const;
let api: ApiWorld;
let helmi: CaseInStory;
let conference: CaseInStory;

beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  ({ helmi, conference } = await untilConvener(stage));
  await untilConference(stage, conference);
}, 120_000);
afterAll(() => api.close());

const read = (who: string, { id }: CaseInStory = conference, part = '') =>
  api.call(who, 'GET', `/api/v1/cases/${id}${part}`);
const sectionsOf = async (who: string): Promise<{ readonly [section: string]: unknown }> =>
  (await read(who)).json['sections'] as { readonly [section: string]: unknown };
const uses = async (who: string, action: 'VIEW' | 'DENIED'): Promise<readonly string[]> => {
  const { rows } = await api.db.pool.query<{ what: string }>(
    `SELECT concat_ws(' ', object_type, object_id, sections::text) AS what FROM usage_log
      WHERE user_id = $1 AND case_id = $2 AND action = $3 ORDER BY at`,
    [api.id(who), conference.id, action],
  );
  return rows.map(({ what }) => what);
};
const nurse = () => api.id('nurse');
const share = (data: object) => conference.entry('conv', 'FGC_SHARING', { worker: nurse(), ...data });

describe('what is written in a conference', () => {
  it('is read whole by its convener, the network map too, and that is written down', async () => {
    expect(Object.keys(await sectionsOf('conv')).sort()).toEqual([
      'FGC_AGREEMENT',
      'FGC_NETWORK',
      'FGC_PREPARATION',
      'FGC_REQUEST',
      'FGC_SHARED',
      'FGC_SUMMARIES',
    ]);
    expect((await uses('conv', 'VIEW')).at(-1)).toContain('FGC_NETWORK');
  });

  it('is read by the social worker without the network map, and by the lead worker not before there is a plan', async () => {
    const sections = await sectionsOf('rsw');
    expect(sections).not.toHaveProperty('FGC_NETWORK');
    expect(JSON.stringify(sections)).not.toContain('Aunt Hodan');
    expect((await uses('rsw', 'VIEW')).at(-1)).not.toContain('FGC_NETWORK');
    for (const who of ['famw', 'coord', 'tl', 'mgr', 'admin']) expect(await sectionsOf(who)).toEqual({});
  });

  it('does not exist for the rest of the team, who see its status in the case; their tries are written down', async () => {
    for (const who of STRANGERS) {
      for (const part of ['', '/history', '/timeline']) expect((await read(who, conference, part)).status).toBe(404);
      const body = { type: 'FAMILY_STOPPED', version: 0 };
      expect((await api.call(who, 'POST', `/api/v1/cases/${conference.id}/events`, { body })).status).toBe(404);
      expect((await uses(who, 'DENIED')).length).toBeGreaterThanOrEqual(4);
      expect(await uses(who, 'VIEW')).toEqual([]);
    }
    const { json } = await read('asw', helmi);
    expect(json['conferences']).toEqual([expect.objectContaining({ id: conference.id, status: 'SCHEDULED' })]);
  });

  it.each([
    ['DO_NOT_SHARE', {}],
    ['SHARE_PART', { sharedPart: PART }],
  ])('a summary marked %s is read by its writer and the convener alone', async (sharing, more) => {
    await share({ sharing, ...more });
    for (const who of ['nurse', 'conv']) expect(JSON.stringify(await sectionsOf(who))).toContain(forms.SUMMARY);
    for (const who of ['rsw', 'famw', 'coord', 'tl', 'mgr', 'admin']) {
      for (const part of ['', '/history', '/timeline'])
        expect((await read(who, conference, part)).text).not.toContain(forms.SUMMARY);
      const tasks = (await read(who)).json['tasks'] as { readonly id: string; readonly stepCode: string }[];
      for (const { id } of tasks.filter(({ stepCode }) => stepCode === 'G4_SUMMARY'))
        expect((await api.call(who, 'GET', `/api/v1/tasks/${id}`)).text).not.toContain(forms.SUMMARY);
    }
    expect(JSON.stringify(await sectionsOf('rsw')).includes(PART)).toBe(sharing === 'SHARE_PART');
    expect(JSON.stringify(await sectionsOf('famw'))).not.toContain(PART);
  });

  it('a summary that the family shares whole opens to the social worker, not to those who only lead the service', async () => {
    await share({ sharing: 'SHARE_ALL' });
    expect(JSON.stringify(await sectionsOf('rsw'))).toContain(forms.SUMMARY);
    for (const who of ['famw', 'tl', 'mgr']) expect(JSON.stringify(await sectionsOf(who))).not.toContain(forms.SUMMARY);
  });
});

describe('while the family is on its own', () => {
  it('nothing is taken from anybody but the end of it, and everybody is told why in words', async () => {
    await conference.event('conv', 'FAMILY_ALONE');
    const task = await conference.open('G5_CONFERENCE');
    const { version } = await conference.now();
    const at = (part: string) => `/api/v1/tasks/${task.id}/${part}`;
    const cases = `/api/v1/cases/${conference.id}`;
    const day = '2027-03-18';
    const tries: readonly [who: string, path: string, body: object][] = [
      ['conv', at('complete'), { outcome: 'HELD', version: task.version, data: forms.heldOn(day) }],
      ['conv', at('help'), { to: 'RSW', text: 'x' }],
      ['conv', `${cases}/entries`, { kind: 'FGC_FAMILY_MEETING', date: day, interpreter: 'USED', childMet: true }],
      ['conv', `${cases}/events`, { type: 'FAMILY_ALONE', version }],
      ['rsw', `${cases}/events`, { type: 'CONVENER_CHANGE', version, reason: 'x' }],
      ['rsw', at('extend'), { dueOn: '2027-03-25', reason: 'x', version: task.version }],
      ['coord', `${cases}/events`, { type: 'CONVENER_CHANGE', version, reason: 'x' }],
      ['mgr', at('assign'), { assignee: api.id('conv'), reason: 'x' }],
    ];
    for (const [who, path, body] of tries) {
      const { json } = await api.call(who, 'POST', path, { body, headers: { 'Accept-Language': 'en' } });
      expect([who, path, json['code']]).toEqual([who, path, 'private_family_time']);
      expect(json['title']).toMatch(/family|läheiset|närstående/i);
    }
    expect((await conference.now()).version).toBe(version);
    await conference.event('rsw', 'FAMILY_READY');
    await conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn(day));
  });

  it('the lead worker reads the plan that comes of it, and nothing else', async () => {
    await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-05-31'));
    expect(Object.keys(await sectionsOf('famw'))).toEqual(['FGC_PLAN']);
    expect((await uses('famw', 'VIEW')).at(-1)).toContain('FGC_PLAN');
    for (const who of ['nurse', 'coord', 'tl', 'mgr']) expect(await sectionsOf(who)).not.toHaveProperty('FGC_PLAN');
  });

  it('a convener is assigned by the coordinator; who convened before reads nothing any more', async () => {
    await api.db.pool.query(`UPDATE staff SET roles = '{CONV}' WHERE username = 'famw2'`);
    await conference.event('rsw', 'CONVENER_CHANGE', { reason: 'Ill.' });
    const task = await conference.open('G3_CONVENER');
    const body = { outcome: 'ASSIGNED', version: task.version, data: forms.convener(api.id('famw2')) };
    const by = async (who: string) =>
      (await api.call(who, 'POST', `/api/v1/tasks/${task.id}/complete`, { body })).status;
    for (const who of ['conv', 'tl', 'famw']) expect(await by(who)).toBe(403);
    expect(await by('nurse2')).toBe(404);
    expect(await by('coord')).toBe(200);
    // That they once had a task here is not hidden from them; what is written here is.
    expect(await sectionsOf('conv')).toEqual({});
    expect(Object.keys(await sectionsOf('famw2'))).toContain('FGC_NETWORK');
  });
});
