import type { Pool } from 'pg';
import { createCalendarSource } from '../ledger/calendar-source';
import { coverCases, tellCovers, tellLeaders } from '../ledger/cover';
import type { Ledger } from '../ledger/ledger';
import { waitingStaffNotices } from '../ledger/staff-notices';
import { envAt } from '../ledger/time';
import { writeWeeklyDigest } from '../ledger/weekly-digest';
import type { Housekeeping } from './contract';
import { type DeliveryDeps, deliver, OWNER_OF_UNDELIVERED } from './deliver';
import { giveUp } from './give-up';
import { sendTextMessages } from './text-messages';

export interface RoundsDeps extends DeliveryDeps {
  readonly pool: Pool;
  readonly ledger: Pick<Ledger, 'applyCommand'>;
  readonly clock?: () => Date;
}

const AT_ONCE = 200;
/** A day of half-hourly tries: what has not left by then is somebody's to see to. */
const MOST_TRIES = 48;

/**
 * What follows from the day and belongs to no single case: cover begins and ends, lists are written, and their mails
 * leave. Every part may be repeated; what one round could not do the next one does.
 */
export function rounds(deps: RoundsDeps): Housekeeping['rounds'] {
  const calendars = createCalendarSource();
  const send = deliver(deps);
  const resign = giveUp(deps.outgoing);
  return async () => {
    const { pool, ledger } = deps;
    const now = (deps.clock ?? (() => new Date()))();
    const { rows } = await pool.query<{ version: number }>('SELECT calendar_version AS version FROM installation');
    const env = envAt(now.toISOString(), await calendars.at(rows[0]?.version ?? 0, pool));
    const { changed, failed, fault } = await coverCases(pool, ledger, now);
    const told = (await tellCovers(pool, env)) + (await tellLeaders(pool, env)) + (await writeWeeklyDigest(pool, env));
    let mails = 0;
    for (const id of await waitingStaffNotices(pool, now, AT_ONCE)) {
      const one = { caseId: '', noticeIds: [id] };
      try {
        await send(one);
        mails += 1;
      } catch {
        if ((await triesOf(pool, id)) >= MOST_TRIES) await resign(one);
      }
    }
    for (const { id, attempts } of await deps.outgoing.sms.forgotten(AT_ONCE)) {
      await sendTextMessages(deps.outgoing, deps.channels.sms, [id], OWNER_OF_UNDELIVERED);
      if (attempts >= MOST_TRIES) await deps.outgoing.sms.mark([id], 'UNDELIVERED', null, OWNER_OF_UNDELIVERED);
    }
    // Last, so that one case that can't be covered holds up nobody's mail; the engine shows it and tries again.
    if (failed > 0) throw fault;
    return { covered: changed, told, mails };
  };
}

async function triesOf(pool: Pool, id: string): Promise<number> {
  const { rows } = await pool.query<{ attempts: number }>('SELECT attempts FROM notice WHERE id = $1', [id]);
  return rows[0]?.attempts ?? 0;
}
