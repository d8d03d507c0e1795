import { z } from 'zod';
import { listInbox, markAllRead, markRead } from '../../ledger/queries/notices';
import { IdParams } from '../contract/params';
import { paging, queryFlag, uuid } from '../contract/primitives';
import { listOf, NoticeShape } from '../contract/shapes';
import { pageBody, pageOf } from '../paging';
import { presentNotice } from '../presenters/notification';
import { problem } from '../problems';
import { noContent, ok, type Route, route } from '../route';
import { noteUse } from '../usage';

/** The caller's own inbox. */
export const notificationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/notifications',
    summary: 'The caller’s notices, newest first',
    policy: 'SIGNED_IN',
    audit: 'CLIENT_DATA',
    query: z.strictObject({ unread: queryFlag.optional(), ...paging }),
    output: { status: 200, schema: listOf(NoticeShape) },
    async handler(call) {
      const { deps, caller, query, language } = call;
      const page = pageOf(call, 'notifications', query);
      if (page.kind === 'problem') return page;
      const rows = await listInbox(deps.pool, caller.id, {
        limit: page.limit + 1,
        unread: query.unread ?? false,
        before: page.after,
      });
      const body = pageBody(call, 'notifications', rows, page.limit, {
        item: (row) => presentNotice(row, language),
        place: (row) => [row.createdAt.toISOString(), row.id],
      });
      const caseIds = [...new Set(body.items.flatMap(({ caseId }) => caseId ?? []))];
      noteUse(call, { action: 'SEARCH', objectType: 'NOTICE_LIST', basis: 'ASSIGNMENT', caseIds });
      return ok(body);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/notifications/read',
    summary: 'Mark several notices as read; ids of others’ notices do nothing',
    policy: 'SIGNED_IN',
    audit: { nothing: 'marks of messages' },
    body: z.strictObject({ ids: z.array(uuid).min(1).max(100) }),
    output: { status: 204 },
    async handler({ deps, caller, body }) {
      await markAllRead(deps.pool, caller.id, body.ids);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/notifications/:id/read',
    summary: 'Mark a notice as read',
    policy: 'SIGNED_IN',
    audit: { nothing: 'marks of messages' },
    params: IdParams,
    output: { status: 204 },
    async handler({ deps, caller, params }) {
      return (await markRead(deps.pool, caller.id, params.id)) ? noContent() : problem('not_found');
    },
  }),
];
