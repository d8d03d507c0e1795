import { csvDay, csvOf } from '../../api/csv';

describe('a table for spreadsheets', () => {
  it('begins with the mark that tells Excel it is UTF-8, and ends each line', () => {
    expect(
      csvOf([
        ['Määrä', 5],
        ['ö', null],
      ]),
    ).toBe('\uFEFFMäärä;5\r\nö;\r\n');
  });

  it.each(['=1+1', '+358', '-2', '@SUM(A1)', '\tx', '\rx'])(
    'a text that begins like a formula is no formula: %p',
    (text) => {
      const cell = csvOf([[text]]).slice(1, -2);
      expect(cell.replace(/^"/, '').startsWith(`'${text.charAt(0)}`)).toBe(true);
    },
  );

  it('keeps numbers as numbers, and quotes what would break a line', () => {
    expect(csvOf([[-2, 'a;b', 'say "no"', 'two\nlines']])).toBe('\uFEFF-2;"a;b";"say ""no""";"two\nlines"\r\n');
  });

  it('writes days as people here do', () => {
    expect(csvDay('2028-03-05')).toBe('5.3.2028');
  });
});
