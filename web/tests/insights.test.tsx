import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { linksFor } from '../src/app/nav';
import { openRoom, setLanguage } from '../src/i18n';
import { firstPeriod, quartersOf, tabsOf } from '../src/pages/insights/choices';
import { InsightsPage } from '../src/pages/insights/insights-page';
import type { LateMatrix, Report, ReportList, ReportRow } from '../src/pages/insights/queries';
import { drawnAs, isTold, lengthOf, mostOf, timedRows } from '../src/pages/insights/told';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

// The first page of a run is compiled while it is waited for.
configure({ asyncUtilTimeout: 5_000 });

const row = (key: string, over: Partial<ReportRow> = {}): ReportRow => ({
  key,
  text: `Row ${key}`,
  numerator: 21,
  denominator: 41,
  percent: 51,
  suppressed: false,
  median: null,
  p90: null,
  target: null,
  ...over,
});
const withheld = { numerator: null, percent: null, suppressed: true } as const;

const report = (code: string, over: Partial<Report> = {}): Report => ({
  code,
  title: `Report ${code}`,
  definition: `What ${code} counts.`,
  says: `${code} says this.`,
  period: { code: '2028', from: '2028-01-01', to: '2028-12-31', finished: true },
  by: null,
  shape: 'SPLIT',
  n: 41,
  missing: 0,
  coverage: 100,
  reliable: true,
  rows: [row('A'), row('B', withheld), row('C', { ...withheld, numerator: '<5' })],
  snapshotId: '00000000-0000-4000-8000-000000000001',
  takenAt: '2029-02-01T08:00:00.000Z',
  training: false,
  notes: [],
  ...over,
});

const period = (code: string, finished = true) => ({ code, from: '2028-01-01', to: '2028-12-31', finished });
const named = (code: string, room: ReportList['reports'][number]['room']) => ({
  code,
  title: `Report ${code}`,
  definition: `What ${code} counts.`,
  room,
  yearly: room === 'CONFERENCES',
  dimensions: code === 'R1' ? [{ code: 'district', text: 'Major district' }] : [],
});
const list: ReportList = {
  training: false,
  periods: ['rolling24', '2028', '2028-Q2', '2028-Q1', '2027'].map((code) => period(code)),
  reports: [named('R1', 'OUTCOMES'), named('R4', 'TIME'), named('R11', 'CONFERENCES')],
};
const matrix: LateMatrix = {
  roles: [
    { code: 'FAMW', text: 'Family worker' },
    { code: 'NURSE', text: 'Nurse' },
  ],
  rows: [
    {
      code: 'ASSESSMENT',
      text: 'Assessment',
      cells: [
        { open: 0, late: 0 },
        { open: 4, late: 1 },
      ],
    },
    {
      code: 'IN_SERVICE',
      text: 'In service',
      cells: [
        { open: 9, late: 8 },
        { open: 2, late: 0 },
      ],
    },
  ],
};
const sessionOf = (...roles: readonly string[]) => ({
  user: { id: 'u', username: 'u', displayName: 'U', roles, language: 'en', shortcuts: true },
  mode: 'demo',
  training: false,
});

async function drawn(answers: Readonly<Record<string, unknown>>, ...roles: readonly string[]) {
  const calls = answering({
    'GET /api/v1/session': sessionOf(...roles),
    'GET /api/v1/reports': list,
    'GET /api/v1/team/late': matrix,
    'GET /api/v1/cases/counts': {
      statuses: [{ code: 'IN_SERVICE', text: 'In service', cases: 7, late: 2 }],
      steps: [],
    },
    ...answers,
  });
  await setLanguage('en');
  await openRoom('insights');
  await draw(<InsightsPage />);
  return calls;
}

describe('a report', () => {
  it('says one thing, draws what may be told, and has the same behind it as a table', async () => {
    await drawn({ 'GET /api/v1/reports/R1': report('R1') }, 'REP');
    expect(await screen.findByText('R1 says this.')).toBeTruthy();
    const table = screen.getByRole('table', { name: 'Report R1', hidden: true });
    const cells = within(table)
      .getAllByRole('row', { hidden: true })
      .slice(1)
      .map((line) =>
        within(line)
          .getAllByRole('cell', { hidden: true })
          .map(({ textContent }) => textContent),
      );
    expect(cells).toEqual([
      ['Row A', '21', '41', '51'],
      ['Row B', '–', '41', '–'],
      ['Row C', '<5', '41', '–'],
    ]);
    // One bar of the report, and one of each of the year's two quarters.
    expect(await screen.findByRole('heading', { name: 'Quarter by quarter: Row A' })).toBeTruthy();
    expect(document.querySelectorAll('.i-bars__part')).toHaveLength(3);
    expect(screen.getAllByText(/withheld: too few/)).toHaveLength(2);
    expect(screen.getByRole('link', { name: /CSV/ }).getAttribute('href')).toBe('/api/v1/reports/R1/csv?period=2028');
    expect(await violations()).toEqual([]);
  });

  it('of too few says so and draws nothing', async () => {
    const few = report('R1', {
      says: 'Too few cases for this period to show.',
      n: '<5',
      rows: [row('A', { ...withheld, denominator: '<5' })],
    });
    await drawn({ 'GET /api/v1/reports/R1': few }, 'REP');
    expect(await screen.findByText('Too few cases for this period to show.')).toBeTruthy();
    expect(document.querySelector('.i-bars')).toBeNull();
    expect(screen.queryByText('Show as a table')).toBeNull();
  });

  it('with too many missing answers is labelled', async () => {
    await drawn({ 'GET /api/v1/reports/R1': report('R1', { reliable: false, coverage: 50, missing: 41 }) }, 'REP');
    expect(await screen.findByText(/Not reliable/)).toBeTruthy();
    expect(screen.getByText(/coverage 50 %/)).toBeTruthy();
  });

  it('of practice says above all that it speaks of no family', async () => {
    await drawn({ 'GET /api/v1/reports': { ...list, training: true }, 'GET /api/v1/reports/R1': report('R1') }, 'REP');
    expect(
      await screen.findByRole('heading', { name: /Practice: these numbers say nothing about families/ }),
    ).toBeTruthy();
  });
});

describe('what the address says', () => {
  it('a quarter is not broken down, and the year is asked for with its breakdown', async () => {
    const asked: string[] = [];
    await drawn({ 'GET /api/v1/reports/R1': report('R1') }, 'REP');
    const fetched = globalThis.fetch;
    globalThis.fetch = ((path: string, init?: RequestInit) => {
      asked.push(path);
      return fetched(path, init);
    }) as typeof fetch;
    await userEvent.selectOptions(await screen.findByLabelText('Broken down by'), 'district');
    await waitFor(() => expect(asked).toContain('/api/v1/reports/R1?period=2028&by=district'));
    await userEvent.selectOptions(screen.getByLabelText('Period'), '2028-Q1');
    await waitFor(() => expect(asked).toContain('/api/v1/reports/R1?period=2028-Q1'));
    expect(screen.getByLabelText<HTMLSelectElement>('Broken down by').disabled).toBe(true);
  });

  it('begins with the newest year that has anything, and says so in one sentence where none has', async () => {
    const none = report('R1', { n: 0, missing: 0, rows: [], says: 'Nothing.' });
    const past = report('R1', { says: 'Something of 2027.' });
    answering({ 'GET /api/v1/session': sessionOf('REP'), 'GET /api/v1/reports': list });
    const fetched = globalThis.fetch;
    const serve = (of2027: Report) => {
      globalThis.fetch = (async (path: string, init?: RequestInit) =>
        path.startsWith('/api/v1/reports/')
          ? { ok: true, status: 200, headers: new Headers(), json: async () => (path.includes('2027') ? of2027 : none) }
          : fetched(path, init)) as typeof fetch;
    };
    serve(past);
    const { unmount } = await draw(<InsightsPage />);
    expect(await screen.findByText('Something of 2027.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Period').value).toBe('2027');
    unmount();
    serve(none);
    await draw(<InsightsPage />);
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('Period').value).toBe('2027'));
    expect(await screen.findByText('There was nothing to count in this period.')).toBeTruthy();
    expect(screen.queryByText('What is counted')).toBeNull();
  });

  it('begins with the newest year that is over', () => {
    expect(firstPeriod([period('rolling24'), period('2029', false), period('2028'), period('2027')])).toBe('2028');
    expect(firstPeriod([period('rolling24')])).toBe('rolling24');
    expect(quartersOf('2028', list.periods)).toEqual(['2028-Q1', '2028-Q2']);
  });
});

describe('who sees what', () => {
  it('the report viewer reports only, the administrator the present only, the team leader both', () => {
    expect(tabsOf(['REP'])).not.toContain('NOW');
    expect(tabsOf(['ADMIN'])).toEqual(['NOW']);
    expect(tabsOf(['TL'])[0]).toBe('NOW');
    expect(tabsOf(['RSW'])).toEqual([]);
    expect(linksFor(['REP']).map(({ to }) => to)).toEqual(['/insights']);
    expect(linksFor(['COORD']).map(({ to }) => to)).toContain('/insights');
  });

  it('whoever may only read reports asks for no list', async () => {
    const calls = await drawn({ 'GET /api/v1/reports/R1': report('R1') }, 'REP');
    await screen.findByText('R1 says this.');
    expect(calls.filter((call) => /late|counts/.test(call))).toEqual([]);
  });

  it('the present: where work is late, as numbers on darker grounds', async () => {
    await drawn({}, 'ADMIN');
    expect(await screen.findByText('9 of 15 open tasks are late; the darker the cell, the more.')).toBeTruthy();
    const dark = document.querySelector('.i-heat__cell--4');
    expect(dark?.textContent).toBe('8late of 9');
    expect(document.querySelectorAll('.i-heat__cell--0')).toHaveLength(2);
    expect(document.querySelector('.i-heat__cell--1')?.textContent).toBe('1late of 4');
    expect(screen.getByText(/A work list for leaders/)).toBeTruthy();
    expect(await screen.findByText('Most cases are at the stage In service: 7.')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('days', () => {
  it('are a dot, a line and a target for steps with enough of them', async () => {
    const timed = report('R4', {
      shape: 'PARTS',
      rows: [row('ALL'), row('P4', { median: 9, p90: 16, target: 15 }), row('P5', { ...withheld })],
    });
    await drawn({ 'GET /api/v1/reports/R4': timed, 'GET /api/v1/reports/R1': report('R1') }, 'TL');
    await userEvent.click(await screen.findByRole('tab', { name: 'Time' }));
    expect(await screen.findByText('half within 9')).toBeTruthy();
    expect(screen.getByText(/9 of 10 within 16, target 15/)).toBeTruthy();
    expect(timedRows(timed).map(({ key }) => key)).toEqual(['P4']);
    expect(await violations()).toEqual([]);
  });
});

describe('the length of a bar', () => {
  it('is the share, or the number on the scale of the largest; nothing for what is withheld', () => {
    const rows = [row('A', { numerator: 40 }), row('B', { numerator: 10 }), row('C', withheld)];
    expect(mostOf(rows)).toBe(40);
    expect(rows.map((each) => lengthOf(each, 'NUMBERS', 40))).toEqual([1, 0.25, null]);
    expect(rows.map((each) => lengthOf(each, 'SHARES', 40))).toEqual([0.51, 0.51, null]);
    expect(drawnAs(report('R6', { shape: 'STAGES' }))).toBe('NUMBERS');
    expect(drawnAs(report('R13', { shape: 'SPREAD' }))).toBe('DAYS');
    expect(isTold(report('R1', { rows: [row('A', withheld)] }))).toBe(false);
    expect(isTold(report('R1', { rows: [row('A', { numerator: 0, denominator: 0, percent: null })] }))).toBe(false);
    expect(isTold(report('R12', { rows: [row('A', { numerator: 0, denominator: 12, percent: 0 })] }))).toBe(true);
  });
});
