import { changesOf, disclose, mayBeCorrected } from '../../../pathways/reports/disclose';
import type { Counted, CountedReport, Shape } from '../../../pathways/reports/report';
import { withholding } from '../../../pathways/reports/withhold';

const OUTCOME = { outcome: true };
const PROCESS = { outcome: false };
const share = (numerator: number, denominator: number, key = 'ALL'): Counted => ({ key, numerator, denominator });
const report = (shape: Shape, ...rows: readonly Counted[]): CountedReport => ({ shape, rows, missing: 0 });
const percentOf = (care: typeof OUTCOME, numerator: number, denominator: number) =>
  disclose(care, report('PARTS', share(numerator, denominator))).rows[0]?.percent;

describe('what may be told of a share (domain.md §5.1 rule 2)', () => {
  it.each([
    ['R1 21/41', OUTCOME, 21, 41, 51],
    ['R1 10/20', OUTCOME, 10, 20, 50],
    ['R1 8/12: four remain', OUTCOME, 8, 12, null],
    ['R12 12/12', PROCESS, 12, 12, 100],
    ['a process with none', PROCESS, 0, 12, 0],
    ['an outcome of a whole group', OUTCOME, 12, 12, null],
    ['an outcome of nobody', OUTCOME, 0, 12, null],
    ['nine', PROCESS, 5, 9, null],
    ['a process that misses one', PROCESS, 11, 12, null],
  ])('%s', (_, care, numerator, denominator, percent) => {
    expect(percentOf(care, numerator, denominator)).toBe(percent);
  });

  it('keeps n where only the share is withheld, and withholds n where it would tell the share', () => {
    expect(disclose(OUTCOME, report('PARTS', share(8, 12))).rows[0]).toMatchObject({
      numerator: null,
      denominator: 12,
      suppressed: true,
    });
    expect(disclose(OUTCOME, report('PARTS', share(3, 7))).rows[0]).toMatchObject({
      numerator: '<5',
      denominator: null,
    });
    expect(disclose(OUTCOME, report('PARTS', share(1, 3)))).toMatchObject({ n: '<5', rows: [{ numerator: '<5' }] });
  });

  it('says nothing was there where nothing was', () => {
    expect(disclose(OUTCOME, report('PARTS', share(0, 0)))).toMatchObject({
      n: 0,
      rows: [{ numerator: 0, denominator: 0, percent: null, suppressed: false }],
    });
  });
});

describe('what guards a withheld count (domain.md §5.1 rule 3)', () => {
  const line = (counts: readonly number[]) => {
    const cells = counts.map((_, index) => `c${index}`);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const gone = withholding({
      counts: Object.fromEntries([...counts.map((count, index) => [`c${index}`, count]), ['total', total]]),
      lines: [{ cells, total: 'total' }],
    });
    return { cells: cells.map((cell) => !gone.has(cell)), total: !gone.has('total') };
  };

  it('7, 3, 15 of 25: the seven goes too, ten are withheld together', () => {
    expect(line([7, 3, 15])).toEqual({ cells: [false, false, true], total: true });
    const told = disclose(PROCESS, report('COUNTS', share(7, 25, 'A'), share(3, 25, 'B'), share(15, 25, 'C')));
    expect(told.rows.map(({ numerator }) => numerator)).toEqual([null, '<5', 15]);
    expect(told.n).toBe(25);
  });

  it('goes on until the withheld ones sum to ten', () => {
    expect(line([5, 2, 2, 20])).toEqual({ cells: [false, false, false, false], total: true });
  });

  it('gives up the total of two', () => {
    expect(line([3, 20])).toEqual({ cells: [false, true], total: false });
  });

  it('breaks a tie by the fixed order', () => {
    expect(line([7, 7, 3, 15]).cells).toEqual([false, true, false, true]);
  });

  it('keeps a whole that is told elsewhere, and lets its two groups guard each other', () => {
    const rows = [share(25, 50), share(22, 42, 'A'), share(3, 8, 'B')];
    const parts = disclose(OUTCOME, report('PARTS', ...rows)).rows;
    const groups = disclose(OUTCOME, report('GROUPS', ...rows)).rows;
    expect(parts.map(({ numerator }) => numerator)).toEqual([null, 22, '<5']);
    expect(groups.map(({ numerator }) => numerator)).toEqual([25, null, '<5']);
  });
});

describe('stages and what became of the rest', () => {
  it('leaves out a stage from which one to four fell away', () => {
    const told = disclose(
      OUTCOME,
      report(
        'STAGES',
        share(40, 40, 'A'),
        share(38, 40, 'B'),
        share(33, 40, 'C'),
        share(33, 40, 'D'),
        share(3, 40, 'E'),
      ),
    );
    expect(told.rows.map(({ numerator }) => numerator)).toEqual([40, null, 33, 33, '<5']);
    expect(told.rows.map(({ percent }) => percent)).toEqual([null, null, 83, 83, null]);
  });

  it('tells unchanged and worse only where both can be', () => {
    const both = report('SPLIT', share(21, 41, 'IMPROVED'), share(14, 41, 'UNCHANGED'), share(6, 41, 'WORSE'));
    const one = report('SPLIT', share(21, 41, 'IMPROVED'), share(17, 41, 'UNCHANGED'), share(3, 41, 'WORSE'));
    expect(disclose(OUTCOME, both).rows.map(({ percent }) => percent)).toEqual([51, 34, 15]);
    expect(disclose(OUTCOME, one).rows.map(({ numerator, percent }) => [numerator, percent])).toEqual([
      [21, 51],
      [null, null],
      ['<5', null],
    ]);
  });

  it('gives medians of ten and more only, as whole days that occurred', () => {
    const days = [1, 9, 2, 8, 3, 7, 4, 6, 5, 20];
    const told = (some: readonly number[]) =>
      disclose(PROCESS, report('SPREAD', { key: 'X', numerator: some.length, denominator: some.length, days: some }))
        .rows[0];
    expect(told(days)).toMatchObject({ median: 5, p90: 9 });
    expect(told(days.slice(1))).toMatchObject({ denominator: 9, median: null, p90: null });
  });
});

describe('missing answers', () => {
  const told = (numerator: number, denominator: number, missing: number) =>
    disclose({ outcome: true, leastCoverage: 70 }, { ...report('SPLIT', share(numerator, denominator)), missing });

  it('are counted against the coverage, which is told only where it tells no small number', () => {
    expect(told(21, 41, 9)).toMatchObject({ missing: 9, coverage: 82, reliable: true });
    expect(told(21, 41, 3)).toMatchObject({ missing: '<5', coverage: null, reliable: true });
    expect(told(10, 20, 20)).toMatchObject({ coverage: 50, reliable: false });
  });
});

describe('corrections of a finished period (domain.md §5.1 rule 5)', () => {
  const before = report('PARTS', share(20, 40));
  it('are told only where everything that changed changed by five', () => {
    expect(mayBeCorrected(before, report('PARTS', share(25, 45)))).toBe(true);
    expect(mayBeCorrected(before, report('PARTS', share(21, 46)))).toBe(false);
    expect(mayBeCorrected(before, before)).toBe(false);
    expect(changesOf(before, report('PARTS', share(21, 41)))).toEqual([1, 1]);
  });
});
