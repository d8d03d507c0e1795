import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { demoStaffId } from '../../api/demo-staff';
import { createLedger } from '../../ledger/apply-command';
import type { CommandOutcome } from '../../ledger/types';
import { nextAlarm } from '../../pathways/alarms';
import type { CaseState } from '../../pathways/model';
import type { Logger } from '../../platform/logger';
import { freePort } from '../embedded/ports';
import * as forms from '../stories/forms';
import { disturbance, machineUse } from './cpu';
import { type Finding, ratioFinding } from './report';
import { disturbedNote, inParallel, type Measure, type Scale, upTo } from './run';
import { onStage, type Stage } from './stage';

/** The referrals of the burst are all of this moment; what follows from them is due in the same second. */
const REFERRED = '2026-11-23T08:15:00.000Z';
const LONGEST_MS = 300_000;
const AT_ONCE = 16;

/** T6: a morning on which very many reminders are due at once. */
export const morning: Measure = {
  ids: ['T6'],
  async run(scale) {
    const before = machineUse();
    const alarms = scale.pick(2_000, 200);
    const lead = scale.pick(75_000, 30_000);
    const ours = await onStage((stage) => ourBurst(stage, alarms, scale));
    const bare = await onStage(async (stage) => {
      await stage.program('bare-worker', [String(await freePort())]);
      const ordinary = await bareBurst(stage, alarms, lead, false);
      return { ordinary, local: await bareBurst(stage, alarms, lead, true) };
    });
    const found = finding(alarms, ours, bare);
    return [
      {
        ...found,
        note: `${found.note}; ${disturbedNote(disturbance(before, machineUse()), 'over the whole measure')}`,
      },
    ];
  },
};

function finding(alarms: number, ours: number, bare: { readonly ordinary: number; readonly local: number }): Finding {
  const perSecond = (ms: number) => alarms / (ms / 1_000);
  const local = perSecond(ours) / perSecond(bare.local);
  return ratioFinding({
    id: 'T6',
    what: `${alarms} alarms of one second, until every notice row stands`,
    unit: 'alarms/s',
    ours: [perSecond(ours)],
    baseline: [perSecond(bare.ordinary)],
    ratio: perSecond(ours) / perSecond(bare.ordinary),
    atLeast: 0.7,
    note:
      `${(ours / 1_000).toFixed(1)} s against ${(bare.ordinary / 1_000).toFixed(1)} s; against a bare workflow with a local activity ` +
      `(${perSecond(bare.local).toFixed(1)} alarms/s) ${local.toFixed(2)} ×`,
  });
}

/** Cases whose first reminder is due at one moment of wall time; gives the milliseconds from there to the last notice. */
async function ourBurst(stage: Stage, alarms: number, scale: Scale): Promise<number> {
  const silent: Logger = { error() {}, warn() {}, info() {}, debug() {}, child: () => silent };
  const firstAlarm = await alarmAfter(REFERRED, stage, silent);
  // Cases are referred and their workflows started before the moment comes: some 15 a second on a busy machine.
  const due = Date.now() + Math.max(25_000, alarms * 80);
  const offset = Date.parse(firstAlarm) - due;
  const ledger = createLedger({
    dataSource: stage.dataSource,
    logger: silent,
    clock: () => new Date(Date.parse(REFERRED) - offset),
  });
  await inParallel(upTo(alarms), 8, async (n) => void (await referral(ledger, `BURST-${n}`, offset)));
  scale.tell(`  T6: ${alarms} cases referred, ${Math.round((due - Date.now()) / 1_000)} s before their alarm`);
  await stage.settled(Math.max(0, due - Date.now()));
  if (Date.now() > due) throw new Error('the cases were not ready in time for their alarm');
  const before = await notices(stage);
  await delay(due - Date.now());
  return until(due, () => notices(stage), before + alarms);
}

async function notices({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM notice WHERE kind = 'N7'`);
  return rows[0]?.n ?? 0;
}

/** The first alarm of a case that was referred at `at`, by its own clock. */
async function alarmAfter(at: string, { dataSource }: Stage, logger: Logger): Promise<string> {
  const ledger = createLedger({ dataSource, logger, clock: () => new Date(at) });
  const alarm = nextAlarm(await referral(ledger, 'BURST-first', 0));
  if (alarm === null) throw new Error('a referral without an alarm');
  return alarm.at;
}

async function referral(
  ledger: ReturnType<typeof createLedger>,
  recordRef: string,
  offset: number,
): Promise<CaseState> {
  const rsw = demoStaffId('rsw');
  const data = forms.referral(REFERRED.slice(0, 10), rsw, { child: { recordRef } });
  const sender = { actor: { id: rsw, role: 'RSW' }, roles: ['RSW'] };
  const caseId = randomUUID();
  const members = { RSW: { userId: rsw } };
  const draft = { type: 'OPEN_DRAFT', data, members, reference: '', training: true, clockOffsetMs: offset } as const;
  accepted(await ledger.applyCommand({ caseId, pathwayId: 'helmi', command: draft, sender }));
  return accepted(await ledger.applyCommand({ caseId, command: { type: 'SUBMIT', data }, sender }));
}

function accepted(outcome: CommandOutcome): CaseState {
  if (outcome.kind !== 'ACCEPTED') throw new Error(`not accepted: ${JSON.stringify(outcome).slice(0, 300)}`);
  return outcome.state;
}

async function bareBurst(stage: Stage, alarms: number, leadMs: number, local: boolean): Promise<number> {
  const due = Date.now() + leadMs;
  await inParallel(upTo(alarms), AT_ONCE, async () => {
    const id = randomUUID();
    await stage.client.workflow.start('bareAlarm', {
      workflowId: `bare-alarm-${id}`,
      taskQueue: 'bare',
      args: [{ id, at: due, local }],
    });
  });
  if (Date.now() > due - 2_000) throw new Error('the bare workflows were not ready in time');
  const before = await notes(stage);
  await delay(due - Date.now());
  return until(due, () => notes(stage), before + alarms);
}

async function notes({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM bare.note');
  return rows[0]?.n ?? 0;
}

async function until(since: number, count: () => Promise<number>, wanted: number): Promise<number> {
  for (; Date.now() - since < LONGEST_MS; await delay(50)) {
    if ((await count()) >= wanted) return Date.now() - since;
  }
  throw new Error(`${wanted - (await count())} of the alarms did not come in time`);
}
