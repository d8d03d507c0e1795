import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { ensureWorkflowBundle } from '../../scripts/workflow-bundle';
import { quieten } from '../support/engine';
import { RECORDED_STORIES } from '../support/recorded-stories';
import { testBundle } from '../support/workflow-bundle';

jest.setTimeout(60_000);

const FOLDER = resolve(__dirname, '../histories');
const ROOT = resolve(__dirname, '../..');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

/** Replays all recorded histories and gives the errors by name. */
async function replay(codePath: string): Promise<ReadonlyMap<string, Error | undefined>> {
  const histories = files.map((workflowId) => ({
    workflowId,
    history: historyFromJSON(JSON.parse(readFileSync(join(FOLDER, workflowId), 'utf8'))),
  }));
  const found = new Map<string, Error | undefined>();
  for await (const result of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories))
    found.set(result.workflowId, result.error);
  return found;
}

beforeAll(quieten);

describe('cases that began under earlier code', () => {
  it('has a recording of every shape that a case’s life can take', () => {
    for (const story of Object.keys(RECORDED_STORIES)) expect(files).toContain(`${story}.json`);
  });

  it('goes on with all of them under the code of now', async () => {
    const found = await replay(await ensureWorkflowBundle());
    expect([...found].filter(([, error]) => error !== undefined)).toEqual([]);
    expect([...found.keys()].sort()).toEqual([...files].sort());
  });

  it('refuses a workflow that was changed by hand', async () => {
    const copy = join(ROOT, '.cache', `mutated-${process.pid}`);
    try {
      for (const folder of ['workflows', 'activities']) {
        mkdirSync(join(copy, folder), { recursive: true });
        cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
      }
      const clock = join(copy, 'workflows/alarm-clock.ts');
      const before = readFileSync(clock, 'utf8');
      // Somebody finds the early timer untidy and always sets a new one.
      const after = before.replace('if (this.#armed.at <= at) return;', 'if (this.#armed.at === at) return;');
      expect(after).not.toBe(before);
      writeFileSync(clock, after);
      const { codePath } = await testBundle(join(copy, 'workflows/index.ts'));
      const found = await replay(codePath);
      expect(found.get('straight.json')).toMatchObject({ name: 'DeterminismViolationError' });
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
