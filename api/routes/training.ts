import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { EngineAway } from '../../ledger/engine';
import { readCase } from '../../ledger/queries/cases';
import { readEvents } from '../../ledger/read-events';
import { instantOf } from '../../ledger/time';
import { nextAlarm } from '../../pathways/alarms';
import type { CaseState } from '../../pathways/model';
import { runCommand } from '../commands';
import { HistoryLineShape } from '../contract/case-history';
import { IdParams } from '../contract/params';
import { localDate, TRAINING_END } from '../contract/primitives';
import type { ApiDeps } from '../deps';
import { openCase } from '../open-case';
import { caseTime } from '../presenters/case-time';
import { peopleInEvents, presentEvent } from '../presenters/history';
import { problem } from '../problems';
import { ok, type Route, route } from '../route';
import { historyReader, namesOf } from './cases';

const Body = z
  .strictObject({
    to: localDate.refine((day) => day < TRAINING_END, { error: 'out_of_range' }).optional(),
    toNextAlarm: z.literal(true, { error: 'not_an_option' }).optional(),
  })
  .refine((body) => (body.to === undefined) !== (body.toNextAlarm === undefined), { error: 'one_of_two' });

/** A moved clock lands in the morning, when people begin to work. */
const LANDS_AT = '09:00';
const LOOK_EVERY_MS = 60;

/** A training case's clock. A real case never moves. */
export const trainingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/fast-forward',
    summary: 'Move a training case’s clock; answers once every alarm on the way was raised',
    policy: 'training.move',
    audit: 'COMMAND',
    params: IdParams,
    body: Body,
    output: { status: 200, schema: z.strictObject({ now: z.string(), events: z.array(HistoryLineShape) }) },
    async handler(call) {
      const { deps, params, body } = call;
      const opened = await openCase(call, params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { state } = opened;
      if (!state.training) return problem('refused', { code: 'not_training' });
      if (!(await deps.engine.reachable())) throw new EngineAway();
      const to = body.to === undefined ? nextAlarm(state)?.at : instantOf(body.to, LANDS_AT);
      if (to === undefined) return problem('conflict', { code: 'no_alarm' });
      // Whether this is backwards is the ledger's to say: a repeat of a move that was accepted gets its first answer.
      const sent = await runCommand(call, {
        caseId: state.id,
        action: 'training.move',
        command: { type: 'MOVE_CLOCK', to: body.to === undefined ? soonest(to, state, deps) : to },
      });
      if (sent.kind === 'problem') return sent;
      const landed = await untilLanded(deps, state.id);
      if (landed === null) return problem('unavailable', { code: 'still_moving', headers: { 'Retry-After': '5' } });
      const events = await readEvents(
        deps.pool,
        state.id,
        (sent.outcome.events[0]?.seq ?? sent.outcome.answer.seq) + 0,
      );
      const names = await namesOf(call, peopleInEvents(events));
      const reader = historyReader(call, landed, opened.book);
      return ok({
        now: caseTime(deps.now(), landed.clockOffsetMs).at,
        events: events.map((event) => presentEvent(event, names, call.language, reader)),
      });
    },
  }),
];

/** An alarm that is due already is being raised: the clock then moves by a moment only. */
function soonest(alarmAt: string, state: CaseState, deps: ApiDeps): string {
  const soon = caseTime(deps.now(), state.clockOffsetMs + 1_000).at;
  return alarmAt > soon ? alarmAt : soon;
}

/** Waits for the clock to land: woken by the case's changes, and looking by itself in case one was missed. */
async function untilLanded(deps: ApiDeps, caseId: string): Promise<CaseState | null> {
  const deadline = Date.now() + deps.landWithinMs;
  while (Date.now() < deadline) {
    const row = await readCase(deps.pool, caseId);
    if (row !== null && row.state.moving === undefined) return row.state;
    await changed(deps, caseId);
  }
  return null;
}

async function changed({ hub }: ApiDeps, caseId: string): Promise<void> {
  const woken = new AbortController();
  const stop = hub.subscribe((signal) => {
    if (signal.caseId === caseId) woken.abort();
  });
  await delay(LOOK_EVERY_MS * 5, undefined, { signal: woken.signal }).catch(() => undefined);
  stop();
  await delay(LOOK_EVERY_MS / 6);
}
