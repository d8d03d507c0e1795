import { z } from 'zod';
import { readCase } from '../../ledger/queries/cases';
import { caseOfReference, clientUses, findSnooping, listUsage, shippingState } from '../../ledger/queries/usage';
import { instantOf, localDateOf } from '../../ledger/time';
import { publicHalf } from '../../ledger/usage-checkpoint';
import { auditEvent } from '../../ledger/usage-envelope';
import { verifyUsage } from '../../ledger/usage-verify';
import { languages } from '../../texts';
import { localDate, paging, text, uuid } from '../contract/primitives';
import { listOf } from '../contract/shapes';
import { ClientReportShape, FindingShape, UsageProofShape, UsageShape } from '../contract/usage';
import { pageBody, pageOf } from '../paging';
import { brokenText, presentClientReport, presentFinding, presentUsage } from '../presenters/usage';
import { invalid, problem } from '../problems';
import { ok, type Route, route } from '../route';
import { noteUse } from '../usage';

/** Days, first and last included; the log is asked by Helsinki's days. */
const Period = { from: localDate.optional(), to: localDate.optional() };
const Query = { caseId: uuid.optional(), user: uuid.optional(), ...Period };
const EXPORT_ROWS = 5_000;
/** Nobody's work leads through more cases within an hour. */
const MANY_CASES = 20;
/** Where nothing else is asked for (days). */
const USUAL_DAYS = 30;
/** Older rows are told a client only for a special reason (Act 703/2023, 11 §). */
const REPORT_YEARS = 2;

type Asked = z.infer<z.ZodObject<typeof Query>>;

function filterOf({ caseId, user, from, to }: Asked) {
  return {
    caseId,
    userId: user,
    from: from === undefined ? undefined : instantOf(from, '00:00'),
    until: to === undefined ? undefined : instantOf(dayAfter(to), '00:00'),
  };
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Who used client data: for auditors to read, prove, export, and to answer a client's request from. Reading it is logged too. */
export const usageLogRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/usage-log',
    summary: 'Uses of client data, newest first; those of a case include the lists that showed it',
    policy: 'usage.read',
    audit: 'CLIENT_DATA',
    query: z.strictObject({ ...Query, reference: text(60, 3).optional(), ...paging }),
    output: { status: 200, schema: listOf(UsageShape) },
    async handler(call) {
      const { deps, query, language } = call;
      const page = pageOf(call, 'usage', query);
      if (page.kind === 'problem') return page;
      const { reference } = query;
      const found =
        reference === undefined ? query.caseId : await caseOfReference(deps.pool, reference.trim().toUpperCase());
      const filter = { ...filterOf(query), caseId: found ?? undefined };
      const rows =
        found === null ? [] : await listUsage(deps.pool, filter, { limit: page.limit + 1, after: page.after });
      noteUse(call, {
        action: 'VIEW',
        objectType: 'USAGE_LOG',
        caseId: filter.caseId,
        objectId: query.user,
        basis: 'AUDIT',
      });
      return ok(
        pageBody(call, 'usage', rows, page.limit, {
          item: (row) => presentUsage(row, language),
          place: (row) => [row.at.toISOString(), row.id],
        }),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/usage-log/verify',
    summary: 'Whether the log is as it was written: the chain is whole up to a number, or the first break',
    policy: 'usage.read',
    audit: { nothing: 'numbers and hashes of the log' },
    output: { status: 200, schema: UsageProofShape },
    async handler({ deps, language }) {
      const { broken, ...report } = await verifyUsage(deps.pool, deps.usageKeys);
      const shipping = deps.usageShipped === true ? await shippingState(deps.pool) : null;
      return ok({
        ...report,
        broken: broken === null ? null : { ...broken, text: brokenText(language, broken.kind) },
        publicKey: publicHalf(deps.usageKeys),
        shipping: shipping === null ? null : { ...shipping, shippedAt: shipping.shippedAt?.toISOString() ?? null },
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/usage-log/export',
    summary: 'The same as NDJSON in the City’s audit-event form; `X-Helmi-Next` carries the cursor of what follows',
    policy: 'usage.read',
    audit: 'CLIENT_DATA',
    query: z.strictObject({ ...Query, cursor: paging.cursor }),
    output: { status: 200, mediaType: 'application/x-ndjson' },
    async handler(call) {
      const { deps, query } = call;
      const page = pageOf(call, 'usage', { cursor: query.cursor });
      if (page.kind === 'problem') return page;
      const rows = await listUsage(deps.pool, filterOf(query), { limit: EXPORT_ROWS + 1, after: page.after });
      const environment = deps.config.production ? 'production' : 'demo';
      const { items, nextCursor } = pageBody(call, 'usage', rows, EXPORT_ROWS, {
        item: (row) => `${JSON.stringify(auditEvent(row, environment))}\n`,
        place: (row) => [row.at.toISOString(), row.id],
      });
      noteUse(call, {
        action: 'EXPORT',
        objectType: 'USAGE_LOG',
        caseId: query.caseId,
        objectId: query.user,
        basis: 'AUDIT',
      });
      return {
        kind: 'text',
        mediaType: 'application/x-ndjson; charset=utf-8',
        text: items.join(''),
        headers: { ...(nextCursor === null ? {} : { 'X-Helmi-Next': nextCursor }) },
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/usage-log/findings',
    summary:
      'What four rules find worth a look: no relation, after the end, one’s own family, many cases within an hour',
    policy: 'usage.read',
    audit: 'CLIENT_DATA',
    query: z.strictObject(Period),
    output: { status: 200, schema: z.array(FindingShape) },
    async handler(call) {
      const { deps, query, language } = call;
      const to = query.to ?? localDateOf(deps.now().toISOString());
      const from = query.from ?? dayAfter(to, -USUAL_DAYS);
      const found = await findSnooping(
        deps.pool,
        instantOf(from, '00:00'),
        instantOf(dayAfter(to), '00:00'),
        MANY_CASES,
      );
      const caseIds = [...new Set(found.flatMap(({ caseId }) => caseId ?? []))];
      noteUse(call, { action: 'VIEW', objectType: 'USAGE_FINDINGS', caseIds, basis: 'AUDIT' });
      return ok(found.map((one) => presentFinding(one, language)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/usage-log/report',
    summary: 'The report a client is entitled to: who used the data, when and on what basis, in the client’s language',
    policy: 'usage.report',
    audit: 'CLIENT_DATA',
    command: false,
    body: z.strictObject({
      caseId: uuid,
      language: z.enum(languages, { error: 'not_an_option' }),
      from: localDate.optional(),
      /** People whose uses are not told, because that would endanger somebody; kept in the log with the reason. */
      without: z.array(uuid).max(20).default([]),
      reason: text(500).optional(),
    }),
    output: { status: 200, schema: ClientReportShape },
    async handler(call) {
      const { deps, body } = call;
      const until = localDateOf(deps.now().toISOString());
      const usual = `${Number(until.slice(0, 4)) - REPORT_YEARS}${until.slice(4)}`;
      const from = body.from ?? usual;
      if ((from < usual || body.without.length > 0) && (body.reason ?? '') === '')
        return invalid([{ path: 'reason', code: 'required' }]);
      const row = await readCase(deps.pool, body.caseId);
      if (row === null) return problem('not_found');
      const uses = await clientUses(deps.pool, body.caseId, instantOf(from, '00:00'), body.without);
      noteUse(call, {
        action: 'EXPORT',
        objectType: 'CLIENT_REPORT',
        caseId: body.caseId,
        basis: 'AUDIT',
        reason: body.reason || undefined,
        sections: body.without,
      });
      const asked = { reference: row.state.reference, from, until, leftOut: body.without.length > 0 };
      return ok(presentClientReport(uses, asked, body.language));
    },
  }),
];
