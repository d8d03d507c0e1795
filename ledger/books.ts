import type { Pool, PoolClient } from 'pg';
import type { LocalDate } from '../pathways/calendar';
import type { Pathway, PathwayBook } from '../pathways/model';
import { withSettings } from '../pathways/settings';
import { hashOf } from './canonical';
import { settingsInForce } from './pathway-settings';

export type BooksById = Readonly<Record<string, PathwayBook>>;
export interface CurrentBook {
  readonly hash: string;
  readonly book: PathwayBook;
}

type Queryable = Pick<PoolClient, 'query'>;

/** The pathways as this release has them, as cases that begin now get them, and as old cases keep them. */
export interface Library {
  /** Every pathway of this release, in its order. */
  readonly ids: readonly string[];
  /** The release's own, for forms and words; undefined for a pathway that this release doesn't know. */
  current(pathwayId: string): CurrentBook | undefined;
  /** What a case that begins on this day of the wall gets: the release's pathway with the numbers that are in force then. */
  inForce(pathwayId: string, on: LocalDate, client: Queryable): Promise<CurrentBook | undefined>;
  /** A case's own book: its stored definition with this release's named rules. */
  of(hash: string, client: Queryable): Promise<PathwayBook>;
  /** Stores the definition, so that a case may refer to it, and remembers that it did: never inside a transaction. */
  store(book: CurrentBook, pool: Pick<Pool, 'query'>): Promise<void>;
  /** The same inside a transaction, which may be taken back: nothing is remembered. */
  storeWithin(book: CurrentBook, client: Queryable): Promise<void>;
}

const READ = 'SELECT definition FROM pathway_snapshot WHERE hash = $1';
const STORE = `INSERT INTO pathway_snapshot (hash, pathway_id, version, definition) VALUES ($1, $2, $3, $4)
  ON CONFLICT (hash) DO NOTHING`;

export function createLibrary(books: BooksById): Library {
  const current = new Map<string, CurrentBook>();
  for (const [id, book] of Object.entries(books)) current.set(id, { hash: hashOf(book.definition), book });
  const byHash = new Map<string, PathwayBook>([...current.values()].map(({ hash, book }) => [hash, book]));
  const bySetting = new Map<string, CurrentBook>();
  const stored = new Set<string>();
  const write = async ({ hash, book }: CurrentBook, db: Queryable): Promise<void> => {
    const { definition } = book;
    await db.query(STORE, [hash, definition.id, definition.version, JSON.stringify(definition)]);
  };
  return {
    ids: [...current.keys()],
    current: (pathwayId) => current.get(pathwayId),
    async inForce(pathwayId, on, client) {
      const release = current.get(pathwayId);
      if (!release) return undefined;
      const set = await settingsInForce(pathwayId, on, client);
      if (!set) return release;
      // A version never changes, so what came of it for this release doesn't either.
      const key = `${pathwayId}+${set.version}`;
      const known = bySetting.get(key);
      if (known) return known;
      const book = { ...release.book, definition: withSettings(release.book.definition, set.settings, set.version) };
      const entry = { hash: hashOf(book.definition), book };
      bySetting.set(key, entry);
      byHash.set(entry.hash, book);
      return entry;
    },
    async of(hash, client) {
      const known = byHash.get(hash);
      if (known) return known;
      const { rows } = await client.query<{ definition: Pathway }>(READ, [hash]);
      const definition = rows[0]?.definition;
      const rules = definition && current.get(definition.id)?.book.rules;
      if (!definition || !rules) throw new Error('a case refers to a pathway that this release does not know');
      const book = { definition, rules };
      byHash.set(hash, book);
      return book;
    },
    async store(entry, pool) {
      if (stored.has(entry.hash)) return;
      await write(entry, pool);
      stored.add(entry.hash);
    },
    async storeWithin(entry, client) {
      if (!stored.has(entry.hash)) await write(entry, client);
    },
  };
}
