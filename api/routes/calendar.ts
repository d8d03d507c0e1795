import { z } from 'zod';
import { instantOf } from '../../ledger/time';
import { computeDue } from '../../pathways/calendar';
import { DUE_TIME } from '../../pathways/rungs';
import { localDate, queryInteger } from '../contract/primitives';
import { DueMoveShape } from '../contract/shapes';
import { presentMove } from '../presenters/due-move';
import { problem } from '../problems';
import { ok, type Route, route } from '../route';

/** Longest limit that can be asked for, in its own unit: a calendar of three centuries has an end. */
const LONGEST = 5_000;

const Query = z.strictObject({
  from: localDate,
  length: queryInteger(-LONGEST, LONGEST),
  unit: z.enum(['WD', 'MONTHS', 'CAL_DAYS'], { error: 'not_an_option' }),
  calendar: z.enum(['FI_SERVICE', 'FI_STATUTORY'], { error: 'not_an_option' }).optional(),
  roll: z.enum(['NONE', 'PRECEDING', 'FOLLOWING'], { error: 'not_an_option' }).optional(),
});

/** Due dates, with the reason of every move. */
export const calendarRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/calendar/due',
    summary: 'The due date of a limit, its moment, and why it moved',
    policy: 'SIGNED_IN',
    audit: { nothing: 'words and days of the service' },
    query: Query,
    output: {
      status: 200,
      schema: z.strictObject({
        dueOn: z.string(),
        dueAt: z.string(),
        counted: z.number(),
        moves: z.array(DueMoveShape),
        calendarVersion: z.string(),
      }),
    },
    async handler({ deps, query, language }) {
      const { from, length, unit, calendar = 'FI_SERVICE', roll } = query;
      const spec = { length, unit, calendar, ...(roll === undefined ? {} : { roll }) };
      try {
        const due = computeDue(from, spec, await deps.calendar());
        return ok({
          dueOn: due.dueOn,
          dueAt: instantOf(due.dueOn, DUE_TIME),
          counted: due.counted,
          moves: due.moves.map((move) => presentMove(move, language)),
          calendarVersion: due.calendarVersion,
        });
      } catch (error) {
        // The count left the years that the calendar knows.
        if (error instanceof RangeError)
          return problem('bad_request', { code: 'bad_query', errors: [{ path: 'length', code: 'out_of_range' }] });
        throw error;
      }
    },
  }),
];
