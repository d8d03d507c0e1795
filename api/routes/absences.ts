import { z } from 'zod';
import {
  ABSENCE_REASONS,
  type AbsenceOutcome,
  absenceById,
  changeAbsence,
  endAbsence,
  listAbsences,
  recordAbsence,
  type StaffAbsence,
} from '../../ledger/absences';
import { coverCases, tellCovers, tellLeaders } from '../../ledger/cover';
import { tasksInAbsence } from '../../ledger/queries/absence-tasks';
import { envAt, localDateOf } from '../../ledger/time';
import { stepTitle } from '../../texts/labels';
import { IdParams } from '../contract/params';
import { localDate, uuid } from '../contract/primitives';
import { listOf } from '../contract/shapes';
import type { ApiDeps } from '../deps';
import { scopesOfPerson } from '../policies/may';
import type { Action } from '../policies/table';
import { problem } from '../problems';
import { refusalProblem } from '../refusals';
import { type Answer, type Caller, created, ok, type Route, route } from '../route';
import { noteUse } from '../usage';

const reason = z.enum(ABSENCE_REASONS, { error: 'not_an_option' });

const AbsenceShape = z
  .strictObject({
    id: z.string(),
    userId: z.string(),
    /** Local days, first and last included. */
    from: z.string(),
    to: z.string(),
    cover: z.string().nullable(),
    reason: z.enum(ABSENCE_REASONS),
    createdBy: z.string(),
    state: z.enum(['PLANNED', 'CURRENT', 'ENDED', 'CANCELLED']),
  })
  .meta({ id: 'Absence' });

const AbsenceDetailShape = AbsenceShape.extend({
  /** Open tasks that fall due in it or are under cover. */
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      caseId: z.string(),
      caseReference: z.string(),
      stepCode: z.string(),
      title: z.string(),
      dueAt: z.string(),
      actingId: z.string().nullable(),
    }),
  ),
}).meta({ id: 'AbsenceDetail' });

/** Most absences of one answer: a service has some dozens of workers. */
const MOST = 100;

function seesAll(caller: Caller, action: Action): boolean {
  return scopesOfPerson(caller, action).has('ALL');
}

function present(absence: StaffAbsence, today: string): z.infer<typeof AbsenceShape> {
  const { id, userId, from, to, coverId, createdBy, cancelled } = absence;
  const state = cancelled ? 'CANCELLED' : to < today ? 'ENDED' : from > today ? 'PLANNED' : 'CURRENT';
  return { id, userId, from, to, cover: coverId, reason: absence.reason, createdBy, state };
}

/** What the schedule would do by itself within half an hour is done at once; it stays the schedule's where this fails. */
async function applyNow(deps: ApiDeps, userId: string): Promise<void> {
  const now = deps.now();
  try {
    const { failed, fault } = await coverCases(deps.pool, deps, now, userId);
    if (failed > 0) deps.logger.warn('cover waits for the schedule', { err: fault });
    const env = envAt(now.toISOString(), await deps.calendar());
    await tellCovers(deps.pool, env);
    await tellLeaders(deps.pool, env);
  } catch (err) {
    deps.logger.warn('cover waits for the schedule', { err });
  }
}

async function answerTo(deps: ApiDeps, outcome: AbsenceOutcome, made = false): Promise<Answer> {
  switch (outcome.kind) {
    case 'NOT_FOUND':
      return problem('not_found');
    case 'KEY_REUSED':
      return problem('key_reused');
    case 'REFUSED':
      return refusalProblem(outcome.refusal);
    case 'OK': {
      await applyNow(deps, outcome.absence.userId);
      const body = present(outcome.absence, todayOf(deps));
      return made ? created(body) : ok(body);
    }
  }
}

function todayOf(deps: ApiDeps): string {
  return localDateOf(deps.now().toISOString());
}

/** The absence where the caller may write it, or null: others' absences are nobody's business. */
async function writable(deps: ApiDeps, caller: Caller, id: string): Promise<StaffAbsence | null> {
  const absence = await absenceById(deps.pool, id);
  return absence && (absence.userId === caller.id || seesAll(caller, 'absence.write')) ? absence : null;
}

/** Who is away, from when to when, and who covers. */
export const absenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/absences',
    summary: 'Absences and their cover: everybody’s for who leads the team, else one’s own and those one covers',
    policy: 'absence.read',
    audit: { nothing: 'staff, not clients' },
    query: z.strictObject({ from: localDate.optional(), to: localDate.optional(), userId: uuid.optional() }),
    output: { status: 200, schema: listOf(AbsenceShape) },
    async handler({ deps, caller, query }) {
      const today = todayOf(deps);
      const userId = seesAll(caller, 'absence.read') ? (query.userId ?? null) : caller.id;
      const filter = { from: query.from ?? today, to: query.to ?? null, userId, limit: MOST };
      const rows = await listAbsences(deps.pool, filter);
      return ok({ items: rows.map((row) => present(row, today)), nextCursor: null });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/absences/:id',
    summary: 'One absence, with the tasks that fall due in it',
    policy: 'absence.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: AbsenceDetailShape },
    async handler(call) {
      const { deps, caller, params, language } = call;
      const absence = await absenceById(deps.pool, params.id);
      const own = absence?.userId === caller.id || absence?.coverId === caller.id;
      if (!absence || !(own || seesAll(caller, 'absence.read'))) return problem('not_found');
      // A cover sees tasks from the day they come.
      const whole = absence.userId === caller.id || seesAll(caller, 'absence.read');
      const tasks = (await tasksInAbsence(deps.pool, absence))
        .filter((task) => whole || task.actingId === caller.id)
        .map((task) => ({ ...task, title: stepTitle(language, task.stepCode) }));
      const caseIds = [...new Set(tasks.map(({ caseId }) => caseId))];
      noteUse(call, { action: 'SEARCH', objectType: 'ABSENCE', objectId: absence.id, caseIds });
      return ok({ ...present(absence, todayOf(deps)), tasks });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/absences',
    summary: 'Mark an absence and its cover: one’s own, or a team member’s',
    policy: 'absence.write',
    audit: { nothing: 'staff, not clients' },
    body: z.strictObject({
      userId: uuid.optional(),
      from: localDate,
      to: localDate,
      cover: uuid.nullable().optional(),
      reason: reason.optional(),
    }),
    output: { status: 201, schema: AbsenceShape },
    async handler({ deps, caller, body, command }) {
      const userId = body.userId ?? caller.id;
      if (userId !== caller.id && !seesAll(caller, 'absence.write')) return problem('forbidden');
      const { from, to, cover = null } = body;
      const wanted = { userId, from, to, coverId: cover, reason: body.reason ?? 'AWAY' } as const;
      const by = { userId: caller.id, key: command.key, bodyHash: command.bodyHash };
      return answerTo(deps, await recordAbsence(deps.pool, wanted, by, todayOf(deps)), true);
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/absences/:id',
    summary: 'Other days, another cover or reason',
    policy: 'absence.write',
    audit: { nothing: 'staff, not clients' },
    params: IdParams,
    body: z.strictObject({
      from: localDate.optional(),
      to: localDate.optional(),
      cover: uuid.nullable().optional(),
      reason: reason.optional(),
    }),
    output: { status: 200, schema: AbsenceShape },
    async handler({ deps, caller, params, body }) {
      if (!(await writable(deps, caller, params.id))) return problem('not_found');
      const { from, to, cover } = body;
      const patch = {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(cover === undefined ? {} : { coverId: cover }),
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      };
      return answerTo(deps, await changeAbsence(deps.pool, params.id, patch, todayOf(deps)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/absences/:id/end',
    summary: 'The person is back today (or will not be away after all)',
    policy: 'absence.write',
    audit: { nothing: 'staff, not clients' },
    params: IdParams,
    output: { status: 200, schema: AbsenceShape },
    async handler({ deps, caller, params }) {
      if (!(await writable(deps, caller, params.id))) return problem('not_found');
      return answerTo(deps, await endAbsence(deps.pool, params.id, todayOf(deps)));
    },
  }),
];
