import {
  addDays,
  type CalendarId,
  computeDue,
  type DueSpec,
  daysBetween,
  finnishCalendar,
  type LocalDate,
  type Roll,
} from '../../pathways/calendar';

const cal = finnishCalendar();
const wd = (length: number, calendar: CalendarId = 'FI_SERVICE'): DueSpec => ({ length, unit: 'WD', calendar });
const months = (length: number, roll: Roll = 'NONE'): DueSpec => ({
  length,
  unit: 'MONTHS',
  calendar: 'FI_SERVICE',
  roll,
});
const calDays = (length: number, roll: Roll = 'NONE'): DueSpec => ({ ...months(length, roll), unit: 'CAL_DAYS' });
const due = (from: LocalDate, spec: DueSpec): LocalDate => computeDue(from, spec, cal).dueOn;

describe('calendar time of the families', () => {
  it.each<[string, LocalDate, DueSpec, LocalDate]>([
    ['the referral of 23.11. is screened by Monday', '2026-11-23', wd(5), '2026-11-30'],
    ['the service must have begun in three months', '2026-11-23', months(3, 'PRECEDING'), '2027-02-23'],
    ['language is settled two working days from acceptance', '2026-11-26', wd(2), '2026-11-30'],
    ['the first attempt comes within three', '2026-11-26', wd(3), '2026-12-01'],
    ['consents by the tenth', '2026-11-26', wd(10), '2026-12-10'],
    ['the nurse assesses in fifteen, Christmas not counted', '2026-12-03', wd(15), '2026-12-28'],
    ['and offers a time in five', '2026-12-03', wd(5), '2026-12-10'],
    ['the team meets five after the assessment', '2026-12-16', wd(5), '2026-12-23'],
    ['the plan takes fifteen over New Year and Epiphany', '2026-12-22', wd(15), '2027-01-18'],
    ['family work makes contact in five', '2027-01-14', wd(5), '2027-01-21'],
    ['the first review is after three months', '2027-01-14', months(3, 'PRECEDING'), '2027-04-14'],
    ['the second after six', '2027-01-14', months(6, 'PRECEDING'), '2027-07-14'],
    ['the gate after nine', '2027-01-14', months(9, 'PRECEDING'), '2027-10-14'],
    ['closing takes twenty working days', '2027-10-14', wd(20), '2027-11-11'],
    ['the follow-up is half a year later', '2027-11-04', months(6, 'FOLLOWING'), '2028-05-04'],
    ['its window opens ten working days before', '2028-05-04', wd(-10), '2028-04-19'],
    ['and ends twenty after', '2028-05-04', wd(20), '2028-06-02'],
  ])('S1, a girl of 13: %s', (_rule, from, spec, expected) => {
    expect(due(from, spec)).toBe(expected);
  });

  it.each<[string, LocalDate, DueSpec, LocalDate]>([
    ['S3: the family is told by Wednesday', '2027-01-13', wd(5), '2027-01-20'],
    ['S4: first attempt by Tuesday', '2027-01-14', wd(3), '2027-01-19'],
    ['S4: consent by Thursday', '2027-01-14', wd(10), '2027-01-28'],
    ['S6: the nurse has until 22.2.', '2027-02-01', wd(15), '2027-02-22'],
    ['S6: the team too', '2027-02-15', wd(5), '2027-02-22'],
    ['S7: joint meeting three working days after the placement', '2027-02-10', wd(3), '2027-02-15'],
    ['S7: acute conference decided next day', '2027-02-10', wd(1), '2027-02-11'],
    ['S7: acute conference within five', '2027-02-12', wd(5), '2027-02-19'],
    ['S7: the placement ends after thirty days', '2027-02-10', calDays(30), '2027-03-12'],
    ['S7: looked at on day twenty', '2027-02-10', calDays(20), '2027-03-02'],
    ['S7: home again, review in ten', '2027-03-01', wd(10), '2027-03-15'],
    ['S11: agreement in ten', '2027-02-01', wd(10), '2027-02-15'],
    ['S11: convener in five', '2027-02-08', wd(5), '2027-02-15'],
    ['S11: eight weeks of preparation at most', '2027-02-08', calDays(56, 'PRECEDING'), '2027-04-05'],
    ['S11: the plan in three', '2027-03-18', wd(3), '2027-03-23'],
    ['S11: approval in five', '2027-03-18', wd(5), '2027-03-25'],
    ['S11: follow-up after three months', '2027-03-18', months(3, 'FOLLOWING'), '2027-06-18'],
  ])('%s', (_rule, from, spec, expected) => {
    expect(due(from, spec)).toBe(expected);
  });

  it('keeps the straight chain of 55 working days inside three months for every start of 2026–2028', () => {
    const chain = [5, 10, 15, 5, 15, 5];
    const margins: { start: LocalDate; margin: number }[] = [];
    for (let start = '2026-01-01'; start <= '2028-12-31'; start = addDays(start, 1)) {
      const begun = chain.reduce((day, length) => due(day, wd(length)), start);
      margins.push({ start, margin: daysBetween(begun, due(start, months(3, 'PRECEDING'))) });
    }
    const least = Math.min(...margins.map((m) => m.margin));
    expect(margins).toHaveLength(1096);
    expect(margins.filter((m) => m.margin === least)).toEqual([{ start: '2026-02-24', margin: 4 }]);
  });
});
