import { type HistoryEvent, historyLine } from '../../texts/history';

const maria = { role: 'COORD', name: 'Maria Koski' };
const liisa = { role: 'RSW', name: 'Liisa Aalto' };
const sanna = { role: 'NURSE', name: 'Sanna Virta' };
const noora = { role: 'FAMW', name: 'Noora Niemi' };
const engine = { role: 'ENGINE' };
const at = (day: string, time: string): string => `${day}T${time}:00.000Z`;

/** Half a year of one family, as the ledger would tell it. */
const story: readonly HistoryEvent[] = [
  { at: at('2026-11-23', '08:15'), actor: liisa, code: 'REFERRAL_SUBMITTED', params: {} },
  {
    at: at('2026-11-23', '08:15'),
    actor: liisa,
    code: 'CLOCK_STARTED',
    params: { clock: 'ST_3M_SERVICE', dueOn: '2027-02-23' },
  },
  {
    at: at('2026-11-23', '08:15'),
    actor: liisa,
    code: 'TASK_OPENED',
    stepCode: 'P2_SCREENING',
    params: { dueOn: '2026-11-30', role: 'COORD' },
  },
  { at: at('2026-11-26', '08:10'), actor: maria, code: 'TASK_CLAIMED', stepCode: 'P2_SCREENING', params: {} },
  {
    at: at('2026-11-26', '08:15'),
    actor: maria,
    code: 'TASK_COMPLETED',
    stepCode: 'P2_SCREENING',
    params: { outcome: 'ACCEPT', late: false },
  },
  { at: at('2026-11-26', '08:15'), actor: maria, code: 'STATUS_CHANGED', params: { from: 'SCREENING', to: 'CONSENT' } },
  {
    at: at('2026-12-01', '12:00'),
    actor: maria,
    code: 'ENTRY_RECORDED',
    params: { kind: 'ATTEMPT', on: '2026-12-01', channel: 'CALL', reached: true },
  },
  {
    at: at('2026-12-01', '12:00'),
    actor: maria,
    code: 'TASK_FULFILLED',
    stepCode: 'P3B_FIRST_ATTEMPT',
    params: { by: 'ATTEMPT' },
  },
  {
    at: at('2026-12-22', '06:30'),
    actor: engine,
    code: 'REMINDER_SENT',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', key: 'R3', to: 'ASSIGNEE' },
  },
  {
    at: at('2026-12-28', '14:00'),
    actor: engine,
    code: 'TASK_OVERDUE',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28' },
  },
  {
    at: at('2026-12-29', '08:02'),
    nominalAt: at('2026-12-29', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 1, to: 'ASSIGNEE,DEPUTY' },
  },
  {
    at: at('2026-12-31', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 2, to: 'TL,ASSIGNEE' },
  },
  {
    at: at('2027-01-05', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 3, to: 'MGR,RSW' },
  },
  {
    at: at('2027-01-13', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 4, to: 'MGR_DIGEST,ADMIN_COUNT' },
  },
  {
    at: at('2027-01-13', '09:05'),
    actor: sanna,
    code: 'TASK_COMPLETED',
    stepCode: 'P4_ASSESSMENT',
    reasonCode: 'INTERPRETER_UNAVAILABLE',
    params: { outcome: 'COMPLETED', late: true },
  },
  {
    at: at('2027-01-19', '10:00'),
    actor: { role: 'TL' },
    code: 'MEMBER_NAMED',
    params: { member: 'LEAD', userId: 'Noora Niemi' },
  },
  { at: at('2027-02-08', '11:00'), actor: noora, code: 'PART_STARTED', params: { discipline: 'FAMW' } },
  {
    at: at('2027-02-10', '13:00'),
    actor: noora,
    code: 'ENTRY_RECORDED',
    params: { kind: 'CONTACT', on: '2027-02-10', discipline: 'FAMW', attended: 'YES' },
  },
  {
    at: at('2027-02-10', '13:00'),
    actor: noora,
    code: 'CLOCK_MET',
    params: { clock: 'ST_3M_SERVICE', dueOn: '2027-02-23' },
  },
  {
    at: at('2027-03-01', '07:00'),
    actor: noora,
    code: 'CASE_PAUSED',
    reasonCode: 'FAMILY_ABROAD',
    params: { from: '2027-03-01', until: '2027-03-31' },
  },
  { at: at('2027-03-30', '06:00'), actor: noora, code: 'CASE_RESUMED', params: { days: 29 } },
  {
    at: at('2027-03-30', '06:00'),
    actor: noora,
    code: 'TASK_MOVED',
    stepCode: 'P8_REVIEW',
    params: { from: '2027-05-07', to: '2027-06-04', reason: 'RESUME' },
  },
  { at: at('2027-06-04', '07:00'), actor: noora, code: 'EVENT_RECORDED', params: { event: 'URGENT_CONCERN' } },
  {
    at: at('2027-11-04', '12:30'),
    actor: liisa,
    code: 'TASK_COMPLETED',
    stepCode: 'P9_RSW_CONFIRM',
    params: { outcome: 'CONFIRMED', late: false },
  },
  {
    at: at('2028-05-04', '10:00'),
    actor: maria,
    code: 'CASE_ENDED',
    reasonCode: 'GOALS_MET',
    params: { reason: 'GOALS_MET', from: 'FOLLOW_UP' },
  },
];

const lines = (language: 'fi' | 'sv' | 'en'): string[] => story.map((event) => historyLine(language, event));

describe('the history of one family reads like a colleague’s notes', () => {
  it('in English', () => {
    expect(lines('en')).toEqual([EN]);
  });

  it('in Finnish', () => {
    expect(lines('fi')).toEqual([FI]);
  });

  it('in Swedish of Finland', () => {
    expect(lines('sv')).toEqual([SV]);
  });
});
