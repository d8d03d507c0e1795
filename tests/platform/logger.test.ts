import { PassThrough } from 'node:stream';
import { createLogger } from '../../platform/logger';

const CANARY = 'KNRYname7f3k2 Aino Mäkelä';

function capture() {
  const stream = new PassThrough();
  let written = '';
  stream.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const logger = createLogger({ log: { level: 'debug' } }, 'api', stream);
  const lines = async (): Promise<Record<string, unknown>[]> => {
    await new Promise(setImmediate);
    return written
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line));
  };
  return { logger, lines };
}

describe('log lines', () => {
  test('carry the part, the fixed sentence and the allowed fields', async () => {
    const { logger, lines } = capture();
    logger
      .child({ requestId: 'r-1' })
      .info('request answered', { route: '/cases/:id', method: 'GET', status: 200, ms: 4 });
    expect(await lines()).toEqual([
      expect.objectContaining({
        level: 'info',
        part: 'api',
        requestId: 'r-1',
        status: 200,
        message: 'request answered',
      }),
    ]);
  });

  test('drop every field that is not on the list, however deep a name sits', async () => {
    const { logger, lines } = capture();
    const careless: object = { childName: CANARY, body: { note: CANARY }, caseId: { nested: CANARY }, status: 422 };
    logger.warn('refused', careless);
    const [line] = await lines();
    expect(JSON.stringify(line)).not.toContain('KNRY');
    expect(line).toMatchObject({ status: 422 });
  });

  test('tell the name, code and place of an error, and never its message', async () => {
    const { logger, lines } = capture();
    const driver = Object.assign(new Error(`duplicate key: Key (name)=(${CANARY})\n    at ${CANARY} (/x.ts:1:1)`), {
      code: '23505',
      detail: CANARY,
    });
    logger.error('write failed', { err: new TypeError(`odd ${CANARY}`, { cause: driver }) });
    const [line] = await lines();
    expect(JSON.stringify(line)).not.toContain('KNRY');
    expect(line).toMatchObject({
      err: {
        name: 'TypeError',
        at: expect.arrayContaining([expect.stringContaining('logger.test')]),
        cause: { code: '23505' },
      },
    });
  });

  test('stay one line each when a value holds line breaks', async () => {
    const { logger, lines } = capture();
    logger.info('forged\n{"level":"error"}', { route: 'a\r\nb', caseId: 'x'.repeat(500) });
    const all = await lines();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ route: 'a b', caseId: '(too long)' });
  });
});
