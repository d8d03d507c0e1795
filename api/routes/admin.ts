import { z } from 'zod';
import { retryNotice, stuckTasks, undeliveredNotices, untoldCases } from '../../ledger/queries/attention';
import { staffByIds } from '../../ledger/queries/staff';
import { workingDaysBetween } from '../../pathways/calendar';
import { dayOf } from '../../texts/dates';
import { IdParams } from '../contract/params';
import { uuid } from '../contract/primitives';
import { invalid, problem } from '../problems';
import { noContent, ok, type Route, route } from '../route';

const MOST = 100;

const StuckShape = z.strictObject({
  caseId: z.string(),
  stepCode: z.string(),
  waitingFor: z.string(),
  sinceWd: z.number(),
  why: z.string(),
});

/** What stands still and whom it waits for. Codes and ids: administrators see the process, not the families. */
export const adminRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/admin/attention',
    summary: 'Steps that stand still, mails that did not arrive, cases whose workflow has not heard',
    policy: 'admin.attention',
    output: {
      status: 200,
      schema: z.strictObject({
        items: z.array(StuckShape),
        undelivered: z.array(z.looseObject({ id: z.string(), caseId: z.string(), kind: z.string() })),
        untold: z.array(z.looseObject({ caseId: z.string(), headSeq: z.number(), sentSeq: z.number() })),
      }),
    },
    async handler({ deps }) {
      const [stuck, undelivered, untold, calendar] = await Promise.all([
        stuckTasks(deps.pool, MOST),
        undeliveredNotices(deps.pool, MOST),
        untoldCases(deps.pool, MOST),
        deps.calendar(),
      ]);
      const day = (at: Date) => dayOf(at.toISOString());
      return ok({
        items: stuck.map((task) => ({
          caseId: task.caseId,
          stepCode: task.stepCode,
          waitingFor: task.assigneeId ?? task.role,
          sinceWd: Math.max(0, workingDaysBetween(day(task.dueAt), day(task.caseNow), 'FI_SERVICE', calendar)),
          why: task.assigneeId === null ? 'UNCLAIMED' : `ESCALATED_${task.escalationLevel}`,
        })),
        undelivered: undelivered.map((notice) => ({ ...notice, at: notice.at.toISOString() })),
        untold: untold.map((one) => ({ ...one, since: one.since.toISOString() })),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/admin/notices/:id/retry',
    summary: 'Send an undelivered notice again, or to somebody else',
    policy: 'admin.notices',
    params: IdParams,
    body: z.strictObject({ to: uuid.optional() }),
    output: { status: 204 },
    async handler({ deps, params, body }) {
      if (body.to !== undefined && (await staffByIds(deps.pool, [body.to])).length === 0) {
        return invalid([{ path: 'to', code: 'unknown_user' }]);
      }
      const found = await retryNotice(deps.pool, params.id, body.to ?? null);
      if (!found) return problem('not_found');
      deps.deliverAgain([params.id]);
      return noContent();
    },
  }),
];
