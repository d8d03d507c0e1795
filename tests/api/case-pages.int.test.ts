import { CaseReadersShape, TimelineShape } from '../../api/contract/case-history';
import { CaseFiltersShape, CaseFormsShape, type CaseFormsView } from '../../api/contract/case-page';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import { untilService } from '../../scripts/stories/s1';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let inService: CaseInStory;
let screening: CaseInStory;
beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  inService = await untilService(stage);
  screening = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'PAGES-1' } });
}, 120_000);
afterAll(() => api.close());

const read = (who: string, story: CaseInStory, part: string) =>
  api.call(who, 'GET', `/api/v1/cases/${story.id}/${part}`, { headers: { 'Accept-Language': 'en' } });
async function forms(who: string, story = inService): Promise<CaseFormsView> {
  const { json } = await read(who, story, 'forms');
  expect(CaseFormsShape.safeParse(json).error).toBeUndefined();
  return json as unknown as CaseFormsView;
}
const codes = (list: CaseFormsView['events']) => list.map(({ code }) => code);

describe('the forms outside of tasks', () => {
  it('are those that the case offers to this person now', async () => {
    for (const who of ['rsw', 'famw', 'tl', 'coord']) {
      const { json } = await api.call(who, 'GET', `/api/v1/cases/${inService.id}`);
      const { events, entries } = await forms(who);
      expect(codes(events)).toEqual(
        (json['allowedActions'] as string[]).filter((code) => !['ENTRY', 'FAST_FORWARD', 'STEP_ASIDE'].includes(code)),
      );
      expect(entries.length > 0).toBe((json['allowedActions'] as string[]).includes('ENTRY'));
    }
    expect(codes((await forms('famw')).events)).toContain('PAUSE');
    expect(codes((await forms('coord')).events)).not.toContain('PAUSE');
  });

  it('leave out what this stage has no place for', async () => {
    expect(codes((await forms('rsw', screening)).entries)).not.toContain('CONTACT');
    expect(codes((await forms('famw')).entries)).toContain('CONTACT');
  });

  it('are described as a task’s form is, so that an entry filled in by them is accepted', async () => {
    const note = (await forms('famw')).entries.find(({ code }) => code === 'NOTE');
    expect(note?.fields).toMatchObject([{ name: 'note', kind: 'TEXT', required: true }]);
    const sent = await api.call('famw', 'POST', `/api/v1/cases/${inService.id}/entries`, {
      body: { kind: 'NOTE', note: 'The school was told.' },
    });
    expect(sent.status).toBe(201);
  });

  it('word what was written as far as the caller may read it, and nothing else', async () => {
    expect(codes((await forms('nurse')).written)).toContain('P4_ASSESSMENT');
    expect(codes((await forms('coord')).written)).not.toContain('P4_ASSESSMENT');
    expect((await read('rsw2', inService, 'forms')).status).toBe(404);
  });
});

describe('whose case a line of a list is', () => {
  type Items = readonly { readonly id: string; readonly caseId?: string; readonly initials: string | null }[];
  const initials = async (who: string, list: string) => {
    const { json } = await api.call(who, 'GET', list);
    return (json['items'] as Items).find((item) => (item.caseId ?? item.id) === inService.id)?.initials;
  };

  it('is told by initials to those who work with the family or lead the work', async () => {
    const whole = await Promise.all(
      ['rsw', 'coord', 'tl', 'nurse', 'famw'].map((who) => initials(who, '/api/v1/cases')),
    );
    expect(new Set(whole)).toEqual(new Set(['A.T.']));
    expect(await initials('famw', '/api/v1/tasks?view=mine')).toBe('A.T.');
  });

  it('is not told to those who see to the service itself', async () => {
    expect(await initials('mgr', '/api/v1/cases')).toBeNull();
    expect(await initials('admin', '/api/v1/cases')).toBeNull();
    expect(await initials('admin', '/api/v1/tasks?view=all')).toBeNull();
  });
});

describe('what a form names of its case', () => {
  const entry = (body: object) => api.call('famw', 'POST', `/api/v1/cases/${inService.id}/entries`, { body });
  const fieldOf = async (kind: string, name: string) =>
    (await forms('famw')).entries.find(({ code }) => code === kind)?.fields.find((field) => field.name === name);
  const contact = (on: string, goalIds: readonly string[]) => ({
    kind: 'CONTACT',
    date: on,
    discipline: 'FAMW',
    participants: ['CHILD'],
    mode: 'PHONE',
    attended: 'NO_SHOW',
    interpreter: 'NOT_NEEDED',
    goalIds,
  });

  it('is a goal of its plan, in the words of the plan, and no other', async () => {
    const { json } = await api.call('famw', 'GET', `/api/v1/cases/${inService.id}`);
    const on = (json['now'] as string).slice(0, 10);
    expect((await fieldOf('CONTACT', 'goalIds'))?.options?.map(({ code }) => code)).toEqual(['G1', 'G2']);
    const refused = await entry(contact(on, ['G1', 'G7']));
    expect(refused.status).toBe(422);
    expect(refused.json['errors']).toEqual([expect.objectContaining({ path: 'goalIds.1', code: 'not_an_option' })]);
    expect((await entry(contact(on, ['G1']))).status).toBe(201);
  });

  it('is a meeting by its own entry, so that nobody types an identifier', async () => {
    const meeting = { kind: 'MEETING', purpose: 'OTHER', date: '2027-03-17' };
    const planned = await entry({ ...meeting, status: 'PLANNED' });
    const id = planned.json['id'] as string;
    expect((await fieldOf('BOOKING', 'meetingId'))?.options?.[0]).toEqual({
      code: id,
      text: '17 Mar 2027 · Other · Planned',
    });
    const booking = { purpose: 'INTERPRETER', date: '2027-03-17', provider: 'Tulkkikeskus', mode: 'ON_SITE' };
    const order = { kind: 'BOOKING', ...booking, status: 'REQUESTED' };
    expect((await entry({ ...order, meetingId: 'm-404' })).status).toBe(422);
    expect((await entry({ ...order, meetingId: id })).status).toBe(201);
    expect((await entry({ ...meeting, meetingId: id, status: 'CANCELLED' })).status).toBe(201);
    expect((await fieldOf('MEETING', 'meetingId'))?.options?.map(({ text }) => text)).toContain(
      '17 Mar 2027 · Other · Cancelled',
    );
  });
});

describe('who may read what of a case', () => {
  it('is told of each of its workers, as they themselves find it', async () => {
    const { status, json } = await read('tl', inService, 'readers');
    expect(status).toBe(200);
    const readers = CaseReadersShape.parse(json);
    const nurse = readers.find(({ displayName }) => displayName === 'Noora Terve');
    const own = (await api.call('nurse', 'GET', `/api/v1/cases/${inService.id}`)).json['sections'] as object;
    expect([...(nurse?.sections ?? [])].sort()).toEqual(Object.keys(own).sort());
    expect(readers.find(({ displayName }) => displayName === 'Aino Aikuinen')?.sections).not.toContain('ASSESSMENT');
    expect((await read('rsw2', inService, 'readers')).status).toBe(404);
  });
});

describe('the stages of a case', () => {
  it('are passed with their day, open with what is due, and ahead; no detour that the case does not take', async () => {
    const { json } = await read('tl', inService, 'timeline');
    const { stages } = TimelineShape.parse(json);
    expect(stages.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'SCREENING done',
      'CONSENT done',
      'ASSESSMENT done',
      'INTAKE done',
      'PLANNING done',
      'IN_SERVICE now',
      'CLOSING ahead',
      'FOLLOW_UP ahead',
      'CLOSED ahead',
    ]);
    expect(stages[0]).toMatchObject({ from: '2026-11-23', to: '2026-11-26' });
    expect(stages[5]?.dueOn).not.toBeNull();
  });
});

describe('the list of cases', () => {
  const list = async (who: string, query: string) => {
    const { json } = await api.call(who, 'GET', `/api/v1/cases?${query}`);
    return (json['items'] as { id: string; due: unknown; openTitles: string[] }[]).map(({ id }) => id);
  };

  it('is narrowed to the cases that the reader belongs to', async () => {
    expect(await list('tl', '')).toEqual(expect.arrayContaining([inService.id, screening.id]));
    expect(await list('rsw', 'mine=true')).toEqual(expect.arrayContaining([inService.id, screening.id]));
    expect(await list('tl', 'mine=true')).not.toContain(screening.id);
  });

  it('says how each case stands to its next date by the case’s own clock, and what it waits for in words', async () => {
    const { json } = await api.call('tl', 'GET', '/api/v1/cases', { headers: { 'Accept-Language': 'en' } });
    const items = json['items'] as Record<string, unknown>[];
    expect(items.find(({ id }) => id === screening.id)).toMatchObject({
      due: { dueOn: '2026-11-30', timeliness: { kind: 'ON_TIME', days: 5 } },
      openSteps: ['P2_SCREENING'],
    });
    const words = CaseFiltersShape.parse((await api.call('tl', 'GET', '/api/v1/case-filters')).json);
    const title = words.steps.find(({ code }) => code === 'P2_SCREENING')?.text;
    expect(items.find(({ id }) => id === screening.id)?.['openTitles']).toEqual([title]);
    expect(words.statuses.map(({ code }) => code)).toEqual(expect.arrayContaining(['SCREENING', 'HELD']));
  });
});
