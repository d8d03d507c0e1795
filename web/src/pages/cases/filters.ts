/** Filters of the list as the address and the service name them. */
export const FILTERS = ['status', 'step', 'late', 'mine', 'q'] as const;

/** Fewer letters than this are no search. */
export const MIN_SEARCH = 3;

/** The query of the service for an address: known filters only, in a fixed order, so that the same list is kept once. */
export function filterOf(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of FILTERS) {
    const value = search.get(name)?.trim();
    if (value && (name !== 'q' || value.length >= MIN_SEARCH)) kept.set(name, value);
  }
  return kept.toString();
}
