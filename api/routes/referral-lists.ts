import { z } from 'zod';
import { listCases } from '../../ledger/queries/cases';
import { referralsByIds } from '../../ledger/queries/referrals';
import { listStaff } from '../../ledger/queries/staff';
import { paging } from '../contract/primitives';
import { ReferralItemShape, type ReferralItemView } from '../contract/referral-list';
import { FieldShape, listOf } from '../contract/shapes';
import { pageBody, pageOf } from '../paging';
import { presentFields } from '../presenters/form-fields';
import { presentReferral } from '../presenters/referral';
import { problem } from '../problems';
import { reachOf } from '../reach';
import { readerFor } from '../reader';
import { type Call, ok, type Route, route } from '../route';
import { listBasis, noteUse } from '../usage';

/** Statuses in which a case has not come into the service yet. */
const QUEUE = ['DRAFT', 'SCREENING', 'RETURNED', 'WAITLISTED'] as const;

/** The referral's form as people fill it in, and the queue of referrals. */
export const referralListRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/referrals/form',
    summary: 'The fields of a referral, with labels and options in the caller’s language',
    policy: 'referral.read',
    audit: { nothing: 'words and days of the service' },
    output: {
      status: 200,
      schema: z.strictObject({
        pathway: z.strictObject({ id: z.string(), version: z.string() }),
        fields: z.array(FieldShape),
      }),
    },
    async handler({ deps, language }) {
      const current = deps.library.current(deps.referralPathway);
      if (current === undefined) return problem('internal');
      const { id, version, intake } = current.book.definition;
      const nameable = { persons: [], staff: await listStaff(deps.pool) };
      return ok({ pathway: { id, version }, fields: presentFields(intake.fields, 'REFERRAL', language, nameable) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/referrals',
    summary: 'Referrals within the caller’s reach that are not in the service yet, one status at a time',
    policy: 'referral.read',
    audit: 'CLIENT_DATA',
    query: z.strictObject({ status: z.enum(QUEUE, { error: 'not_an_option' }), ...paging }),
    output: { status: 200, schema: listOf(ReferralItemShape) },
    async handler(call) {
      const { deps, caller, query } = call;
      const page = pageOf(call, 'referrals', query);
      if (page.kind === 'problem') return page;
      const rows = await listCases(
        deps.pool,
        { ...reachOf(caller, 'referral.read'), poolRoles: [] },
        { status: query.status },
        { limit: page.limit + 1, after: page.after },
      );
      const body = pageBody(call, 'referrals', rows, page.limit, {
        item: (row) => row.id,
        place: (row) => [row.nextDueAt?.toISOString() ?? 'infinity', row.id],
      });
      const items = await present(call, body.items);
      noteUse(call, {
        action: 'SEARCH',
        objectType: 'REFERRAL_LIST',
        basis: listBasis(call, 'referral.read'),
        caseIds: body.items,
      });
      return ok({ items, nextCursor: body.nextCursor });
    },
  }),
];

async function present(call: Call, ids: readonly string[]): Promise<ReferralItemView[]> {
  const { pool, library } = call.deps;
  const rows = new Map((await referralsByIds(pool, ids)).map((row) => [row.state.id, row]));
  const found = ids.flatMap((id) => rows.get(id) ?? []);
  return Promise.all(
    found.map(async (row) => {
      const [book, reader] = await Promise.all([library.of(row.snapshotHash, pool), readerFor(call, row.state)]);
      return presentReferral(row, book, reader);
    }),
  );
}
