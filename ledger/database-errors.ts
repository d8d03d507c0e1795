/**
 * What went wrong with the database, as far as a caller may know:
 * unavailable: not reachable, restarting or read-only · busy: a lock or statement took too long · conflict: two
 * transactions met, worth another try · duplicate, missing_reference, broken_rule: a constraint (named) · bad_value: a
 * value PostgreSQL can't hold · full: no room left · unexpected: anything else.
 */
export type DatabaseFault =
  | 'unavailable'
  | 'busy'
  | 'conflict'
  | 'duplicate'
  | 'missing_reference'
  | 'broken_rule'
  | 'bad_value'
  | 'full'
  | 'unexpected';

/** A driver's error without its words: PostgreSQL's DETAIL quotes rows, and a row may be about a child. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly code: DatabaseFault,
    readonly sqlState?: string,
    readonly constraint?: string,
  ) {
    super(sqlState === undefined ? code : `${code} (${sqlState})`);
  }
}

const BY_STATE: ReadonlyMap<string, DatabaseFault> = new Map([
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['25P03', 'busy'],
  ['23505', 'duplicate'],
  ['23503', 'missing_reference'],
  ['25006', 'unavailable'],
  ['53300', 'unavailable'],
  ['53100', 'full'],
  ['53200', 'full'],
  ['54001', 'bad_value'],
  // A table that isn't there or may not be written: the installation isn't ready, whoever asks.
  ['42501', 'unavailable'],
  ['42P01', 'unavailable'],
]);
const BY_CLASS: ReadonlyMap<string, DatabaseFault> = new Map([
  ['08', 'unavailable'],
  ['22', 'bad_value'],
  ['23', 'broken_rule'],
  ['57', 'unavailable'],
]);
const PEOPLE = new Set(['task_assignee_fk', 'task_deputy_fk', 'case_member_user_fk', 'notice_recipient_fk']);
const SOCKET = /^E(CONN|PIPE|HOST|NET|TIMEDOUT|NOTFOUND|AI_AGAIN)/;
const DRIVER = /connection|timeout|client was closed|not queryable|socket/i;

/** The one place where a driver's error becomes ours. Errors that aren't the driver's are given back as they are. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseError) return error;
  const code = textOf(error, 'code');
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && textOf(error, 'severity') !== undefined) {
    const fault = BY_STATE.get(code) ?? BY_CLASS.get(code.slice(0, 2)) ?? 'unexpected';
    return new DatabaseError(fault, code, textOf(error, 'constraint'));
  }
  if (code !== undefined && SOCKET.test(code)) return new DatabaseError('unavailable', code);
  if (error.constructor === Error && DRIVER.test(error.message)) return new DatabaseError('unavailable');
  return error;
}

/** Runs database work so that no driver's error leaves it. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDatabaseError(error);
  }
}

/** True for an error worth the same try again at once. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'conflict';
}

/** True where nothing else can be done either until the database is back. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'unavailable';
}

/** True where this unique index or primary key refused the row. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === 'duplicate' && error.constraint === constraint;
}

/** True where a command named somebody who is not on the staff. */
export function isUnknownPerson(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'missing_reference' && PEOPLE.has(error.constraint ?? '');
}

function textOf(error: object, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}
