/** What other numbers would make of the tasks of now, and would have made of those that are done. */
import type { Pool } from 'pg';
import type { HolidayCalendar } from '../../pathways/calendar';
import type { Instant, Pathway, TaskState } from '../../pathways/model';
import { type Judged, judge, standing } from '../../pathways/settings';
import { guarded } from '../database-errors';
import { envAt, shifted } from '../time';

/** Of one step's tasks. Those whose day people, a pause or an agreement gave are counted as `unclear` and nowhere else. */
export interface StepPreview {
  readonly step: string;
  readonly open: number;
  readonly moved: number;
  readonly becomeLate: number;
  readonly noLongerLate: number;
  readonly unclear: number;
  /** Of the newest done tasks whose day is clear: how many were late and were told onwards, and would have been. */
  readonly finished: number;
  readonly late: { readonly was: number; readonly would: number };
  readonly toldOn: { readonly was: number; readonly would: number };
}

interface Asked {
  readonly pathway: Pathway;
  readonly steps: readonly string[];
  readonly calendar: HolidayCalendar;
  readonly now: Date;
  /** Practice cases count as well. */
  readonly training: boolean;
}

interface Row {
  readonly task: TaskState;
  readonly offset: string;
}

/** Most open tasks and, per step, done ones that are looked at: enough to decide by, and one short reading. */
const MOST_OPEN = 2_000;
const MOST_DONE = 100;
/** From this level on others than the task's own people are told. */
const ONWARD = 2;

const OF_PATHWAY = `c.pathway_id = $1 AND t.step = ANY($2) AND ($3 OR NOT c.training)`;
const OPEN = `SELECT c.state->'tasks'->(t.id::text) AS task, c.clock_offset_ms AS "offset"
  FROM task t JOIN case_file c ON c.id = t.case_id
  WHERE t.closed_at IS NULL AND ${OF_PATHWAY} ORDER BY t.due_at, t.id LIMIT ${MOST_OPEN}`;
const DONE = `SELECT c.state->'tasks'->(d.id::text) AS task, c.clock_offset_ms AS "offset"
  FROM (SELECT t.id, t.case_id, row_number() OVER (PARTITION BY t.step ORDER BY t.closed_at DESC, t.id) AS place
    FROM task t JOIN case_file c ON c.id = t.case_id WHERE t.status = 'DONE' AND ${OF_PATHWAY}) d
  JOIN case_file c ON c.id = d.case_id WHERE d.place <= ${MOST_DONE}`;

/** The tasks of these steps judged by `pathway`, which has the new numbers; only steps that have any, in the given order. */
export async function previewSettings(pool: Pick<Pool, 'query'>, asked: Asked): Promise<StepPreview[]> {
  const { pathway, steps, training } = asked;
  const read = (text: string) => guarded(() => pool.query<Row>(text, [pathway.id, steps, training]));
  const [open, done] = [(await read(OPEN)).rows, (await read(DONE)).rows];
  return steps
    .map((step) => ({
      step,
      ...ofOpen(
        open.filter(({ task }) => task.step === step),
        asked,
      ),
      ...ofDone(
        done.filter(({ task }) => task.step === step),
        asked,
      ),
    }))
    .filter((row) => row.open > 0 || row.finished > 0);
}

interface Pair {
  readonly was: Judged;
  readonly would: Judged | null;
}

function judged({ task, offset }: Row, { pathway, calendar, now }: Asked): Pair {
  const at: Instant = task.closedAt ?? shifted(now, Number(offset));
  return { was: standing(task, at), would: judge(task, pathway, envAt(at, calendar), at) };
}

const isClear = (pair: Pair): pair is Pair & { readonly would: Judged } => pair.would !== null;

function ofOpen(rows: readonly Row[], asked: Asked) {
  const pairs = rows.map((row) => judged(row, asked));
  const clear = pairs.filter(isClear);
  return {
    open: pairs.length,
    moved: clear.filter(({ was, would }) => was.dueOn !== would.dueOn).length,
    becomeLate: clear.filter(({ was, would }) => !was.late && would.late).length,
    noLongerLate: clear.filter(({ was, would }) => was.late && !would.late).length,
    unclear: pairs.length - clear.length,
  };
}

function ofDone(rows: readonly Row[], asked: Asked) {
  const clear = rows.map((row) => judged(row, asked)).filter(isClear);
  const count = (holds: (one: Judged) => boolean) => ({
    was: clear.filter(({ was }) => holds(was)).length,
    would: clear.filter(({ would }) => holds(would)).length,
  });
  return { finished: clear.length, late: count(({ late }) => late), toldOn: count(({ level }) => level >= ONWARD) };
}
