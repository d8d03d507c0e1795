import type { Pool } from 'pg';
import type { Command } from '../pathways/model';
import { DatabaseError, guarded } from './database-errors';
import type { Sender } from './types';

export type UsageAction =
  | 'VIEW'
  | 'CREATE'
  | 'UPDATE'
  | 'DELETE'
  | 'SEARCH'
  | 'EXPORT'
  | 'PRINT'
  | 'LOGIN'
  | 'LOGOUT'
  | 'DENIED'
  | 'BREAK_GLASS';

/** One use of client data, as the usage log keeps it. `sessionHash` is a hash already; nothing here is free text but `reason`. */
export interface Usage {
  readonly userId: string;
  readonly role: string;
  readonly action: UsageAction;
  readonly caseId?: string | undefined;
  /** The cases that a list showed. */
  readonly caseIds?: readonly string[] | undefined;
  readonly objectType: string;
  readonly objectId?: string | undefined;
  readonly sections?: readonly string[] | undefined;
  readonly basis: string;
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
  readonly sessionHash?: string | undefined;
  readonly ip?: string | undefined;
  /** The call, as `GET /api/v1/cases/:id`. */
  readonly route?: string | undefined;
  readonly grantId?: string | undefined;
}

interface CommandUsage {
  readonly action: UsageAction;
  readonly object_type: string;
  readonly object_id: string | null;
  readonly basis: string;
  readonly request_id: string | null;
  readonly session_hash: string | null;
  readonly ip: string | null;
  readonly route: string | null;
}

/** The usage log's row of a command, written in the command's own transaction. */
export function usageOf(command: Command, sender: Sender): CommandUsage {
  return {
    action: command.type === 'OPEN_DRAFT' ? 'CREATE' : command.type === 'DISCARD' ? 'DELETE' : 'UPDATE',
    object_type: 'taskId' in command ? 'TASK' : command.type === 'ENTRY' ? 'ENTRY' : 'CASE',
    object_id: 'taskId' in command ? command.taskId : command.type === 'ENTRY' ? command.entryId : null,
    basis: sender.basis ?? 'ASSIGNMENT',
    request_id: sender.requestId ?? null,
    session_hash: sender.sessionId ?? null,
    ip: sender.ip ?? null,
    route: sender.route ?? null,
  };
}

const RECORD = `INSERT INTO usage_log
    (user_id, role, action, case_id, case_ids, object_type, object_id, sections, basis, reason, request_id, session_hash, ip,
    route, grant_id)
  SELECT "userId", role, action, "caseId", "caseIds", "objectType", "objectId", sections, basis, reason, "requestId", "sessionHash", ip,
    route, "grantId"
  FROM jsonb_to_recordset($1) AS u("userId" text, role text, action text, "caseId" uuid, "caseIds" uuid[], "objectType" text,
    "objectId" text, sections text[], basis text, reason text, "requestId" text, "sessionHash" text, ip text,
    route text, "grantId" uuid)`;

/** Records reads, searches, refusals and the like. Await it before the answer leaves: without a log there is no answer. */
export async function recordUse(pool: Pick<Pool, 'query'>, uses: readonly Usage[]): Promise<void> {
  if (uses.length === 0) return;
  try {
    await guarded(() => pool.query({ name: 'helmi_use', text: RECORD, values: [JSON.stringify(uses)] }));
  } catch (error) {
    // Whatever hinders the row hinders the answer: the caller hears that the service is away, and sees nothing.
    throw error instanceof DatabaseError ? new DatabaseError('unavailable', error.sqlState, error.constraint) : error;
  }
}
