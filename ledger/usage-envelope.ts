import { createHash } from 'node:crypto';
import type { UsageRow } from './queries/usage';

/** Words of the City's audit events for ours. */
const OPERATIONS: { readonly [action: string]: string } = { VIEW: 'READ', DENIED: 'DENY' };

/** A row in the City of Helsinki's audit-event form (`django-resilient-logger`), as it is exported and shipped. */
export function auditEvent(row: UsageRow, environment: string): object {
  const at = row.at.toISOString();
  return {
    '@timestamp': at,
    audit_event: {
      actor: { id: row.userId, role: row.role, session: row.sessionHash, ip_address: row.ip },
      date_time: at,
      operation: OPERATIONS[row.action] ?? row.action,
      origin: 'helmi',
      target: {
        type: row.objectType,
        id: row.objectId,
        subjects: [...(row.caseId === null ? [] : [row.caseId]), ...(row.caseIds ?? [])],
        categories: row.sections ?? [],
      },
      environment,
      message: `${row.action} ${row.objectType}`,
      level: row.action === 'DENIED' || row.action === 'BREAK_GLASS' ? 'WARNING' : 'INFO',
      extra: {
        purpose: row.reason,
        ground: row.basis,
        grant_id: row.grantId,
        request_id: row.requestId,
        route: row.route,
        outcome: row.action === 'DENIED' ? 'DENIED' : 'SUCCESS',
        log_id: row.id,
      },
    },
  };
}

/** The id under which a document is shipped: sent twice, it is one. */
export function documentId(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}
