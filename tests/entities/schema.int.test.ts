import { freshDatabase, type TestDatabase } from '../support/database';

describe('the schema', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase(2);
  });
  afterAll(() => db.drop());

  test('of the migrations is the schema of the entities', async () => {
    const { upQueries } = await db.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('goes back to the first one and forth again', async () => {
    const { dataSource } = db;
    const later = dataSource.migrations.length - 1;
    for (let step = 0; step < later; step += 1) await dataSource.undoLastMigration();
    expect(await dataSource.runMigrations()).toHaveLength(later);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('has one installation row, and room for no second', async () => {
    await expect(db.pool.query('INSERT INTO installation (id) VALUES (2)')).rejects.toThrow('installation_one_row_ck');
  });
});
