/** Tables as Finnish spreadsheets open them: a byte order mark, `;` between cells, dates as d.m.yyyy (ui.md §9). */

const MARK = '\uFEFF';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[;"\r\n]/;

export type CsvCell = string | number | null;

/** The file's text. A text that would be read as a formula gets an apostrophe before it; null is an empty cell. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `${MARK}${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

function cellOf(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `2028-03-05` as `5.3.2028`. */
export function csvDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year ?? ''}`;
}
