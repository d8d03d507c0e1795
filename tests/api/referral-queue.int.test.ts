import { CaseCountsShape, ReferralItemShape, type ReferralItemView } from '../../api/contract/referral-list';
import { referral } from '../../scripts/stories/forms';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
const TODAY = '2026-11-23';
const START = `${TODAY}T08:15:00.000Z`;

beforeAll(async () => {
  api = await openApi();
}, 120_000);
afterAll(() => api.close());

async function begin(who: string, over: Parameters<typeof referral>[2]): Promise<Record<string, unknown>> {
  const body = { ...referral(TODAY, api.id('rsw'), over), training: true, trainingStart: START };
  const made = await api.call(who, 'POST', '/api/v1/referrals', { body });
  expect(made.status).toBe(201);
  return made.json;
}

async function queue(who: string, status: string): Promise<ReferralItemView[]> {
  const { json } = await api.call(who, 'GET', `/api/v1/referrals?status=${status}`);
  return (json['items'] as unknown[]).map((item) => ReferralItemShape.parse(item));
}

describe('the referral’s form', () => {
  it('is described to those who write referrals, in their language, a group’s parts by their whole names', async () => {
    const { status, json } = await api.call('rsw', 'GET', '/api/v1/referrals/form', {
      headers: { 'Accept-Language': 'en' },
    });
    expect(status).toBe(200);
    const fields = json['fields'] as { name: string; label: string; options?: { code: string }[] }[];
    const names = fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['child.givenName', 'guardians', 'safety.riskLevel', 'rsw.userId']));
    const workers = fields.find(({ name }) => name === 'rsw.userId')?.options?.map(({ code }) => code);
    expect(workers).toContain(api.id('rsw'));
    expect(workers).not.toContain(api.id('nurse'));
    expect((await api.call('nurse', 'GET', '/api/v1/referrals/form')).status).toBe(403);
  });
});

describe('whoever writes a referral', () => {
  it('is told of an age that the service is not for, by the case’s own clock', async () => {
    const draft = await begin('rsw', { child: { dateOfBirth: '2020-03-01', recordRef: 'W3-AGE' } });
    expect(draft['notices']).toEqual([{ code: 'age_outside_window', params: { age: 6, from: 7, to: 17 } }]);
    const older = await api.call('rsw', 'PATCH', `/api/v1/referrals/${String(draft['id'])}`, {
      body: { 'child.dateOfBirth': '2013-03-01' },
    });
    expect(older.json['notices']).toEqual([]);
  });

  it('is told that the child is in Helmi already; which case it is only who may see it', async () => {
    const first = await begin('rsw', { child: { recordRef: 'W3-TWICE' } });
    await api.call('rsw', 'POST', `/api/v1/referrals/${String(first['id'])}/submit`, { body: {} });
    const own = await begin('rsw', { child: { recordRef: 'W3-TWICE' } });
    expect(own['notices']).toMatchObject([{ code: 'case_in_work', params: { caseId: first['id'] } }]);
    const foreign = await begin('rsw2', {
      child: { recordRef: 'W3-TWICE' },
      rsw: { userId: api.id('rsw2'), unit: 'KALLIO' },
    });
    expect(foreign['notices']).toEqual([{ code: 'case_in_work', params: {} }]);
  });

  it('sees afterwards who was told', async () => {
    const draft = await begin('rsw', { child: { recordRef: 'W3-TOLD' } });
    const path = `/api/v1/referrals/${String(draft['id'])}`;
    await api.call('rsw', 'POST', `${path}/submit`, { body: {} });
    const told = (await api.call('rsw', 'GET', path)).json['told'] as { kind: string }[];
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['N1']));
  });
});

describe('two at one referral', () => {
  it('lose nothing when they save different answers in the same moment', async () => {
    const draft = await begin('rsw', { child: { recordRef: 'W3-BOTH' } });
    const path = `/api/v1/referrals/${String(draft['id'])}`;
    const words = { summary: 'one', childOwnView: 'two', 'child.givenName': 'Three', 'child.familyName': 'Four' };
    const answers = await Promise.all(
      Object.entries(words).map(([name, value]) => api.call('rsw', 'PATCH', path, { body: { [name]: value } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { data } = (await api.call('rsw', 'GET', path)).json as { data: object };
    expect(data).toMatchObject({
      summary: 'one',
      childOwnView: 'two',
      child: { givenName: 'Three', familyName: 'Four' },
    });
  });

  it('is refused, where a page says from which version it wrote and that is no longer the newest', async () => {
    const draft = await begin('rsw', { child: { recordRef: 'W3-VERSION' } });
    const path = `/api/v1/referrals/${String(draft['id'])}`;
    const save = (version: number, summary: string) =>
      api.call('rsw', 'PATCH', path, { body: { summary }, headers: { 'If-Match': `"${version}"` } });
    const first = await save(Number(draft['version']), 'one');
    expect(first.status).toBe(200);
    expect((await save(Number(draft['version']), 'two')).status).toBe(412);
    expect((await save(Number(first.json['version']), 'three')).status).toBe(200);
  });
});

describe('the queue', () => {
  it('shows drafts by initials with what is missing, to their writers and the coordinator, not to another social worker', async () => {
    const draft = await begin('rsw', { child: { recordRef: 'W3-QUEUE', familyName: 'Åkesson' } });
    await api.call('rsw', 'PATCH', `/api/v1/referrals/${String(draft['id'])}`, { body: { summary: null } });
    const mine = (await queue('rsw', 'DRAFT')).find(({ id }) => id === draft['id']);
    expect(mine).toMatchObject({ initials: 'A.Å.', missing: ['summary'], ageWd: 0, submittedOn: null });
    expect((await queue('coord', 'DRAFT')).map(({ id }) => id)).toContain(draft['id']);
    expect((await queue('rsw2', 'DRAFT')).map(({ id }) => id)).not.toContain(draft['id']);
    const line = await api.db.pool.query(
      `SELECT 1 FROM usage_log WHERE user_id = $1 AND action = 'SEARCH' AND $2 = ANY(case_ids)`,
      [api.id('coord'), draft['id']],
    );
    expect(line.rows.length).toBeGreaterThan(0);
  });

  it('draws the law’s limit for the service to begin, by how much of it has passed', async () => {
    const draft = await begin('rsw', { servicePendingOn: '2026-10-20', child: { recordRef: 'W3-LIMIT' } });
    await api.call('rsw', 'POST', `/api/v1/referrals/${String(draft['id'])}/submit`, { body: {} });
    const item = (await queue('tl', 'SCREENING')).find(({ id }) => id === draft['id']);
    expect(item?.initials).toBeNull();
    expect(item?.limit).toMatchObject({ code: 'ST_3M_SERVICE', startedOn: '2026-10-20', dueOn: '2027-01-20' });
    expect(item?.limit?.share).toBeCloseTo(34 / 92);
  });

  it('is counted by stage and step, without drafts', async () => {
    const { json } = await api.call('coord', 'GET', '/api/v1/cases/counts');
    const { statuses, steps } = CaseCountsShape.parse(json);
    expect(statuses.map(({ code }) => code)).not.toContain('DRAFT');
    const screening = await queue('coord', 'SCREENING');
    expect(statuses.find(({ code }) => code === 'SCREENING')?.cases).toBe(screening.length);
    expect(steps.find(({ code }) => code === 'P2_SCREENING')?.open).toBe(screening.length);
    expect((await api.call('rep', 'GET', '/api/v1/cases/counts')).status).toBe(403);
  });
});
