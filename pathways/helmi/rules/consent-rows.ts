/** The consents that a case remembers: one row per item, person and hand; codes and dates only. */
import { giver, personKey } from './people';
import { textOf } from './read';
import type { Data } from './types';

/** What of a form's row is kept: names that were typed instead of a key are left out (domain.md §2.5 P3b). */
export function remembered(row: Data): Data {
  const withdrawnAt = textOf(row.withdrawnAt);
  const state = textOf(row.state) ?? 'NOT_ASKED';
  const givenBy = personKey(row.givenBy);
  const person = personKey(row.person);
  return {
    item: textOf(row.item) ?? null,
    person,
    state: withdrawnAt !== undefined && state === 'GIVEN' ? 'WITHDRAWN' : state,
    givenByRole: textOf(row.givenByRole) ?? null,
    ...(givenBy !== null && givenBy !== person ? { givenBy } : {}),
    ...(textOf(row.givenAt) === undefined ? {} : { givenAt: row.givenAt ?? null }),
    ...(textOf(row.validUntil) === undefined ? {} : { validUntil: row.validUntil ?? null }),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
  };
}

const keyOf = (row: Data): string => JSON.stringify([row.item, row.person, giver(row), row.givenByRole === 'CHILD']);

/** The newest answer of each hand to each item; not being asked again takes nothing back. */
export function merged(before: readonly Data[], rows: readonly Data[]): readonly Data[] {
  const next = new Map(before.map((row) => [keyOf(row), row]));
  for (const row of rows) {
    const key = keyOf(row);
    if (row.state !== 'NOT_ASKED' || !next.has(key)) next.set(key, row);
  }
  return [...next.values()];
}
