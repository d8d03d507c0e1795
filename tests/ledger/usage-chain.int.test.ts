import { sealUsage, verifyUsage } from '../../ledger/usage-chain';
import { recordUse } from '../../ledger/usage-log';
import { freshDatabase, type TestDatabase } from '../support/database';

describe('the usage log', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase(4);
  });
  afterAll(() => db.drop());

  const uses = Array.from(
    { length: 5 },
    (_, n) =>
      ({
        userId: `user-${n}`,
        role: 'NURSE',
        action: 'READ',
        objectType: 'CASE',
        basis: 'ASSIGNMENT',
      }) as const,
  );
  const aged = async (minutes: number): Promise<void> => {
    await recordUse(db.pool, uses);
    // What the trigger refuses to everybody is done here with it switched off: the test makes time pass.
    await tampered(
      `UPDATE usage_log SET at = now() - interval '${minutes} minutes' WHERE at > now() - interval '30 seconds'`,
    );
  };
  const tampered = async (statement: string): Promise<void> => {
    await db.pool.query('ALTER TABLE usage_log DISABLE TRIGGER USER');
    await db.pool.query(statement);
    await db.pool.query('ALTER TABLE usage_log ENABLE TRIGGER USER');
  };

  test('is sealed link by link, and what is fresh waits for the next one', async () => {
    await aged(30);
    await sealUsage(db.pool);
    await aged(10);
    await Promise.all([sealUsage(db.pool), sealUsage(db.pool)]);
    await recordUse(db.pool, uses);
    await sealUsage(db.pool);
    expect(await verifyUsage(db.pool)).toMatchObject({ links: 2, rows: 10, brokenAt: null });
  });

  test('is proven link by link however many there are', async () => {
    const other = await freshDatabase(2);
    for (let n = 1; n <= 60; n += 1) {
      await other.pool.query(
        `INSERT INTO usage_log (at, user_id, role, action, object_type, basis)
         VALUES (now() - interval '1 hour' + $1 * interval '1 minute' / 2, 'x', 'TL', 'READ', 'CASE', 'POOL')`,
        [n],
      );
      await sealUsage(other.pool);
    }
    expect(await verifyUsage(other.pool)).toMatchObject({ links: 60, rows: 60, brokenAt: null });
    await other.pool.query('ALTER TABLE usage_log DISABLE TRIGGER USER');
    await other.pool.query(`UPDATE usage_log SET role = 'MGR' WHERE id IN (57, 59)`);
    expect((await verifyUsage(other.pool)).brokenAt).toMatchObject({ seq: 57 });
    await other.drop();
  });

  test.each([
    ['a row was taken away', 'DELETE FROM usage_log WHERE id = 7', 2],
    ['a row was changed', `UPDATE usage_log SET user_id = 'somebody else' WHERE id = 2`, 1],
    [
      'a row was slipped in',
      `INSERT INTO usage_log (at, user_id, role, action, object_type, basis)
       VALUES (now() - interval '31 minutes', 'x', 'TL', 'READ', 'CASE', 'POOL')`,
      1,
    ],
  ])('shows the link where %s', async (_what, statement, seq) => {
    await tampered(statement);
    expect((await verifyUsage(db.pool)).brokenAt).toMatchObject({ seq });
  });
});
