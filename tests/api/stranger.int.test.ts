import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import { type ApiWorld, openApi } from '../support/api-world';

const START = '2026-11-23T08:15:00.000Z';
const PAGE = '<!doctype html><title>Helmi</title>';
const SCRIPT = 'export const here = 1;';
const folder = mkdtempSync(join(tmpdir(), 'helmi-web-'));
let api: ApiWorld;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'app-1.js'), SCRIPT);
  api = await openApi({ webFolder: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

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
  it('lead to the app: the page is asked for anew, its parts are kept for ever, and nothing runs inside the page', async () => {
    const page = await api.call(null, 'GET', '/');
    expect([page.status, page.text, page.headers.get('cache-control')]).toEqual([200, PAGE, 'no-store']);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';.*style-src 'self'/);
    const part = await fetch(`${api.url}/assets/app-1.js`, { headers: { 'Accept-Encoding': 'br' } });
    expect([part.status, await part.text()]).toEqual([200, SCRIPT]);
    expect([part.headers.get('cache-control'), part.headers.get('content-encoding')]).toEqual([
      'public, max-age=31536000, immutable',
      'br',
    ]);
    expect((await api.call(null, 'GET', '/assets/app-2.js')).status).toBe(404);
    expect((await api.call(null, 'GET', '/assets/..%2F..%2Fpackage.json')).status).toBe(404);
  });

  it('are the app’s own wherever a page, a mail or a bookmark leads', async () => {
    for (const path of [
      '/t/01a204bf-0636-7159-8973-927969147346',
      '/tasks/1',
      '/cases',
      '/cases/1',
      '/sign-in',
      '/admin/rules',
    ]) {
      expect((await api.call(null, 'GET', path)).text).toBe(PAGE);
    }
    for (const path of ['/api/v1/nothing', '/auth/nothing', '/nothing', '/docs/nothing']) {
      expect((await api.call(null, 'GET', path)).status).toBe(404);
    }
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

describe('somebody who signed in', () => {
  it('reads the product in the language of their choice from then on', async () => {
    const session = async () => (await api.call('asw', 'GET', '/api/v1/session')).json['user'];
    expect(await session()).toMatchObject({ language: 'fi' });
    const set = await api.call('asw', 'PUT', '/api/v1/session/language', { body: { language: 'sv' } });
    expect(set.status).toBe(204);
    expect(await session()).toMatchObject({ language: 'sv' });
    expect((await api.call('asw', 'PUT', '/api/v1/session/language', { body: { language: 'xx' } })).status).toBe(422);
    expect((await api.call(null, 'PUT', '/api/v1/session/language', { body: { language: 'sv' } })).status).toBe(401);
    const missing = await api.call('asw', 'GET', '/api/v1/cases/01a204bf-0636-7159-8973-927969147346');
    expect(missing.json['title']).toMatch(/^Hittades/);
  });

  it('chooses colleagues by name, unless they see no cases', async () => {
    const staff = await api.call('nurse', 'GET', '/api/v1/staff');
    expect(staff.json['items']).toContainEqual({ id: api.id('tl'), displayName: 'Tuula Tiimi', roles: ['TL'] });
    expect((await api.call('rep', 'GET', '/api/v1/staff')).status).toBe(403);
  });

  it('sees what their cases wait for others to do', async () => {
    const story = await referred('WAITING-1');
    await api.call('coord', 'POST', `/api/v1/tasks/${(await story.open('P2_SCREENING')).id}/claim`, { body: {} });
    const waiting = await api.call('rsw', 'GET', '/api/v1/tasks?view=waiting');
    expect(waiting.json['items']).toContainEqual(
      expect.objectContaining({ caseId: story.id, stepCode: 'P2_SCREENING' }),
    );
  });
});
