import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { type ApiWorld, openApi } from '../support/api-world';

const START = '2026-11-23T08:15:00.000Z';
let api: ApiWorld;

beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

function stage(): Stage {
  return { people: api.people, tell: () => undefined };
}

function referred(recordRef: string): Promise<CaseInStory> {
  return CaseInStory.refer(stage(), START, { child: { recordRef } });
}

async function commandOn(who: string, story: CaseInStory, step: string, verb: string, body: object) {
  const { id } = await story.open(step);
  return api.call(who, 'POST', `/api/v1/tasks/${id}/${verb}`, { body });
}

describe('somebody who knows the service’s words only', () => {
  it('writes a referral with the names that people use for units, places and dates', async () => {
    const form = forms.referral('2026-11-23', api.id('rsw'), {
      child: { recordRef: 'WORDS-1', homeMunicipality: 'Vantaa', district: 3 },
      rsw: { userId: api.id('rsw'), unit: 'Family social work' },
    });
    const { familyInformedOn: told, ...rest } = form;
    const body = { ...rest, familyInformedDate: told, training: true, trainingStart: START };
    const draft = await api.call('rsw', 'POST', '/api/v1/referrals', { body });
    expect([draft.status, draft.json['missing']]).toEqual([201, []]);
    const kept = await api.call('rsw', 'GET', `/api/v1/referrals/${String(draft.json['id'])}`);
    expect(kept.json['data']).toMatchObject({
      child: { homeMunicipality: '092', district: '3' },
      rsw: { unit: 'FAMILY_SOCIAL_WORK' },
      familyInformedOn: '2026-11-23',
    });
  });

  it('is told what is awaited, and from whom, in one sentence', async () => {
    const story = await referred('WORDS-2');
    const seen = await api.call('famw', 'GET', `/api/v1/cases/${story.id}`);
    expect(seen.status).toBe(404);
    const own = await api.call('tl', 'GET', `/api/v1/cases/${story.id}`);
    expect(own.json['next']).toMatchObject({ code: 'STEP', text: expect.stringContaining('30.11.2026') });
    expect(own.json['allowedActions']).toContain('PAUSE');
    expect(own.json['allowedActions']).not.toContain('RESUME');
  });

  it('chooses the persons of the case from the form', async () => {
    const story = await referred('WORDS-3');
    await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    const { id } = await story.open('P3A_LANGUAGE');
    const task = await api.call('coord', 'GET', `/api/v1/tasks/${id}`);
    const [persons] = task.json['fields'] as { fields: { name: string; options?: { code: string }[] }[] }[];
    const person = persons?.fields.find((field) => field.name === 'person');
    expect(person?.options?.map((option) => option.code)).toEqual(['CHILD', 'GUARDIAN_1']);
  });

  it('gives the reason of a decision beside the form or in it', async () => {
    const story = await referred('WORDS-4');
    await story.complete('coord', 'P2_SCREENING', 'WAITLIST', forms.criteria());
    const { version } = await story.open('P2_WAITLIST_REVIEW');
    const body = { outcome: 'KEEP_WAITING', version, data: {}, reason: 'A place is free in January.' };
    expect((await commandOn('tl', story, 'P2_WAITLIST_REVIEW', 'complete', body)).status).toBe(200);
  });

  it('sees at a glance what stands still', async () => {
    const attention = await api.call('admin', 'GET', '/api/v1/admin/attention');
    expect([attention.status, JSON.parse(attention.text)]).toEqual([200, []]);
  });
});

describe('the addresses that people open', () => {
  it('say what this is in three languages, without a script', async () => {
    const page = await api.call(null, 'GET', '/');
    expect(page.status).toBe(200);
    for (const language of ['fi', 'sv', 'en']) expect(page.text).toContain(`<section lang="${language}">`);
    expect(page.text).toContain('href="/docs"');
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('lead from a mail’s link to the task or the case', async () => {
    const id = '01a204bf-0636-7159-8973-927969147346';
    const found = await fetch(`${api.url}/t/${id}`, { redirect: 'manual' });
    expect([found.status, found.headers.get('location')]).toEqual([302, `/api/v1/tasks/${id}`]);
    const file = await fetch(`${api.url}/cases/${id}`, { redirect: 'manual' });
    expect([file.status, file.headers.get('location')]).toEqual([302, `/api/v1/cases/${id}`]);
    expect((await api.call(null, 'GET', '/t/evil')).status).toBe(404);
  });

  it('tell any other method so', async () => {
    const posted = await api.call(null, 'POST', '/docs', { body: {} });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('describe the forms of the service', async () => {
    const contract = JSON.parse((await api.call(null, 'GET', '/openapi.json')).text) as {
      openapi: string;
      components: { schemas: Record<string, { properties?: object }> };
    };
    expect(contract.openapi).toMatch(/^3\.1/);
    const { schemas } = contract.components;
    expect(Object.keys(schemas['Referral']?.properties ?? {})).toContain('guardians');
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Entry_CONTACT', 'Event_PAUSE', 'Form_P6_PLAN']));
  });
});
