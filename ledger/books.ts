import type { Pool, PoolClient } from 'pg';
import type { Pathway, PathwayBook } from '../pathways/model';
import { hashOf } from './canonical';

export type BooksById = Readonly<Record<string, PathwayBook>>;
export interface CurrentBook {
  readonly hash: string;
  readonly book: PathwayBook;
}

/** The pathways as this release has them, and as old cases keep them. */
export interface Library {
  /** Undefined for a pathway that this release doesn't know. */
  current(pathwayId: string): CurrentBook | undefined;
  /** A case's own book: its stored definition with this release's named rules. */
  of(hash: string, client: Pick<PoolClient, 'query'>): Promise<PathwayBook>;
  /** Stores the current definition, so that a case may refer to it, and remembers that it did: never inside a transaction. */
  store(pathwayId: string, pool: Pick<Pool, 'query'>): Promise<void>;
  /** The same inside a transaction, which may be taken back: nothing is remembered. */
  storeWithin(pathwayId: string, client: Pick<PoolClient, 'query'>): Promise<void>;
}

const READ = 'SELECT definition FROM pathway_snapshot WHERE hash = $1';
const STORE = `INSERT INTO pathway_snapshot (hash, pathway_id, version, definition) VALUES ($1, $2, $3, $4)
  ON CONFLICT (hash) DO NOTHING`;

export function createLibrary(books: BooksById): Library {
  const current = new Map<string, CurrentBook>();
  for (const [id, book] of Object.entries(books)) current.set(id, { hash: hashOf(book.definition), book });
  const byHash = new Map<string, PathwayBook>([...current.values()].map(({ hash, book }) => [hash, book]));
  const stored = new Set<string>();
  const write = async ({ hash, book }: CurrentBook, db: Pick<Pool, 'query'>): Promise<void> => {
    const { definition } = book;
    await db.query(STORE, [hash, definition.id, definition.version, JSON.stringify(definition)]);
  };
  return {
    current: (pathwayId) => current.get(pathwayId),
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
    async store(pathwayId, pool) {
      const entry = current.get(pathwayId);
      if (!entry || stored.has(entry.hash)) return;
      await write(entry, pool);
      stored.add(entry.hash);
    },
    async storeWithin(pathwayId, client) {
      const entry = current.get(pathwayId);
      if (entry && !stored.has(entry.hash)) await write(entry, client);
    },
  };
}
