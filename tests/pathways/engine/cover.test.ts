import { finnishCalendar } from '../../../pathways/calendar';
import { decide } from '../../../pathways/decide';
import { evolve } from '../../../pathways/evolve';
import type { Absence, CaseState, Command, Env } from '../../../pathways/model';
import { tinyPathway } from '../../support/tiny-pathway';

const [OWN, COVER, SECOND, LEADER] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const calendar = finnishCalendar();
let ids = 0;
const envOn = (today: string, absences: readonly Absence[]): Env => ({
  at: `${today}T08:00:00.000Z`,
  today,
  calendar,
  instant: (date, time) => `${date}T${time}:00.000Z`,
  localDate: (at) => at.slice(0, 10),
  newId: () => `10000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
  absences,
});
const away = (userId: string, cover: string | null, from: string, to: string): Absence => ({
  id: `${userId}:${from}`,
  userId,
  cover,
  coverRoles: ['COORD'],
  from,
  to,
});

describe('absence at the core', () => {
  let state: CaseState | null = null;
  const send = (command: Command, by: string, today: string, absences: readonly Absence[] = []): readonly string[] => {
    const decision = decide(state, command, { id: by, role: 'COORD' }, envOn(today, absences), tinyPathway, 'case');
    if (!decision.ok) throw new Error(decision.refusal.code);
    for (const event of decision.events) state = evolve(state, { ...event, seq: (state?.seq ?? 0) + 1 });
    return decision.events.map(({ code, actor }) => `${code} ${actor.role}`);
  };
  const answer = () => {
    const task = Object.values(state?.tasks ?? {}).find(({ step }) => step === 'ANSWER');
    if (!task) throw new Error('no task');
    return task;
  };
  const cover = (today: string, absences: readonly Absence[]) => send({ type: 'COVER' }, 'ENGINE', today, absences);

  beforeEach(() => {
    state = null;
    const data = { childRef: 'c', wish: 'w', pendingOn: '2026-11-20' };
    const members = { RSW: { userId: LEADER } };
    const draft = { data, members, reference: 'T-1', training: false, clockOffsetMs: 0 };
    send({ type: 'OPEN_DRAFT', ...draft }, LEADER, '2026-11-23');
    send({ type: 'SUBMIT', data }, LEADER, '2026-11-23');
    send({ type: 'CLAIM', taskId: answer().id, version: 0 }, OWN, '2026-11-23');
  });

  test('is told of in events by time itself, and says nothing twice', () => {
    const absences = [away(OWN, COVER, '2026-12-01', '2026-12-09')];
    expect(cover('2026-11-30', absences)).toEqual([]);
    expect(cover('2026-12-01', absences)).toEqual(['TASK_COVERED ENGINE']);
    expect(cover('2026-12-02', absences)).toEqual([]);
    expect(answer()).toMatchObject({ assignee: COVER, cover: { for: OWN, to: COVER } });
    expect(cover('2026-12-10', absences)).toEqual(['TASK_RETURNED ENGINE']);
    expect(answer().cover).toBeUndefined();
  });

  test('passes on through covers who are away, in a ring to the pool', () => {
    const [from, to] = ['2026-12-01', '2026-12-09'] as const;
    cover('2026-12-01', [away(OWN, COVER, from, to), away(COVER, SECOND, from, to)]);
    expect(answer().assignee).toBe(SECOND);
    cover('2026-12-02', [away(OWN, COVER, from, to), away(COVER, OWN, from, to)]);
    expect(answer().assignee).toBeUndefined();
    expect(cover('2026-12-02', [away(OWN, COVER, from, to), away(COVER, OWN, from, to)])).toEqual([]);
  });

  test('for somebody from outside is nobody who works in another case of the subject', () => {
    const absences = [away(OWN, COVER, '2026-12-01', '2026-12-09')];
    const book = { ...tinyPathway, definition: { ...tinyPathway.definition, outsiders: ['COORD'] } };
    const coverWith = (subjectWorkers?: readonly string[]) => {
      const env = { ...envOn('2026-12-01', absences), ...(subjectWorkers ? { subjectWorkers } : {}) };
      const decision = decide(state, { type: 'COVER' }, { id: 'ENGINE', role: 'ENGINE' }, env, book, 'case');
      return decision.ok ? decision.events.map(({ params }) => params) : decision.refusal;
    };
    expect(coverWith()).toEqual([]);
    expect(coverWith([])).toEqual([{ for: OWN, assignee: COVER }]);
    expect(coverWith([COVER])).toEqual([{ for: OWN, role: 'COORD' }]);
  });

  test('does not go to somebody without the role', () => {
    cover('2026-12-01', [{ ...away(OWN, COVER, '2026-12-01', '2026-12-09'), coverRoles: ['NURSE'] }]);
    expect(answer()).toMatchObject({ role: 'COORD', cover: { for: OWN } });
    expect(answer().assignee).toBeUndefined();
  });

  test('stays the task of whoever is away when the cover does it, and says who did it', () => {
    cover('2026-12-01', [away(OWN, COVER, '2026-12-01', '2026-12-09')]);
    const { id: taskId, version } = answer();
    send({ type: 'COMPLETE', taskId, version, outcome: 'NO', data: { note: 'n' } }, COVER, '2026-12-02', [
      away(OWN, COVER, '2026-12-01', '2026-12-09'),
    ]);
    expect(answer()).toMatchObject({ status: 'DONE', assignee: OWN, closedBy: COVER });
  });
});
