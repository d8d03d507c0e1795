import { gunzipSync } from 'node:zlib';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { archiveHistories } from '../../activities/archive-history';
import { engineRecords } from '../../ledger/engine-records';
import { startTestEngine, withCase } from '../support/engine';
import { settled } from '../support/history';
import { openWorld, type World } from '../support/ledger-world';

jest.setTimeout(60_000);

describe('the histories of ended cases', () => {
  let env: TestWorkflowEnvironment;
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    env = await startTestEngine();
  });
  afterAll(async () => {
    await env?.teardown();
    await world?.close();
  });

  it('are kept once, every run of a chain, and can be read again', async () => {
    const { id: caseId } = await world.ask('child-1');
    const archive = archiveHistories(env.client, engineRecords(world.db.pool));
    await withCase({ env, caseId, longestHistory: 15 }, async ({ ledger, handle, signal }) => {
      expect(await archive()).toEqual({ kept: 0 });
      for (let round = 1; round <= 6; round += 1) {
        await signal(ledger.decide({ deliveries: [{ wakeAt: new Date(0).toISOString(), noticeIds: [`n${round}`] }] }));
        await ledger.until(() => ledger.delivered.includes(`n${round}`));
        await settled(handle);
      }
      await world.db.pool.query(`UPDATE case_file SET in_work = false, ended_at = now() WHERE id = $1`, [caseId]);
      expect(await archive()).toEqual({ kept: 0 });
      await signal(ledger.decide({ ended: true, deliveries: [] }));
      await handle.result();
      const { kept } = await archive();
      expect(kept).toBeGreaterThan(1);
      expect(await archive()).toEqual({ kept: 0 });
      const { rows } = await world.db.pool.query<{ history: Buffer; length: number }>(
        'SELECT history, history_length AS length FROM engine_archive WHERE case_id = $1',
        [caseId],
      );
      expect(rows).toHaveLength(kept);
      for (const { history, length } of rows) {
        const read = historyFromJSON(JSON.parse(gunzipSync(history).toString('utf8')));
        expect(read.events).toHaveLength(length);
      }
    });
  });
});
