/**
 * Disclosure control of tables that add up: which counts may stand, so that nobody can work out a small one from its
 * neighbours and the total (domain.md §5.1 rules 1 and 3).
 */

/** Counts below this, other than none at all, are not told. */
export const SMALLEST_TOLD = 5;
/** What one line withholds must add up to this, or its total would tell what was withheld. */
export const LEAST_WITHHELD = 10;

/** Cells that add up to a total; in the fixed order in which ties are broken. */
export interface Line {
  readonly cells: readonly string[];
  readonly total: string;
  /** The total is told elsewhere and can't be withheld: its cells must guard each other. */
  readonly toldElsewhere?: boolean;
}

export interface Grid {
  readonly counts: { readonly [cell: string]: number };
  readonly lines: readonly Line[];
  /** Withheld for a reason of their own, small or not. */
  readonly withheld?: readonly string[];
  /** Cells of which one tells the other: they stand and fall together. */
  readonly twins?: { readonly [cell: string]: string };
}

/** One to four: too few to be told. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_TOLD;
}

/**
 * The cells that may not be told. In each line with a told total, where exactly one cell is withheld or the withheld ones
 * sum to less than ten, the smallest told cell goes too; a line of two cells loses its total instead; until nothing changes.
 * A withheld total takes its smallest cell along, since all the cells would tell it.
 */
export function withholding({ counts, lines, withheld = [], twins = {} }: Grid): ReadonlySet<string> {
  const gone = new Set<string>();
  const take = (cell: string): void => {
    gone.add(cell);
    const twin = twins[cell];
    if (twin !== undefined) gone.add(twin);
  };
  for (const cell of withheld) take(cell);
  for (const [cell, count] of Object.entries(counts)) if (isSmall(count)) take(cell);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const line of lines) {
      const next = nextToGo(line, counts, gone);
      if (next !== undefined) take(next);
    }
  }
  return gone;
}

function nextToGo(
  { cells, total, toldElsewhere = false }: Line,
  counts: Grid['counts'],
  gone: ReadonlySet<string>,
): string | undefined {
  const hidden = cells.filter((cell) => gone.has(cell));
  const told = cells.filter((cell) => !gone.has(cell));
  const smallest = told.reduce<string | undefined>(
    (least, cell) => (least === undefined || (counts[cell] ?? 0) < (counts[least] ?? 0) ? cell : least),
    undefined,
  );
  if (gone.has(total)) return hidden.length === 0 ? smallest : undefined;
  const sum = hidden.reduce((all, cell) => all + (counts[cell] ?? 0), 0);
  if (hidden.length === 0 || (hidden.length > 1 && sum >= LEAST_WITHHELD)) return undefined;
  if (toldElsewhere) return smallest;
  return cells.length === 2 ? total : (smallest ?? total);
}
