import { DatabaseError, toDatabaseError } from '../../ledger/database-errors';

const driver = (code: string, more: object = {}): Error =>
  Object.assign(new Error('duplicate key: (hetu)=(010110A123N)'), {
    code,
    severity: 'ERROR',
    detail: 'Key (hetu)=(010110A123N)',
    ...more,
  });

describe("a driver's error", () => {
  test('becomes a code that quotes nothing', () => {
    const error = toDatabaseError(driver('23505', { constraint: 'case_file_in_work_uq' }));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      code: 'duplicate',
      constraint: 'case_file_in_work_uq',
      message: 'duplicate (23505)',
    });
    expect(JSON.stringify(error) + String(error) + String((error as Error).stack)).not.toContain('010110A123N');
  });

  test.each([
    ['40001', 'conflict'],
    ['40P01', 'conflict'],
    ['55P03', 'busy'],
    ['57P01', 'unavailable'],
    ['08006', 'unavailable'],
    ['53300', 'unavailable'],
    ['25006', 'unavailable'],
    ['53100', 'full'],
    ['22P05', 'bad_value'],
    ['54001', 'bad_value'],
    ['23514', 'broken_rule'],
    ['XX000', 'unexpected'],
  ])('%s is %s', (state, code) => {
    expect(toDatabaseError(driver(state))).toMatchObject({ code });
  });

  test.each([
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
  ])('without an answer means that the database is away: %s', (error) => {
    expect(toDatabaseError(error)).toMatchObject({ code: 'unavailable' });
  });

  test("that isn't one stays what it is", () => {
    const bug = new TypeError('undefined is not a function');
    expect(toDatabaseError(bug)).toBe(bug);
  });
});
