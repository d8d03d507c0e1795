import { type Problem, problem } from './problems';
import type { Call } from './route';

/** Entries a page holds when the caller doesn't say. */
const DEFAULT_LIMIT = 50;

type Page =
  | { readonly kind: 'page'; readonly limit: number; readonly after: readonly [string, string] | null }
  | Problem;

/** The page a caller asked for; a cursor that wasn't signed here for this list is refused. */
export function pageOf(
  call: Call,
  list: string,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Page {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor === undefined) return { kind: 'page', limit, after: null };
  const place = call.deps.cursors.read(`${list} ${call.caller.id}`, query.cursor);
  const [key, id] = place ?? [];
  if (key === undefined || id === undefined) return problem('bad_request', { code: 'bad_cursor' });
  return { kind: 'page', limit, after: [key, id] };
}

/** `{items, nextCursor}` from one row more than the page holds. */
export function pageBody<R, V>(
  call: Call,
  list: string,
  rows: readonly R[],
  limit: number,
  present: { readonly item: (row: R) => V; readonly place: (row: R) => readonly [string, string] },
): { readonly items: V[]; readonly nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(present.item),
    nextCursor: more ? call.deps.cursors.write(`${list} ${call.caller.id}`, present.place(last)) : null,
  };
}
