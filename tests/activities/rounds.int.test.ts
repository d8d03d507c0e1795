import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createChannels } from '../../activities/channels';
import { rounds } from '../../activities/rounds';
import { recordAbsence } from '../../ledger/absences';
import { DatabaseError } from '../../ledger/database-errors';
import type { Ledger } from '../../ledger/ledger';
import { outgoingNotices } from '../../ledger/outgoing';
import { verifyLedger } from '../../ledger/verify';
import { workerBuild } from '../../platform/worker-build';
import { startTestEngine } from '../support/engine';
import { accepted, openTask, openWorld, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';
import { testBundle } from '../support/workflow-bundle';

jest.setTimeout(60_000);

describe('the rounds of the worker', () => {
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

  it('go on where they were broken off, and everything happens once', async () => {
    const { coord, coord2 } = world.people;
    for (const name of ['one', 'two', 'three']) {
      const state = await world.ask(name);
      accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 }));
    }
    const wanted = { userId: coord, from: '2026-11-23', to: '2026-12-09', coverId: coord2, reason: 'AWAY' } as const;
    const by = { userId: coord, key: randomUUID(), bodyHash: '' };
    expect((await recordAbsence(world.db.pool, wanted, by, '2026-11-23')).kind).toBe('OK');

    // The first round dies after its first case, the second after all of them, before anybody was told.
    let commands = 0;
    const mortal: Pick<Ledger, 'applyCommand'> = {
      async applyCommand(request) {
        commands += 1;
        if (commands === 2) throw new DatabaseError('unavailable');
        const outcome = await world.ledger.applyCommand(request);
        if (commands === 5) throw new DatabaseError('unavailable');
        return outcome;
      },
    };
    const mails: string[] = [];
    const channels = createChannels({
      mailer: {
        async send({ to }) {
          mails.push(to);
        },
        close: () => undefined,
      },
      publicUrl: 'https://helmi.test',
      trainingMail: true,
    });
    const { pool } = world.db;
    const deps = { outgoing: outgoingNotices(pool), channels, pool, ledger: mortal, clock: () => world.now() };
    const bundle = await testBundle();
    const taskQueue = `rounds-${randomUUID()}`;
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowBundle: bundle,
      ...workerBuild(bundle.codePath),
      activities: { rounds: rounds(deps) },
    });
    await worker.runUntil(async () => {
      const run = () => env.client.workflow.execute('rounds', { workflowId: 'helmi-rounds', taskQueue, args: [] });
      await run();
      expect(commands).toBeGreaterThan(5);
      expect(await run()).toEqual({ covered: 0, told: 0, mails: 0 });
    });

    const { rows } = await pool.query<{ code: string; count: number }>(
      `SELECT code, count(*)::int AS count FROM case_event WHERE code IN ('TASK_COVERED', 'TASK_RETURNED') GROUP BY code`,
    );
    expect(rows).toEqual([{ code: 'TASK_COVERED', count: 3 }]);
    const told = await pool.query<{ params: object }>(`SELECT params FROM notice WHERE kind = 'COVER'`);
    expect(told.rows).toEqual([{ params: { count: 3, from: '2026-11-23', to: '2026-12-09' } }]);
    expect(mails.filter((to) => to === 'coord2@helmi.test')).toHaveLength(1);
    expect((await verifyLedger(pool, { tiny: tinyPathway })).findings).toEqual([]);
  });
});
