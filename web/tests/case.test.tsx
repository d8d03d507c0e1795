import { screen } from '@testing-library/react';
import type { FieldView, HistoryLine, TimelineView } from '../src/api';
import { openingOf } from '../src/pages/case/family';
import { asText, byDay, fitting } from '../src/pages/case/history-lines';
import { ownTask } from '../src/pages/case/next-step';
import { answerable, orderFor, pathFor } from '../src/pages/case/orders';
import { Legend } from '../src/pages/case/timeline/legend';
import { Picture } from '../src/pages/case/timeline/picture';
import { countsOf, hasNear, noonOf, piecesOf, pointsOf, rowsOf, type Span } from '../src/pages/case/timeline/rows';
import { dueAt, nearScale, ticks, wholeScale } from '../src/pages/case/timeline/scale';
import { filterOf } from '../src/pages/cases/filters';
import { draw, violations } from './support/page';

const TODAY = '2026-11-23';
const span = (more: Partial<Span> = {}): Span => ({
  id: 'one',
  kind: 'step',
  code: 'P2',
  title: 'Screening',
  state: 'OPEN',
  start: '2026-11-16T08:00:00.000Z',
  end: null,
  dueOn: '2026-11-20',
  originalDueOn: null,
  owner: 'COORD',
  lateDays: 1,
  marks: [
    { kind: 'reminder', at: '2026-11-19T06:30:00.000Z', to: 'ASSIGNEE', text: 'Reminder.' },
    { kind: 'escalation', level: 1, at: '2026-11-23T06:30:00.000Z', to: 'TL', text: 'Escalated.' },
  ],
  ...more,
});
const looks = (of: Span) => piecesOf(of, noonOf(TODAY)).map(({ look }) => look);

describe('the timeline picture', () => {
  it('hatches what is late from the due date on, and only where the service says so', () => {
    expect(looks(span())).toEqual(['now', 'late']);
    expect(looks(span({ lateDays: 0 }))).toEqual(['now']);
    expect(looks(span({ state: 'DONE', end: '2026-11-23T09:00:00.000Z' }))).toEqual(['done', 'late']);
  });

  it('dashes the time that is left, and shows a pause until its planned end', () => {
    expect(looks(span({ dueOn: '2026-12-01', lateDays: 0 }))).toEqual(['now', 'planned']);
    const [pause] = piecesOf(span({ kind: 'pause', dueOn: '2026-12-01', lateDays: 0 }), noonOf(TODAY));
    expect(pause?.to).toBe(Date.parse('2026-12-01T00:00:00Z'));
  });

  it('puts what happened to the same step on one line, and leaves out what lies elsewhere', () => {
    const old = span({ id: 'old', code: 'P1', start: '2026-01-01T08:00:00.000Z', end: '2026-01-02T08:00:00.000Z' });
    const again = span({ id: 'two', start: '2026-11-24T08:00:00.000Z' });
    const rows = rowsOf([old, span(), again], nearScale(TODAY, 28), noonOf(TODAY));
    expect(rows.map(({ title, spans }) => [title, spans.length])).toEqual([['Screening', 2]]);
    expect(hasNear({ spans: [old], stages: [], today: TODAY } as TimelineView)).toBe(false);
  });

  it('counts what is open, late and done', () => {
    expect(countsOf([span(), span({ state: 'DONE', end: '2026-11-20T08:00:00.000Z' })])).toEqual({
      open: 1,
      late: 1,
      done: 1,
    });
  });

  it('cuts quiet stretches, so that days stay visible in a year', () => {
    const year = span({ id: 'far', start: '2027-11-16T08:00:00.000Z', dueOn: '2027-11-20', lateDays: 0 });
    const scale = wholeScale(pointsOf([span(), year], noonOf(TODAY)));
    expect(scale.cuts).toHaveLength(1);
    expect(scale.cuts[0]?.days).toBeGreaterThan(300);
    const width = scale.at(dueAt('2026-11-23')) - scale.at(dueAt('2026-11-20'));
    expect(width).toBeGreaterThan(3);
    const days = ticks(scale, 'month', 10).map((day) => dueAt(day));
    expect(days.some((at) => scale.cuts.some(({ from, to }) => at > from && at < to))).toBe(false);
  });

  it('runs from left to right without a jump', () => {
    const scale = wholeScale(pointsOf([span(), span({ start: '2027-06-01T08:00:00.000Z' })], noonOf(TODAY)));
    const places = Array.from({ length: 200 }, (_, index) =>
      scale.at(scale.from + ((scale.to - scale.from) * index) / 199),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect([places[0], places.at(-1)]).toEqual([0, 100]);
  });

  it('has a name, and breaks no rule of accessibility', async () => {
    const timeline: TimelineView = { spans: [span()], stages: [], today: TODAY };
    await draw(
      <>
        <Picture timeline={timeline} whole={false} says="1 is open." />
        <Legend />
      </>,
    );
    expect(screen.getByRole('img', { name: '1 is open.' })).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

const line = (seq: number, text: string, code = 'TASK_OPENED', role = 'SYSTEM'): HistoryLine => ({
  seq,
  at: `2026-11-2${seq}T08:00:00.000Z`,
  actor: { id: 'x', role },
  code,
  params: {},
  text,
});
const LINES = [
  line(1, 'Kaisa took the task “Screening”.', 'TASK_CLAIMED', 'COORD'),
  line(2, 'Reminder: “Screening” is due.', 'REMINDER_SENT'),
  line(3, 'New task: “Language and contact”.'),
];
const found = (...asked: Parameters<typeof fitting> extends [unknown, ...infer Rest] ? Rest : never) =>
  fitting(LINES, ...asked).map(({ seq }) => seq);

describe('the plain history', () => {
  it('is searched by any of its words, and narrowed to people or to what was told', () => {
    expect(found('screening TOOK', 'all')).toEqual([1]);
    expect(found('', 'people')).toEqual([1]);
    expect(found('', 'reminders')).toEqual([2]);
    expect(found('nothing', 'all')).toEqual([]);
  });

  it('stands by day, and leaves as a text that says what it is', () => {
    expect(byDay(LINES, (at) => at.slice(0, 10)).map(([day]) => day)).toHaveLength(3);
    const text = asText(LINES, 'HELMI-1\nCONFIDENTIAL', (at) => at.slice(0, 10));
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('CONFIDENTIAL\n\n2026-11-21  Kaisa took');
  });
});

describe('acting from the case', () => {
  const of = { id: 'c1', version: 7 };

  it('sends an event with its version, an entry with its kind, and a conference to its own place', () => {
    expect([pathFor(of, 'event'), pathFor(of, 'entry'), pathFor(of, 'conference')]).toEqual([
      '/api/v1/cases/c1/events',
      '/api/v1/cases/c1/entries',
      '/api/v1/cases/c1/conferences',
    ]);
    expect(orderFor(of, 'event', 'PAUSE', { reason: 'X' })).toEqual({ type: 'PAUSE', version: 7, reason: 'X' });
    expect(orderFor(of, 'entry', 'NOTE', { note: 'x' })).toEqual({ kind: 'NOTE', note: 'x' });
    expect(orderFor(of, 'conference', 'CONFERENCE', { variant: 'ACUTE' })).toEqual({ variant: 'ACUTE' });
  });

  it('asks for no choice between nothing', () => {
    const field = (name: string, kind: string, options?: FieldView['options']): FieldView => ({
      name,
      kind,
      class: 'OP',
      label: name,
      required: false,
      ...(options === undefined ? {} : { options }),
    });
    const fields = [field('goals', 'CODES'), field('note', 'TEXT'), field('to', 'CODE', [{ code: 'A', text: 'A' }])];
    expect(answerable(fields).map(({ name }) => name)).toEqual(['note', 'to']);
  });
});

describe('the list of cases', () => {
  it('asks for the filters of the address that it knows, and for no search of two letters', () => {
    const query = (words: string) => filterOf(new URLSearchParams(words));
    expect(query('late=true&status=CONSENT&other=1')).toBe('status=CONSENT&late=true');
    expect(query('q=HE')).toBe('');
    expect(query('q=HEL')).toBe('q=HEL');
  });
});

describe('whose case it is', () => {
  const written = (seq: number, code: string, data: Record<string, unknown> | null) => ({
    seq,
    at: '2026-11-23T08:15:00.000Z',
    code,
    actor: { id: 'a', role: 'RSW' },
    data,
  });

  it('is read from the newest opening form, wherever the pathway keeps it', () => {
    const first = written(1, 'INTAKE', { child: { givenName: 'Amina' } });
    const corrected = written(4, 'INTAKE', { child: { givenName: 'Aamina' } });
    const plan = [written(9, 'P6_PLAN', { goals: [] })];
    expect(openingOf({ sections: { PLAN: plan, REFERRAL: [first, corrected] } })).toBe(corrected.data);
    expect(openingOf({ sections: { FGC_REQUEST: [first] } })).toBe(first.data);
  });

  it('is not told where the reader has no right to it, nor once it was erased', () => {
    expect(openingOf({ sections: {} })).toBeUndefined();
    expect(openingOf({ sections: { REFERRAL: [written(1, 'INTAKE', null)] } })).toBeUndefined();
  });
});

describe('what the reader can do next', () => {
  const task = (more: object) => ({
    status: 'OPEN',
    assignee: null,
    deputy: null,
    allowedActions: [],
    kind: 'FORM',
    window: null,
    stepCode: 'P6_PLAN',
    ...more,
  });
  const next = { code: 'WAITS', params: { step: 'P6_RSW_CONFIRM' }, text: '' };
  const found = (...tasks: object[]) => ownTask({ tasks: tasks.map(task), next } as never, 'me')?.stepCode;

  it('is one’s own task, the awaited one first, also where it has no form', () => {
    const contact = { assignee: 'me', kind: 'TARGET', stepCode: 'P7_FIRST_CONTACT_NURSE' };
    expect(found(contact)).toBe('P7_FIRST_CONTACT_NURSE');
    expect(found(contact, { assignee: 'me', stepCode: 'P6_RSW_CONFIRM' })).toBe('P6_RSW_CONFIRM');
    expect(found({ allowedActions: ['CLAIM'] })).toBe('P6_PLAN');
  });

  it('is never somebody else’s task, not even for a leader who could do it', () => {
    expect(found({ assignee: 'rsw', allowedActions: ['COMPLETE'], stepCode: 'P6_RSW_CONFIRM' })).toBeUndefined();
    expect(found({ assignee: 'me', window: { opensOn: '2027-01-01', endsOn: '2027-02-01' } })).toBeUndefined();
  });
});
