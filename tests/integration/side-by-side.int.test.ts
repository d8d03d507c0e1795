import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import { type Installation, startInstallation } from '../support/installation';
import { familyOf, workingOn } from '../support/processes';

const ROOT = resolve(__dirname, '../..');
let east: Installation;
let west: Installation;

beforeAll(async () => {
  [east, west] = await Promise.all([startInstallation({}, { empty: true }), startInstallation({}, { empty: true })]);
}, 300_000);
afterAll(async () => {
  await Promise.all([east?.remove(), west?.remove()]);
}, 90_000);

const stageOf = (site: Installation): Stage => ({ people: createPeople(site.base), tell: () => undefined });
const START = '2026-11-23T08:15:00.000Z';

/** `npm start` once more, on this port and these data; what it said and how it ended. */
async function startAgain(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env, npm_lifecycle_event: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  await once(child, 'close');
  return { code: child.exitCode, said: Buffer.concat(said).toString() };
}

describe('two installations on one machine', () => {
  it('know nothing of each other: neither cases nor ports', async () => {
    const there = await CaseInStory.refer(stageOf(east), START, { child: { recordRef: 'SIDE-1' } });
    await there.until('2026-11-27');
    // The same child may be referred in the other one: its records are others.
    const here = await CaseInStory.refer(stageOf(west), START, { child: { recordRef: 'SIDE-1' } });
    await here.until('2026-12-01');
    const person = await stageOf(west).people.as('tl');
    await expect(person.get(`/cases/${there.id}`)).rejects.toMatchObject({ status: 404 });
    const ports = [east, west].map(({ dataDir }) =>
      Object.values(JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as Record<string, number>),
    );
    expect(new Set([...ports.flat(), east.port, west.port]).size).toBe(ports.flat().length + 2);
  }, 90_000);

  it('a second start on the same data says who holds them and ends, and the first goes on', async () => {
    const port = String(east.port);
    const other = await startAgain({ HELMI_DATA_DIR: east.dataDir, HELMI_PORT: port });
    expect(other.code).toBe(1);
    expect(other.said).toContain(`Helmi already runs on ${east.dataDir}: process ${east.launcher()}, since `);
    expect(other.said).toContain(port);
    expect(other.said).not.toMatch(/\n\s+at /);
    await east.untilWhole(30_000);
  }, 60_000);

  it('SIGTERM ends every process of one and leaves the other whole', async () => {
    const family = familyOf(east.launcher());
    expect(family.length).toBeGreaterThan(5);
    expect(family.map(({ command }) => command).join('\n')).toMatch(
      /start-dev[\s\S]*worker\.ts|worker\.ts[\s\S]*start-dev/,
    );
    await east.stop();
    const left = new Set(workingOn(east.dataDir).map(({ pid }) => pid));
    expect(family.filter(({ pid }) => familyOf(pid).length > 0)).toEqual([]);
    expect([...left]).toEqual([]);
    await west.untilWhole(30_000);
  }, 180_000);
});
