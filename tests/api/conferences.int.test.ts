import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/conference-forms';
import { untilConference, untilConvener } from '../../scripts/stories/s11';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let helmi: CaseInStory;
let conference: CaseInStory;
const lines: string[] = [];
const stage = () => ({ people: api.people, tell: (line: string) => lines.push(line) });

beforeAll(async () => {
  api = await openApi();
  ({ helmi, conference } = await untilConvener(stage()));
}, 120_000);
afterAll(() => api.close());

const read = (who: string, { id }: CaseInStory, part = '') => api.call(who, 'GET', `/api/v1/cases/${id}${part}`);
const sectionsOf = async (who: string): Promise<string[]> =>
  Object.keys((await read(who, conference)).json['sections'] as object).sort();
const write = async (who: string, path: string, body: object) => {
  const { status, json } = await api.call(who, 'POST', `/api/v1${path}`, { body });
  return { status, code: json['code'] };
};
const due = async (step: string) => (await conference.open(step)).dueOn;

describe('a family group conference beside a case', () => {
  it('is shown in the case by its status only', async () => {
    const { json } = await read('famw', helmi);
    expect(json['conferences']).toEqual([
      expect.objectContaining({ id: conference.id, status: 'PREPARING', variant: 'ORDINARY', endedAt: null }),
    ]);
    expect(json['sections']).not.toHaveProperty('FGC_REQUEST');
    const timeline = await read('famw', helmi, '/timeline');
    expect(timeline.json['spans']).toContainEqual(
      expect.objectContaining({ id: `conference:${conference.id}`, kind: 'conference', state: 'PREPARING', end: null }),
    );
    const history = await helmi.history();
    expect(history.filter(({ code }) => code === 'CHILD_REPORTED').map(({ text }) => text)).toEqual([
      expect.stringContaining('Sovittu'),
      expect.stringContaining('Valmistelu'),
    ]);
    expect(await due('G4_PREPARATION')).toBe('2027-04-05');
  });

  it('is seen by those who take part in it and by nobody else of the team', async () => {
    const statuses = await Promise.all(
      ['rsw', 'conv', 'famw', 'coord', 'tl', 'mgr', 'nurse2', 'asw', 'rsw2', 'rep'].map(
        async (who) => [who, (await read(who, conference)).status] as const,
      ),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      rsw: 200,
      conv: 200,
      famw: 200,
      coord: 200,
      tl: 200,
      mgr: 200,
      nurse2: 404,
      asw: 404,
      rsw2: 404,
      rep: 403,
    });
    expect((await read('conv', helmi)).status).toBe(404);
    expect(await sectionsOf('rsw')).toEqual(['FGC_AGREEMENT', 'FGC_REQUEST']);
    expect(await sectionsOf('conv')).toEqual(['FGC_AGREEMENT', 'FGC_REQUEST']);
    for (const who of ['famw', 'coord', 'tl', 'mgr', 'admin']) expect(await sectionsOf(who)).toEqual([]);
    const { json } = await read('conv', conference);
    expect(JSON.stringify(json['sections'])).toContain('givenName');
    expect(JSON.stringify(json['sections'])).not.toContain('protectedAddress');
  });

  it('takes no worker of the case as convener, and says why', async () => {
    await api.db.pool.query(`UPDATE staff SET roles = '{FAMW,CONV}' WHERE username = 'famw'`);
    await conference.event('rsw', 'CONVENER_CHANGE', { reason: 'On leave.' });
    const task = await conference.open('G3_CONVENER');
    const complete = (convener: string) =>
      write('coord', `/tasks/${task.id}/complete`, {
        outcome: 'ASSIGNED',
        version: task.version,
        data: forms.convener(api.id(convener)),
      });
    expect(await complete('famw')).toEqual({ status: 422, code: 'convener_not_independent' });
    expect(await complete('asw')).toMatchObject({ status: 422 });
    const preparation = await conference.open('G4_PREPARATION');
    const assigned = await write('mgr', `/tasks/${preparation.id}/assign`, { assignee: api.id('famw'), reason: 'x' });
    expect(assigned).toEqual({ status: 422, code: 'not_independent' });
    expect((await complete('conv')).status).toBe(200);
    // Who could convene elsewhere is here what the case names them: its lead worker.
    expect(await sectionsOf('famw')).toEqual([]);
  });

  it('is written to by the convener alone, and by nobody while the family is on its own', async () => {
    const meeting = { kind: 'FGC_FAMILY_MEETING', date: '2027-02-10', interpreter: 'USED', childMet: true };
    for (const who of ['rsw', 'coord', 'tl']) {
      expect(await write(who, `/cases/${conference.id}/entries`, meeting)).toMatchObject({ status: 403 });
    }
    await untilConference(stage(), conference);
    const { dueOn } = await conference.open('G5_CONFERENCE');
    expect(dueOn).toBe('2027-03-18');
    await conference.event('conv', 'FAMILY_ALONE');
    const task = await conference.open('G5_CONFERENCE');
    const held = { outcome: 'HELD', version: task.version, data: forms.heldOn('2027-03-18') };
    expect(await write('conv', `/tasks/${task.id}/complete`, held)).toMatchObject({ code: 'private_family_time' });
    expect(await write('conv', `/cases/${conference.id}/entries`, { ...meeting, date: '2027-03-18' })).toMatchObject({
      code: 'private_family_time',
    });
    await conference.event('conv', 'FAMILY_READY');
    await conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn('2027-03-18'));
    await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-05-31'));
    expect(await due('G7_APPROVAL')).toBe('2027-03-25');
    await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
    expect(await due('G8_FOLLOW_UP')).toBe('2027-06-18');
  });

  it('keeps what the girl did not share from everybody but its writer and the convener', async () => {
    const summary = async (who: string) => JSON.stringify((await read(who, conference)).json['sections']);
    expect(await summary('nurse')).toContain(forms.SUMMARY);
    expect(await summary('conv')).toContain(forms.SUMMARY);
    for (const who of ['rsw', 'famw', 'tl', 'mgr']) expect(await summary(who)).not.toContain(forms.SUMMARY);
    expect(await sectionsOf('rsw')).toEqual([
      'FGC_AGREEMENT',
      'FGC_MEETING',
      'FGC_PLAN',
      'FGC_PREPARATION',
      'FGC_REQUEST',
      'FGC_SHARED',
    ]);
    // The lead worker reads the plan.
    expect(await sectionsOf('famw')).toContain('FGC_PLAN');
    expect(await sectionsOf('famw')).not.toContain('FGC_AGREEMENT');
    expect(await sectionsOf('nurse')).not.toContain('FGC_PLAN');
    for (const who of ['rsw', 'famw', 'nurse', 'tl']) expect(await sectionsOf(who)).not.toContain('FGC_NETWORK');
    expect(await sectionsOf('conv')).toContain('FGC_NETWORK');
  });

  it('tells convener, social worker and lead worker, and none of them anything but the reference', async () => {
    const { rows } = await api.db.pool.query<{ who: string }>(
      `SELECT DISTINCT s.username AS who FROM notice n JOIN staff s ON s.id = n.recipient_id
       WHERE n.case_id = $1 AND n.kind = 'N15' ORDER BY 1`,
      [conference.id],
    );
    expect(rows.map(({ who }) => who)).toEqual(['conv', 'famw', 'rsw']);
  });
});

describe('a family group conference on its own', () => {
  it('is started by a social worker alone and is a case like any other', async () => {
    const form = { ...forms.request(), ...forms.family() };
    expect(await write('coord', '/conferences', form)).toMatchObject({ status: 403 });
    expect(await write('rsw', '/conferences', forms.request())).toMatchObject({ status: 422 });
    const begun = await api.call('rsw', 'POST', '/api/v1/conferences', { body: form });
    expect(begun.status).toBe(201);
    expect(begun.json).toMatchObject({ status: 'REQUESTED', tasks: [{ stepCode: 'G2_AGREEMENT' }] });
    const id = String(begun.json['id']);
    const shown = await api.call('rsw', 'GET', `/api/v1/cases/${id}`);
    expect(shown.json['reference']).toMatch(/^LNP-\d{4}-\d{4}$/);
    for (const part of ['/history', '/timeline']) {
      expect((await api.call('rsw', 'GET', `/api/v1/cases/${id}${part}`)).status).toBe(200);
    }
  });

  it('moves its own training clock', async () => {
    const own = await CaseInStory.conference(stage(), '2027-02-12T08:00:00.000Z', {
      ...forms.request('ACUTE'),
      ...forms.family(),
    });
    expect((await own.open('G5_CONFERENCE')).dueOn).toBe('2027-02-19');
    expect((await own.open('G2_AGREEMENT')).dueOn).toBe('2027-02-15');
    await own.until('2027-02-22');
    const escalated = (await own.history()).filter(({ code }) => code === 'ESCALATED');
    expect(escalated.length).toBeGreaterThan(1);
  });
});
