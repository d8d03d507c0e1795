import { finnishCalendar } from '../../../pathways/calendar';
import { helmiReports, reportOf } from '../../../pathways/helmi/reports';
import type { Data } from '../../../pathways/model';
import { periodOf } from '../../../pathways/reports/period';
import type { Dimension, ReportCase, ReportTask } from '../../../pathways/reports/report';

const served: ReportCase = {
  pathway: 'helmi',
  status: 'FOLLOW_UP',
  closeReason: 'GOALS_MET',
  submittedOn: '2027-03-01',
  endedOn: null,
  today: '2029-01-10',
  facts: {
    planConfirmedOn: '2027-05-01',
    acceptedOn: '2027-03-05',
    serviceEndedOn: '2028-02-10',
    difficultAtStart: true,
  },
  clocks: [],
  parts: [],
  entries: [],
  tasks: [],
  forms: [],
};
const with_ = (facts: Data, over: Partial<ReportCase> = {}): ReportCase => ({
  ...served,
  ...over,
  facts: { ...served.facts, ...facts },
});
const rated = (start: number, end: number | null, facts: Data = {}) =>
  with_({ hsaBaselineOverall: start, ...(end === null ? {} : { hsaClosingOverall: end }), ...facts });

function count(code: string, cases: readonly ReportCase[], period = '2028', by: Dimension | null = null) {
  const found = periodOf(period, '2029-01-10');
  const report = reportOf(code);
  if (found === undefined || report === undefined) throw new Error(`no ${code} ${period}`);
  const { rows, missing } = report.count(cases, { period: found, by, calendar: finnishCalendar() });
  return {
    missing,
    ...Object.fromEntries(rows.map(({ key, numerator, denominator }) => [key, `${numerator}/${denominator}`])),
  };
}

const task = (over: Partial<ReportTask> = {}): ReportTask => ({
  step: 'P4_ASSESSMENT',
  status: 'DONE',
  openedOn: '2028-01-03',
  originalDueOn: '2028-01-25',
  closedOn: '2028-01-24',
  onTime: true,
  lateReason: null,
  ...over,
});
const followUp = task({ step: 'P10_FOLLOW_UP', originalDueOn: '2028-08-10' });
const registered = (status: string, answer: string | null, facts: Data = {}) =>
  with_(
    { clientStatus: status, ...(answer === null ? {} : { childWelfareClientAt6m: answer }), ...facts },
    { tasks: [followUp] },
  );

describe('R1, whether it helped', () => {
  it('asks of those whose situation was really difficult: 3 or 4 of 4', () => {
    const cases = [rated(3, 2), rated(4, 3), rated(3, 3), rated(3, 4), rated(2, 0), rated(3, null)];
    expect(count('R1', cases)).toEqual({ IMPROVED: '2/4', UNCHANGED: '1/4', WORSE: '1/4', missing: 1 });
  });

  it('leaves out who never reached the service, died, or was entered in error, and other years', () => {
    const cases = [
      rated(3, 2, { planConfirmedOn: null }),
      { ...rated(3, 2), closeReason: 'DECEASED' },
      { ...rated(3, 2), closeReason: 'DUPLICATE' },
      rated(3, 2, { serviceEndedOn: '2027-12-31' }),
    ];
    expect(count('R1', cases)).toMatchObject({ IMPROVED: '0/0', missing: 0 });
  });

  it('breaks down by one thing at a time, with the five commonest languages', () => {
    const speaking = (languageCode: string): ReportCase => ({
      ...rated(3, 2),
      forms: [{ code: 'INTAKE', on: '2027-03-01', data: { guardians: [{ languageCode, isLegalGuardian: true }] } }],
    });
    const codes = ['som', 'som', 'ara', 'kur', 'rus', 'est', 'fas'];
    expect(count('R1', [...codes.map(speaking), rated(3, 3)], '2028', 'language')).toEqual({
      ALL: '7/8',
      som: '2/2',
      ara: '1/1',
      est: '1/1',
      fas: '1/1',
      kur: '1/1',
      OTHER: '1/1',
      UNKNOWN: '0/1',
      missing: 0,
    });
    const aged = (born: string) => rated(3, 2, { childDateOfBirth: born });
    expect(count('R1', [aged('2014-03-02'), aged('2014-03-01'), aged('2010-01-01')], '2028', 'ageGroup')).toEqual({
      ALL: '3/3',
      '7_12': '1/1',
      '13_15': '1/1',
      '16_17': '1/1',
      missing: 0,
    });
  });
});

describe('R2 and R3, six months later', () => {
  const cases = [
    registered('CHILD_WELFARE', 'NO'),
    registered('CHILD_WELFARE', 'YES'),
    registered('CHILD_WELFARE', 'NOT_AVAILABLE'),
    registered('CHILD_WELFARE', 'TURNED_18'),
    registered('CHILD_WELFARE', null),
    registered('FAMILY_SOCIAL_WORK', 'YES'),
    registered('FAMILY_SOCIAL_WORK', 'NO'),
  ];

  it('count by the six-month day; who turned 18 is left out, who is not known is missing', () => {
    expect(count('R2a', cases)).toEqual({ ALL: '1/2', missing: 2 });
    expect(count('R2b', cases)).toMatchObject({ ALL: '2/4', CHILD_WELFARE: '1/2', FAMILY_SOCIAL_WORK: '1/2' });
    expect(count('R2c', cases)).toEqual({ ALL: '1/2', missing: 0 });
    expect(count('R2a', cases, '2028-Q3')).toEqual({ ALL: '1/2', missing: 2 });
    expect(count('R2a', cases, '2028-Q1')).toEqual({ ALL: '0/0', missing: 0 });
  });

  it('tell placements outside the home and of open care apart, and need both answers', () => {
    const placed = (placementDuringService: string, placementSinceClose: string) =>
      registered('CHILD_WELFARE', 'YES', { placementDuringService, placementSinceClose });
    const all = [placed('NONE', 'NONE'), placed('EMERGENCY', 'NONE'), placed('OPEN_CARE_PLACEMENT', 'NONE'), ...cases];
    expect(count('R3', all)).toEqual({ ALL: '1/3', missing: 7 });
    expect(count('R3b', all)).toEqual({ ALL: '1/3', missing: 7 });
  });
});

describe('R4 and R5, limits', () => {
  it('count by the first due date; open and past it is late, cancelled is nothing', () => {
    const tasks = [
      task(),
      task({ onTime: false, closedOn: '2028-02-01', lateReason: 'WORKLOAD' }),
      task({ onTime: false, closedOn: '2028-02-02' }),
      task({ status: 'OPEN', onTime: null, closedOn: null }),
      task({ status: 'CANCELLED', onTime: null, closedOn: null }),
      task({ step: 'P8_REVIEW', status: 'OPEN', onTime: null, closedOn: null, originalDueOn: '2029-03-01' }),
    ];
    expect(count('R4', [with_({}, { tasks })])).toEqual({ ALL: '1/4', P4_ASSESSMENT: '1/4', missing: 0 });
    expect(count('R4b', [with_({}, { tasks })])).toEqual({ WORKLOAD: '1/1', missing: 1 });
    const rows = reportOf('R4')?.count([with_({}, { tasks })], {
      period: { code: '2028', id: '2028', kind: 'YEAR', from: '2028-01-01', to: '2028-12-31' },
      by: null,
      calendar: finnishCalendar(),
    }).rows;
    // Epiphany lies between.
    expect(rows?.[1]?.days).toEqual([14, 20, 21]);
  });

  it('the law’s three months: met in time, met late, broken, and ended before', () => {
    const clock = (state: string, late = false) =>
      with_({}, { clocks: [{ code: 'ST_3M_SERVICE', dueOn: '2028-06-01', state, late }] });
    const cases = [clock('MET'), clock('MET', true), clock('BREACHED'), clock('STOPPED'), with_({})];
    expect(count('R5', cases)).toEqual({ ALL: '1/3', missing: 0 });
  });
});

describe('every report', () => {
  it('has a code of its own and counts nothing from nobody', () => {
    expect(new Set(helmiReports.map(({ code }) => code)).size).toBe(helmiReports.length);
    for (const { code } of helmiReports) {
      const { missing, ...rows } = count(code, []);
      expect([code, missing]).toEqual([code, 0]);
      expect(Object.values(rows).every((row) => row === '0/0')).toBe(true);
    }
  });
});
