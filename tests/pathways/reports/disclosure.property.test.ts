import fc from 'fast-check';
import { disclose, type ToldRow } from '../../../pathways/reports/disclose';
import { covering, coverQuarters } from '../../../pathways/reports/quarters';
import type { Counted } from '../../../pathways/reports/report';

type Equation = readonly number[];

/** Whether the equations leave no doubt about one unknown: its unit vector lies in their row space. */
function isDetermined(equations: readonly Equation[], unknown: number, size: number): boolean {
  const unit = Array.from({ length: size }, (_, index) => (index === unknown ? 1 : 0));
  return rank([...equations, unit]) === rank(equations);
}

function rank(equations: readonly Equation[]): number {
  const rows = equations.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot] ?? [], rows[found] ?? []];
    for (const [index, row] of rows.entries()) {
      const factor = (row[column] ?? 0) / (rows[found]?.[column] ?? 1);
      if (index !== found)
        for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (rows[found]?.[at] ?? 0);
    }
    found += 1;
  }
  return found;
}

/** All that somebody can reckon with who holds the table: unknowns are the met and the rest of each group. */
function known(rows: readonly ToldRow[]): readonly Equation[] {
  const [whole, ...groups] = rows;
  const size = 2 * groups.length;
  const of = (columns: readonly number[]): Equation =>
    Array.from({ length: size }, (_, index) => (columns.includes(index) ? 1 : 0));
  const isTold = (told: ToldRow['numerator'] | undefined) => typeof told === 'number';
  const all = groups.map((_, index) => 2 * index);
  return [
    ...groups.flatMap(({ numerator, denominator }, index) => [
      ...(isTold(numerator) ? [of([2 * index])] : []),
      ...(isTold(denominator) ? [of([2 * index, 2 * index + 1])] : []),
    ]),
    ...(isTold(whole?.numerator) ? [of(all)] : []),
    ...(isTold(whole?.denominator) ? [of(all.flatMap((column) => [column, column + 1]))] : []),
  ];
}

const group = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }));
const tables = fc.record({
  groups: fc.array(group, { minLength: 1, maxLength: 8 }),
  outcome: fc.boolean(),
  shape: fc.constantFrom('PARTS' as const, 'GROUPS' as const),
});

function told({ groups, outcome, shape }: { groups: [number, number][]; outcome: boolean; shape: 'PARTS' | 'GROUPS' }) {
  const parts: Counted[] = groups.map(([met, rest], index) => ({
    key: `g${index}`,
    numerator: met,
    denominator: met + rest,
  }));
  const sum = (of: (part: Counted) => number) => parts.reduce((all, part) => all + of(part), 0);
  const whole = { key: 'ALL', numerator: sum((part) => part.numerator), denominator: sum((part) => part.denominator) };
  return { whole, parts, rows: disclose({ outcome }, { shape, rows: [whole, ...parts], missing: 0 }).rows };
}

describe('whatever the numbers are', () => {
  it('no small number is told, and none can be reckoned from what is told', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { parts, rows } = told(table);
        const equations = known(rows);
        for (const [index, part] of parts.entries()) {
          const row = rows[index + 1];
          for (const [offset, count] of [part.numerator, part.denominator - part.numerator].entries()) {
            if (count === 0 || count >= 5) continue;
            expect(row?.numerator).not.toBe(part.numerator);
            expect(isDetermined(equations, 2 * index + offset, 2 * parts.length)).toBe(false);
          }
        }
      }),
      { numRuns: 700, seed: 51 },
    );
  });

  it('what is told is true', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { whole, parts, rows } = told(table);
        for (const [index, row] of rows.entries()) {
          const count = [whole, ...parts][index];
          expect([count?.numerator, '<5', null]).toContain(row.numerator);
          expect([count?.denominator, '<5', null]).toContain(row.denominator);
          expect(row.percent !== null && row.suppressed).toBe(false);
        }
      }),
      { numRuns: 500, seed: 52 },
    );
  });

  it('a share of an outcome never speaks of a whole group', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { rows } = told({ ...table, outcome: true });
        for (const { percent, denominator } of rows) {
          if (percent === null) continue;
          expect(denominator).toBeGreaterThanOrEqual(10);
          expect(percent).toBeGreaterThan(0);
          expect(percent).toBeLessThan(100);
        }
      }),
      { numRuns: 500, seed: 53 },
    );
  });

  it('a quarter that is withheld cannot be reckoned from the other quarters and the year', () => {
    const care = { outcome: true };
    fc.assert(
      fc.property(fc.array(group, { minLength: 4, maxLength: 4 }), (quarters) => {
        const reports = quarters.map(([met, rest]) => ({
          shape: 'PARTS' as const,
          rows: [{ key: 'ALL', numerator: met, denominator: met + rest }],
          missing: 0,
        }));
        const sum = (of: (quarter: [number, number]) => number) => quarters.reduce((all, each) => all + of(each), 0);
        const year = {
          shape: 'PARTS' as const,
          rows: [{ key: 'ALL', numerator: sum(([met]) => met), denominator: sum(([met, rest]) => met + rest) }],
          missing: 0,
        };
        const settled = coverQuarters(care, reports);
        const rows = [covering(care, year, settled), ...settled].flatMap((each) => disclose(care, each).rows);
        const equations = known(rows);
        for (const [index, [met, rest]] of quarters.entries()) {
          for (const [offset, count] of [met, rest].entries()) {
            if (count === 0 || count >= 5) continue;
            expect(isDetermined(equations, 2 * index + offset, 8)).toBe(false);
          }
        }
      }),
      { numRuns: 700, seed: 54 },
    );
  });
});
