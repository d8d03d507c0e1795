import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { scheduleHousekeeping } from '../../activities/schedule-housekeeping';
import { type RunningTemporal, startTemporal } from '../../scripts/embedded/temporal-server';

jest.setTimeout(120_000);

describe('the engine’s own jobs', () => {
  let folder: string;
  let server: RunningTemporal;
  let connection: Connection;
  let client: Client;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helmi-jobs-'));
    server = await startTemporal({ dataDir: folder });
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection, namespace: server.namespace });
  });
  afterAll(async () => {
    await connection?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const hours = async (id: string) => {
    const { spec, state } = await client.schedule.getHandle(id).describe();
    const [calendar] = spec.calendars ?? [];
    return { hour: calendar?.hour[0]?.start, minute: calendar?.minute[0]?.start, paused: state.paused };
  };

  it('move to the times of this release where an earlier one had others, and stay paused where somebody paused them', async () => {
    await client.schedule.create({
      scheduleId: 'helmi-tidy',
      spec: { calendars: [{ hour: 2, minute: 2 }], timezone: 'Europe/Helsinki' },
      action: { type: 'startWorkflow', workflowType: 'tidy', taskQueue: 'old', args: [], workflowId: 'helmi-tidy' },
      state: { paused: true, note: 'moving house' },
    });
    expect(await hours('helmi-tidy')).toEqual({ hour: 2, minute: 2, paused: true });
    await scheduleHousekeeping(client, 'jobs');
    await scheduleHousekeeping(client, 'jobs');
    expect(await hours('helmi-tidy')).toEqual({ hour: 5, minute: 10, paused: true });
    expect(await hours('helmi-reconcile')).toEqual({ hour: 3, minute: 40, paused: false });
    const { action, policies, state } = await client.schedule.getHandle('helmi-tidy').describe();
    expect(action).toMatchObject({ taskQueue: 'jobs' });
    expect([policies.overlap, state.note]).toEqual(['SKIP', 'moving house']);
  });
});
