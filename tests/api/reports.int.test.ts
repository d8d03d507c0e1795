import { ReportListShape, ReportShape } from '../../api/contract/report';
import { readReport } from '../../ledger/reports';
import { finnishCalendar } from '../../pathways/calendar';
import { helmi } from '../../pathways/helmi';
import { reportOf } from '../../pathways/helmi/reports';
import { periodOf } from '../../pathways/reports/period';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { s1 } from '../../scripts/stories/s1';
import { s11 } from '../../scripts/stories/s11';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let amina: CaseInStory;
/** The last year that is over. */
const YEAR = new Date().getUTCFullYear() - 1;

beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  amina = await s1(stage);
  await s11(stage, { child: { recordRef: 'REP-11' } });
}, 300_000);
afterAll(() => api.close());

const get = (who: string | null, path: string) => api.call(who, 'GET', `/api/v1/reports${path}`);
async function report(path: string, who = 'rep') {
  const answer = await get(who, path);
  expect(answer.status).toBe(200);
  return ReportShape.parse(answer.json);
}

/** What is counted before anything is withheld, of both stories. */
async function counted(code: string, written: string) {
  const definition = reportOf(code);
  const period = periodOf(written, '2028-06-01');
  if (definition === undefined || period === undefined) throw new Error(`no ${code} ${written}`);
  const { counted: all } = await readReport(api.db.pool, {
    definition,
    period,
    by: null,
    practice: true,
    now: new Date('2026-11-23T08:00:00.000Z'),
    calendar: finnishCalendar(),
    lateReasons: helmi.definition.overdueReasons,
  });
  return {
    ...all,
    of: Object.fromEntries(all.rows.map(({ key, numerator, denominator }) => [key, [numerator, denominator]])),
  };
}

/** The closed case of S1 as somebody else's, closed on a day; real or for training. Facts may differ. */
async function copies(
  count: number,
  facts: object,
  { training = true, closedOn = `${YEAR}-05-04` } = {},
): Promise<void> {
  await api.db.pool.query(
    `INSERT INTO case_file SELECT (jsonb_populate_record(NULL::case_file, to_jsonb(c) || jsonb_build_object(
        'id', gen_random_uuid(), 'reference', 'COPY-' || gen_random_uuid(), 'training', $3::boolean, 'clock_offset_ms', 0,
        'started_at', ($4::date - 300)::timestamptz, 'changed_at', ($4::date + 5)::timestamptz,
        'state', jsonb_set(c.state, '{facts}', c.state->'facts' || jsonb_build_object('serviceEndedOn', $4::text) || $2::jsonb)))).*
     FROM case_file c, generate_series(1, $5) WHERE c.id = $1`,
    [amina.id, JSON.stringify(facts), training, closedOn, count],
  );
}

describe('what the stories count to, by hand', () => {
  it('S1: better by one step, closed in November 2027', async () => {
    // The case beside the conference of S11 closed in May.
    expect((await counted('R1', '2027')).of['IMPROVED']).toEqual([2, 2]);
    expect((await counted('R1', '2027-Q4')).of['IMPROVED']).toEqual([1, 1]);
    expect((await counted('R1', '2028')).of['IMPROVED']).toEqual([0, 0]);
    // Amina's own rating was 2 with the nurse: not really difficult.
    expect((await counted('R1y', '2027')).of['IMPROVED']).toEqual([0, 0]);
  });

  it('S1: no client and not placed at the six-month day, 4 May 2028', async () => {
    expect((await counted('R2b', '2028-Q2')).of['ALL']).toEqual([1, 1]);
    expect((await counted('R2a', '2028')).of['ALL']).toEqual([1, 1]);
    expect((await counted('R2c', '2028')).of['ALL']).toEqual([0, 0]);
    expect((await counted('R3', '2028')).of['ALL']).toEqual([0, 1]);
    expect((await counted('R10', '2028')).of).toMatchObject({ F1: [1, 1], F6: [1, 1] });
  });

  it('both ways from referral on', async () => {
    const { of } = await counted('R6', '2026');
    expect(of['REFERRED']).toEqual([2, 2]);
    expect(of['BEGUN']).toEqual([2, 2]);
    expect(of['FOLLOWED_UP']).toEqual([1, 2]);
    expect((await counted('R6c', '2026')).of['ALL']).toEqual([0, 2]);
    expect((await counted('R6b', '2026')).of).toEqual({ GOALS_MET: [2, 2] });
  });

  it('S1: within the law’s three months, and 38 working days to the first contact', async () => {
    expect((await counted('R5', '2027-Q1')).of['ALL']).toEqual([2, 2]);
    const { rows } = await counted('R13', '2027-Q1');
    expect(rows[0]?.days).toContain(38);
  });

  it('nobody was late in S1, so nothing of its quarter after the conference is', async () => {
    const { of, rows } = await counted('R4', '2027-Q4');
    expect(of['ALL']?.[0]).toBe(of['ALL']?.[1]);
    expect(rows.map(({ key }) => key)).toContain('P9_CLOSING');
  });

  it('S1: 25 interpreted contacts in the third quarter, two views and two goals in the last', async () => {
    // 13 Wednesdays from 7 July to 29 September: each with family work, every second adult social work, every third the nurse.
    expect((await counted('R7', '2027-Q3')).of['ALL']).toEqual([13 + 7 + 5, 13 + 7 + 5]);
    expect((await counted('R12', '2027-Q4')).of).toEqual({
      ALL: [2, 2],
      PLANS: [0, 0],
      REVIEWS: [1, 1],
      CLOSINGS: [1, 1],
    });
    expect((await counted('R9', '2027-Q4')).of['ALL']).toEqual([2, 2]);
    expect((await counted('R9b', '2027-Q4')).of['ALL']).toEqual([2, 2]);
  });

  it('S11: one conference asked for, agreed, held on 18 March 2027, approved and followed up', async () => {
    expect((await counted('R11', '2027')).of).toEqual({
      REQUESTED: [1, 1],
      AGREED: [1, 1],
      HELD: [1, 1],
      APPROVED: [1, 1],
    });
    const { of } = await counted('R11b', '2027');
    expect(of['SUPPORTER']).toEqual([1, 1]);
    expect(Object.keys(of)).toEqual(['UNANIMOUS', 'SUPPORTER', 'CHILD_HEARD', 'ACTIONS_DONE']);
    expect((await counted('R11c', '2027')).rows[0]?.days).toHaveLength(1);
  });
});

describe('who may read reports', () => {
  it.each([
    ['coord', 200],
    ['tl', 200],
    ['nurse', 200],
    ['famw', 200],
    ['asw', 200],
    ['mgr', 200],
    ['rep', 200],
    ['rsw', 403],
    ['conv', 403],
    ['admin', 403],
    ['aud', 403],
  ])('%s: %i', async (who, status) => {
    const answers = await Promise.all(['', '/R6?period=2026', '/R6/csv?period=2026'].map((path) => get(who, path)));
    expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
  });

  it('nobody who is not signed in', async () => {
    expect((await get(null, '')).status).toBe(401);
  });

  it('the report viewer sees numbers that may be told, and no list, task, case or board', async () => {
    const few = await report('/R6?period=2026');
    expect(few.rows.every(({ numerator }) => numerator === null || numerator === '<5')).toBe(true);
    expect(JSON.stringify(few)).not.toMatch(/Amina|HELMI-20/);
    const elsewhere = ['cases', 'cases/counts', 'tasks?view=all', 'team/workload', 'team/late', `cases/${amina.id}`];
    const answers = await Promise.all(elsewhere.map((path) => api.call('rep', 'GET', `/api/v1/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(elsewhere.map(() => 403));
  });
});

describe('the answer', () => {
  it('of 41 children, 21 better: 51 %, and their groups guard each other', async () => {
    await copies(21, { hsaClosingOverall: 2, clientStatus: 'CHILD_WELFARE' }, { closedOn: '2029-05-04' });
    await copies(16, { hsaClosingOverall: 3, clientStatus: 'CHILD_WELFARE' }, { closedOn: '2029-05-04' });
    await copies(4, { hsaClosingOverall: 4, clientStatus: 'FAMILY_SOCIAL_WORK' }, { closedOn: '2029-05-04' });
    const whole = await report('/R1?period=2029');
    expect(whole).toMatchObject({ n: 41, missing: 0, coverage: 100, reliable: true, training: true, snapshotId: null });
    expect(whole.rows.map(({ key, numerator, percent }) => [key, numerator, percent])).toEqual([
      ['IMPROVED', 21, 51],
      ['UNCHANGED', null, null],
      ['WORSE', '<5', null],
    ]);
    expect(whole.says).toContain('21');
    const groups = await report('/R1?period=2029&by=clientStatus');
    expect(groups.rows.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([
      ['ALL', 21, 41],
      ['CHILD_WELFARE', null, null],
      ['FAMILY_SOCIAL_WORK', null, '<5'],
    ]);
  });

  it('comes in the reader’s language, with its definition', async () => {
    const list = ReportListShape.parse((await get('tl', '')).json);
    expect(list.training).toBe(true);
    expect(list.periods.map(({ code }) => code)).toContain('2027-Q4');
    expect(list.reports).toHaveLength(25);
    expect(new Set(list.reports.map(({ definition }) => definition)).size).toBe(25);
  });

  it.each([
    ['/R99?period=2027', 404],
    ['/R1', 400],
    ['/R1?period=last', 400],
    ['/R1?period=2027-05', 400],
    ['/R1?period=2027&by=shoeSize', 400],
    ['/R1?period=2027-Q1&by=district', 400],
    ['/R3?period=2027&by=district', 400],
    ['/R11?period=2027-Q1', 400],
    ['/R1?period=2027&from=2027-01-05', 400],
  ])('%s is refused with %i', async (path, status) => {
    expect((await get('tl', path)).status).toBe(status);
  });

  it('is kept from the first view of a finished period on: one family more changes nothing', async () => {
    await copies(12, { hsaClosingOverall: 2 });
    await copies(10, { hsaClosingOverall: 3 });
    const first = await report(`/R1?period=${YEAR}`);
    expect(first.rows[0]).toMatchObject({ numerator: 12, denominator: 22 });
    expect(first.snapshotId).not.toBeNull();
    await copies(1, { hsaClosingOverall: 2 });
    const second = await report(`/R1?period=${YEAR}`);
    expect([second.snapshotId, second.rows]).toEqual([first.snapshotId, first.rows]);
    // Five and more on every side are told.
    await copies(5, { hsaClosingOverall: 2 });
    await copies(6, { hsaClosingOverall: 3 });
    const third = await report(`/R1?period=${YEAR}`);
    expect(third.rows[0]).toMatchObject({ numerator: 18, denominator: 34 });
    expect(third.snapshotId).not.toBe(first.snapshotId);
    // A correction that is too small waits, and the next period says that there was one.
    await copies(1, { hsaClosingOverall: 2 });
    expect((await report(`/R1?period=${YEAR + 1}`)).notes).toContain('PREVIOUS_CORRECTED');
  });
});

describe('the table for spreadsheets', () => {
  it('has a byte order mark, semicolons, Finnish dates, the person, and is written down', async () => {
    const answer = await get('mgr', '/R1/csv?period=2029');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="helmi-R1-2029.csv"');
    const bytes = Buffer.from(await (await fetchCsv()).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.text).toContain(';1.1.2029–31.12.2029\r\n');
    expect(answer.text).toMatch(/;21;41;51;;;\r\n/);
    expect(answer.text).toMatch(/;<5;41;–;;;\r\n/);
    const { rows } = await api.db.pool.query(
      `SELECT action, object_type, object_id FROM usage_log WHERE user_id = $1 AND action = 'EXPORT'`,
      [api.id('mgr')],
    );
    expect(rows).toContainEqual({ action: 'EXPORT', object_type: 'REPORT', object_id: 'R1' });
  });

  async function fetchCsv(): Promise<Response> {
    const signIn = await fetch(`${api.url}/auth/demo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'mgr' }),
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    return fetch(`${api.url}/api/v1/reports/R1/csv?period=2029`, { headers: { Cookie: cookie } });
  }
});

describe('an installation with real families', () => {
  let real: ApiWorld;
  beforeAll(async () => {
    real = await openApi({
      config: {
        auth: { mode: 'demo' },
        training: true,
        production: true,
        http: { port: 0, bind: '127.0.0.1', publicUrl: 'http://localhost' },
      },
      pool: api.db.pool,
    });
  });
  afterAll(() => real.close());

  it('counts no training case, and shows finished periods only', async () => {
    await copies(20, { hsaClosingOverall: 3 }, { training: false, closedOn: `${YEAR}-09-04` });
    await copies(14, { hsaClosingOverall: 2 }, { training: false, closedOn: `${YEAR}-09-04` });
    const call = (path: string) => real.call('rep', 'GET', `/api/v1/reports${path}`);
    expect((await call(`/R1?period=${YEAR}`)).json).toMatchObject({ training: false, n: 34 });
    expect((await call('/R1?period=2029')).json).toMatchObject({ status: 422, code: 'period_runs' });
    expect((await call(`/R1?period=${YEAR + 1}`)).status).toBe(422);
    const list = ReportListShape.parse((await call('')).json);
    expect(list.periods.every(({ finished }) => finished)).toBe(true);
    expect(list.periods.map(({ code }) => code)).toContain('rolling24');
  });
});
