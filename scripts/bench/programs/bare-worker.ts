/** A worker for the bare workflows, with the sizes of ours. Its port for `/readyz` is the argument. */
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import type { BareActivities } from './bare-workflows';
import { endWhenTold, sayReady } from './ready';

async function main(): Promise<void> {
  const [port = '0'] = process.argv.slice(2);
  Runtime.install({ shutdownSignals: [] });
  const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 25 });
  await pool.query(
    'CREATE SCHEMA IF NOT EXISTS bare; CREATE TABLE IF NOT EXISTS bare.note (id uuid PRIMARY KEY, at timestamptz NOT NULL)',
  );
  const note: BareActivities['note'] = async ({ id }) => {
    await pool.query({
      name: 'note',
      text: 'INSERT INTO bare.note VALUES ($1, clock_timestamp()) ON CONFLICT DO NOTHING',
      values: [id],
    });
  };
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const worker = await Worker.create({
    connection,
    namespace: 'helmi',
    taskQueue: 'bare',
    workflowsPath: require.resolve('./bare-workflows'),
    activities: { note },
    maxCachedWorkflows: 500,
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentLocalActivityExecutions: 20,
  });
  const ended = worker.run();
  sayReady(Number(port));
  endWhenTold(async () => {
    worker.shutdown();
    await ended;
    await connection.close();
    await pool.end();
  });
  await ended;
}

void main();
