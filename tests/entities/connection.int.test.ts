import { inTransaction } from '../../ledger/transaction';
import { freshDatabase, type TestDatabase } from '../support/database';

describe('a connection of the pool', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase();
  });
  afterAll(() => db?.drop());

  test('that PostgreSQL ends in the middle of a command costs the command, not the process', async () => {
    const cut = inTransaction(db.pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const closed = new Promise((done) => client.once('end', done));
      await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await closed;
      await client.query('SELECT 1');
      return { keep: true, value: undefined };
    });
    await expect(cut).rejects.toMatchObject({ name: 'DatabaseError', code: 'unavailable' });
    const next = await inTransaction(db.pool, async (client) => {
      const { rows } = await client.query<{ one: number }>('SELECT 1 AS one');
      return { keep: true, value: rows[0]?.one };
    });
    expect(next).toBe(1);
  });
});
