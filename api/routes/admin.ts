import { z } from 'zod';
import {
  retryNotice,
  type StuckTask,
  stuckTasks,
  undeliveredNotices,
  untoldCases,
} from '../../ledger/queries/attention';
import { staffByIds } from '../../ledger/queries/staff';
import { workingDaysBetween } from '../../pathways/calendar';
import { SERVICE_LISTS } from '../../pathways/lists';
import { dayOf } from '../../texts/dates';
import { stepTitle } from '../../texts/labels';
import { AttentionShape } from '../contract/oversight';
import { IdParams } from '../contract/params';
import { uuid } from '../contract/primitives';
import { noticeSubject } from '../presenters/notification';
import { invalid, problem } from '../problems';
import { noContent, ok, type Route, route } from '../route';
import { noteUse } from '../usage';

const MOST = 100;

const NO_CASE = { caseId: null, caseReference: null, stepCode: null } as const;

/** Steps at the last level are named to those who decide about them; who only keeps the service running hears how many there are. */
function byList(roles: readonly string[], stuck: readonly StuckTask[]) {
  const { counts, level } = SERVICE_LISTS.weekly;
  if (!roles.every((role) => counts.includes(role))) return { told: stuck, counted: [] };
  const count = stuck.filter((task) => task.escalationLevel >= level).length;
  const row = { ...NO_CASE, waitingFor: 'MGR', sinceWd: 0, why: `ESCALATED_${level}`, count };
  return { told: stuck.filter((task) => task.escalationLevel < level), counted: count === 0 ? [] : [row] };
}

/** What stands still and whom it waits for. Codes and ids: administrators see the process, not the families. */
export const adminRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/admin/attention',
    summary: 'Steps that stand still, mails that did not arrive, cases whose workflow has not heard',
    policy: 'admin.attention',
    machines: true,
    audit: 'CLIENT_DATA',
    output: { status: 200, schema: z.array(AttentionShape) },
    async handler(call) {
      const { deps, caller, language } = call;
      const [stuck, undelivered, untold, calendar] = await Promise.all([
        stuckTasks(deps.pool, MOST),
        undeliveredNotices(deps.pool, MOST),
        untoldCases(deps.pool, MOST),
        deps.calendar(),
      ]);
      const day = (at: Date) => dayOf(at.toISOString());
      const since = (from: Date, to: Date) =>
        Math.max(0, workingDaysBetween(day(from), day(to), 'FI_SERVICE', calendar));
      const now = deps.now();
      const { told, counted } = byList(caller.roles, stuck);
      const caseIds = [...told, ...undelivered, ...untold].flatMap(({ caseId }) => caseId ?? []);
      noteUse(call, { action: 'SEARCH', objectType: 'ATTENTION', caseIds: [...new Set(caseIds)] });
      return ok([
        ...(deps.textMessages === false ? [{ ...NO_CASE, waitingFor: 'ADMIN', sinceWd: 0, why: 'SMS_OFF' }] : []),
        ...counted,
        ...told.map((task) => ({
          caseId: task.caseId,
          caseReference: task.reference,
          taskId: task.taskId,
          title: stepTitle(language, task.stepCode),
          stepCode: task.stepCode,
          waitingFor: task.assigneeId ?? task.role,
          sinceWd: since(task.dueAt, task.caseNow),
          why: task.assigneeId === null ? 'UNCLAIMED' : `ESCALATED_${task.escalationLevel}`,
        })),
        ...undelivered.map((notice) => ({
          caseId: notice.caseId,
          caseReference: notice.reference === '' ? null : notice.reference,
          title: noticeSubject(notice, language),
          stepCode: notice.stepCode,
          waitingFor: notice.ownerRole,
          sinceWd: since(notice.at, now),
          why: 'NOTICE_UNDELIVERED',
          noticeId: notice.id,
          recipient: notice.recipientId,
          attempts: notice.attempts,
          lastCode: notice.code,
        })),
        ...untold.map((one) => ({
          caseId: one.caseId,
          caseReference: one.reference,
          stepCode: null,
          waitingFor: 'ADMIN',
          sinceWd: since(one.since, now),
          why: 'WORKFLOW_BEHIND',
          attempts: one.attempts,
          lastCode: one.code,
        })),
      ]);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/admin/notices/:id/retry',
    summary: 'Send an undelivered notice again, or to somebody else',
    policy: 'admin.notices',
    audit: { nothing: 'marks of messages' },
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
