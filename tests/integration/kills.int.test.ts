import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as forms from '../../scripts/stories/forms';
import { type Installation, type Part, startInstallation, until } from '../support/installation';
import { type Stubborn, stubborn } from '../support/stubborn';

interface Task {
  readonly id: string;
  readonly stepCode: string;
  readonly status: string;
  readonly version: number;
}
interface CaseNow {
  readonly status: string;
  readonly version: number;
  readonly tasks: readonly Task[];
}

const CASES = 40;
const START = '2026-11-23T08:15:00.000Z';
let site: Installation;
let rsw: Stubborn;
let coord: Stubborn;
let tl: Stubborn;
let kills = 0;
/** Every completion that was answered with 200. */
const acknowledged: { caseId: string; taskId: string; outcome: string }[] = [];

beforeAll(async () => {
  site = await startInstallation();
  [rsw, coord, tl] = await Promise.all([
    stubborn(site.base, 'rsw'),
    stubborn(site.base, 'coord'),
    stubborn(site.base, 'tl'),
  ]);
}, 180_000);
afterAll(() => site.remove(), 60_000);

function kill(...parts: Part[]): void {
  kills += parts.length;
  site.kill(...parts);
}

async function refer(n: number): Promise<string> {
  const form = forms.referral('2026-11-23', rsw.id, { child: { recordRef: `KILL-${n}` } });
  const draft = await rsw.call<{ id: string }>('POST', '/referrals', { ...form, training: true, trainingStart: START });
  await rsw.call('POST', `/referrals/${draft.id}/submit`, {});
  return draft.id;
}

const read = (id: string) => tl.call<CaseNow>('GET', `/cases/${id}`);
const forward = (id: string, to: string) => tl.call('POST', `/cases/${id}/fast-forward`, { to });

async function complete(id: string, step: string, outcome: string, data: unknown): Promise<void> {
  const { tasks } = await read(id);
  const task = tasks.find((t) => t.stepCode === step && (t.status === 'OPEN' || t.status === 'IN_PROGRESS'));
  if (!task) throw new Error(`no open ${step}`);
  await coord.call('POST', `/tasks/${task.id}/complete`, { outcome, version: task.version, data });
  acknowledged.push({ caseId: id, taskId: task.id, outcome });
}

/** A case's first weeks, with its language step so late that its fast chain is climbed. */
async function live(n: number): Promise<string> {
  const id = await refer(n);
  await forward(id, '2026-11-26');
  await complete(id, 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await forward(id, '2026-12-03');
  await complete(id, 'P3A_LANGUAGE', 'NO_INTERPRETER', { ...forms.languages(), overdueReason: 'WORKLOAD' });
  return id;
}

/** `Message-ID` of every mail that was caught. */
function messageIds(): string[] {
  const folder = join(site.dataDir, 'mail');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => /^message-id:\s*(\S+)/im.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? name);
}

describe('forty cases, and everything that can be killed is killed', () => {
  it('loses nothing that was acknowledged, does no step and raises no alarm twice, and every case goes on by itself', async () => {
    const lives = Array.from({ length: CASES }, (_, n) => n);
    const done: string[] = [];
    const workers = Array.from({ length: 6 }, async () => {
      for (let n = lives.shift(); n !== undefined; n = lives.shift()) done.push(await live(n));
    });
    const rounds: Part[][] = [
      ['worker'],
      ['temporal'],
      ['postgres'],
      ['api'],
      ['worker', 'temporal', 'postgres', 'api'],
    ];
    for (const [round, parts] of rounds.entries()) {
      const enough = Math.floor(((round + 1) * CASES) / (rounds.length + 2));
      await until(`${enough} cases live`, () => Promise.resolve(done.length >= enough), 120_000);
      kill(...parts);
      await site.untilWhole(90_000);
    }
    await Promise.all(workers);
    expect(done).toHaveLength(CASES);

    // Nobody does anything more: the consent step is overdue and climbs by itself.
    for (const id of done) await forward(id, '2026-12-18');
    const lost = await site.query<{ task: string }>(
      `SELECT t.task FROM unnest($1::uuid[], $2::text[]) AS t(task, outcome)
       WHERE NOT EXISTS (SELECT 1 FROM case_event e WHERE e.task_id = t.task AND e.code = 'TASK_COMPLETED' AND e.params->>'outcome' = t.outcome)`,
      [acknowledged.map((a) => a.taskId), acknowledged.map((a) => a.outcome)],
    );
    expect(lost).toEqual([]);
    const twice = await site.query(
      `SELECT case_id, code, task_id, params->>'level' AS level, params->>'key' AS key, count(*) FROM case_event
       WHERE code IN ('TASK_COMPLETED','TASK_OVERDUE','ESCALATED','ESCALATION_PASSED','REMINDER_SENT','CLOCK_ALARM')
       GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const perCase = await site.query<{ n: string; cases: string }>(
      `SELECT n::text, count(*)::text AS cases FROM (
         SELECT case_id, count(*) AS n FROM case_event WHERE code = 'ESCALATED' AND case_id = ANY($1::uuid[]) GROUP BY 1) s GROUP BY 1`,
      [done],
    );
    // The same life gives the same number of escalations in each of the forty cases.
    expect(perCase).toEqual([{ n: expect.any(String), cases: String(CASES) }]);
    const doubled = await site.query(
      'SELECT case_id, task_id, kind, recipient_id, occurrence FROM notice GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1',
    );
    expect(doubled).toEqual([]);
    const waiting = () =>
      site.query(
        "SELECT kind, email_state, attempts, last_code FROM notice WHERE email_state IN ('PENDING','SENDING') AND send_after <= now()",
      );
    await until('every mail has left', async () => (await waiting()).length === 0, 200_000).catch(() => undefined);
    expect(await waiting()).toEqual([]);
    const mails = messageIds();
    expect(mails.length - new Set(mails).size).toBeLessThanOrEqual(kills);
  }, 600_000);

  it('survives a SIGKILL of the whole tree', async () => {
    const id = await live(100);
    await site.killEverything();
    await site.start();
    expect((await read(id)).status).toBe('CONSENT');
    await forward(id, '2026-12-18');
  }, 240_000);

  it('is rebuilt from the ledger when the data of Temporal are gone: no deadline is lost', async () => {
    const id = await live(200);
    await site.stop();
    rmSync(join(site.dataDir, 'temporal'), { recursive: true, force: true });
    await site.start();
    await forward(id, '2026-12-18');
    const raised = await site.query<{ level: string }>(
      "SELECT params->>'level' AS level FROM case_event WHERE case_id = $1 AND code = 'ESCALATED' AND step_code = 'P3B_CONSENT' ORDER BY seq",
      [id],
    );
    expect(raised.map((r) => r.level)).toEqual(['1', '2', '3']);
  }, 300_000);
});
