import { z } from 'zod';
import { breakGlass, type GlassRow, glassById, listGlass, reviewGlass } from '../../ledger/break-glass';
import { envAt } from '../../ledger/time';
import { GlassReviewShape, type GlassReviewView, GlassShape, VERDICTS } from '../contract/break-glass';
import { IdParams } from '../contract/params';
import { paging, queryFlag, text } from '../contract/primitives';
import { listOf } from '../contract/shapes';
import { isFreshSignIn } from '../fresh-sign-in';
import { openCase } from '../open-case';
import { pageBody, pageOf } from '../paging';
import { actingRole, relationTo } from '../policies/may';
import { invalid, problem } from '../problems';
import { created, noContent, ok, type Route, route } from '../route';
import { noteUse, usageOfCall } from '../usage';

const BreakBody = z.strictObject({ reason: text(500, 10), confirm: z.literal(true) });
const ReviewBody = z.strictObject({ verdict: z.enum(VERDICTS), note: text(500).optional() });

/** Opening a case in an emergency, and the second person's look at it (domain.md §3, legend B and rule 4). */
export const breakGlassRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/break-glass',
    summary: 'Open a case in an emergency: one case, to read, for an hour; a leader and the auditor are told at once',
    policy: 'case.breakGlass',
    audit: 'COMMAND',
    params: IdParams,
    body: BreakBody,
    output: { status: 201, schema: GlassShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.breakGlass');
      if (opened.kind === 'problem') return opened;
      if (!isFreshSignIn(call)) return problem('forbidden', { code: 'sign_in_again' });
      const { caller, deps, command } = call;
      const { id: caseId, reference } = opened.state;
      const { reason } = call.body;
      const role = actingRole(caller, 'case.breakGlass', relationTo(opened.state, caller)) ?? '';
      const use = (objectId: string) =>
        usageOfCall(call, {
          action: 'BREAK_GLASS',
          objectType: 'CASE',
          caseId,
          objectId,
          grantId: objectId,
          reason,
          role,
          basis: 'BREAK_GLASS',
        });
      const env = envAt(deps.now().toISOString(), await deps.calendar());
      const wanted = { caseId, reference, userId: caller.id, role, reason, ...command };
      const glass = await breakGlass(deps.pool, wanted, use, env);
      if (glass === 'KEY_REUSED') return problem('key_reused');
      if (glass === 'SAME_REASON') return invalid([{ path: 'reason', code: 'same_reason' }]);
      return created({ ...glass, until: glass.until.toISOString() });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/break-glass',
    summary: 'Cases opened in an emergency: by whom, when, why, and what was read',
    policy: 'glass.review',
    audit: 'CLIENT_DATA',
    query: z.strictObject({ waiting: queryFlag.optional(), ...paging }),
    output: { status: 200, schema: listOf(GlassReviewShape) },
    async handler(call) {
      const { deps, caller, query } = call;
      const page = pageOf(call, 'break-glass', query);
      if (page.kind === 'problem') return page;
      const rows = await listGlass(deps.pool, caller.id, query.waiting ?? false, {
        limit: page.limit + 1,
        after: page.after,
      });
      const body = pageBody(call, 'break-glass', rows, page.limit, {
        item: (row) => presentGlass(row, caller.id),
        place: (row) => [row.at.toISOString(), row.id],
      });
      noteUse(call, {
        action: 'SEARCH',
        objectType: 'BREAK_GLASS',
        caseIds: body.items.map((item) => item.caseId),
      });
      return ok(body);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/break-glass/:id/review',
    summary: 'A second person’s word on a case that was opened in an emergency',
    policy: 'glass.review',
    audit: 'CLIENT_DATA',
    params: IdParams,
    body: ReviewBody,
    output: { status: 204 },
    async handler(call) {
      const { deps, caller, params, body } = call;
      const row = await glassById(deps.pool, caller.id, params.id);
      if (row === null) return problem('not_found');
      if (row.userId === caller.id) return problem('forbidden', { code: 'own_glass' });
      const note = body.note === undefined || body.note === '' ? null : body.note;
      const done = await reviewGlass(deps.pool, { id: row.id, by: caller.id, verdict: body.verdict, note });
      if (!done && !isSame(row, caller.id, body.verdict, note))
        return problem('conflict', { code: 'already_reviewed' });
      noteUse(call, { action: 'UPDATE', objectType: 'BREAK_GLASS', caseId: row.caseId, objectId: row.id });
      return noContent();
    },
  }),
];

/** The same word again, sent because the answer got lost. */
function isSame(row: GlassRow, by: string, verdict: string, note: string | null): boolean {
  return row.reviewedBy === by && row.verdict === verdict && row.note === note;
}

function presentGlass(row: GlassRow, readerId: string): GlassReviewView {
  const { id, caseId, reference, userId, displayName, role, reason, at, until, reads } = row;
  const verdict = VERDICTS.find((each) => each === row.verdict);
  const { reviewedBy, reviewedAt, note } = row;
  const judged = verdict !== undefined && reviewedBy !== null && reviewedAt !== null;
  return {
    id,
    caseId,
    caseReference: reference,
    userId,
    displayName,
    role,
    reason,
    at: at.toISOString(),
    until: until.toISOString(),
    reads: reads.map((read) => ({ ...read, at: new Date(read.at).toISOString(), sections: [...read.sections] })),
    review: judged
      ? { by: reviewedBy, displayName: row.reviewerName ?? '', at: reviewedAt.toISOString(), verdict, note }
      : null,
    allowedActions: judged || userId === readerId ? [] : ['REVIEW'],
  };
}
