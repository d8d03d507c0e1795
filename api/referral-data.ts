import { readContent } from '../ledger/queries/cases';
import { staffByIds } from '../ledger/queries/staff';
import { ageOn, type LocalDate } from '../pathways/calendar';
import type { Data, Field, FieldError, Json, Member } from '../pathways/model';
import type { ApiDeps } from './deps';
import { answersIn, isRecord } from './form-values';

/** Merges what was sent into what is kept (RFC 7396): null takes away, lists are replaced as a whole. */
export function mergePatch(kept: Data, patch: unknown): Data {
  const merged: { [name: string]: Json } = { ...kept };
  if (!isRecord(patch)) return merged;
  for (const [name, value] of Object.entries(patch)) {
    // A plain assignment to __proto__ would set the prototype; the schema has to see such a key to refuse it.
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined;
    const next = isRecord(value) ? mergePatch(isRecord(before) ? before : {}, value) : (value as Json);
    if (next === null) delete merged[name];
    else Object.defineProperty(merged, name, { value: next, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

/** The referral as it was saved last. */
export async function savedReferral(deps: Pick<ApiDeps, 'pool'>, caseId: string, section: string): Promise<Data> {
  const content = await readContent(deps.pool, caseId);
  return content.filter((item) => item.section === section && item.sourceKind === 'INTAKE').at(-1)?.data ?? {};
}

/** Faults of USER fields: nobody of that id works here, or not in the role that the field asks for. */
export async function userFaults(
  deps: Pick<ApiDeps, 'pool'>,
  fields: readonly Field[],
  data: Data,
): Promise<FieldError[]> {
  const named = answersIn(fields, data).flatMap(({ field, value, path }) =>
    field.kind === 'USER' && typeof value === 'string' ? [{ id: value, path, role: field.role }] : [],
  );
  if (named.length === 0) return [];
  const staff = await staffByIds(deps.pool, [...new Set(named.map(({ id }) => id))]);
  const roles = new Map(staff.map((person) => [person.id, person.roles]));
  return named.flatMap(({ id, path, role }) => {
    const held = roles.get(id);
    if (held === undefined) return [{ path, code: 'unknown_user' }];
    return role === undefined || held.includes(role) ? [] : [{ path, code: 'wrong_role' }];
  });
}

/** Faults of a draft's dates, known before it is sent: ahead of today, or longer ago than can be meant. `today` is the case's own. */
export function dateFaults(fields: readonly Field[], data: Data, today: LocalDate, at = ''): FieldError[] {
  return fields.flatMap((field) => {
    const value = data[field.name];
    const path = `${at}${field.name}`;
    if (field.kind === 'GROUP' && isRecord(value)) return dateFaults(field.fields ?? [], value, today, `${path}.`);
    if (field.kind !== 'DATE' || typeof value !== 'string') return [];
    if (field.notFuture === true && value > today) return [{ path, code: 'in_future' }];
    return field.max !== undefined && ageOn(value, today) > field.max ? [{ path, code: 'out_of_range' }] : [];
  });
}

/** Members that a referral names: the social worker responsible for the child. Whoever writes it as one is that, unless it says otherwise. */
export function membersOf(
  data: Data,
  caller: { readonly id: string; readonly roles: readonly string[] },
): {
  readonly [key: string]: Member;
} {
  const rsw = data['rsw'];
  const named = isRecord(rsw) ? rsw['userId'] : undefined;
  if (typeof named === 'string') return { RSW: { userId: named } };
  return caller.roles.includes('RSW') ? { RSW: { userId: caller.id } } : {};
}
