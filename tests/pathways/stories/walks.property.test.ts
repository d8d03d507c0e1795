import fc from 'fast-check';
import { familyGroupConference } from '../../../pathways/conference';
import { helmi } from '../../../pathways/helmi';
import type { PathwayBook } from '../../../pathways/model';
import { conferenceStarts } from '../../support/conference-starts';
import { move } from '../../support/random-walk';
import { Coverage, type Walker, walk } from '../../support/walk';
import { conferenceWalker, helmiWalker } from '../../support/walk-laws';
import { helmiStarts, type Starts } from '../../support/walk-starts';

/** More walks for a night: WALKS=20 makes twenty times as many, from another seed each (docs/architecture.md). */
const TIMES = Number(process.env['WALKS'] ?? 1);
const SEED = 20260101;

const services: readonly (readonly [string, PathwayBook, Starts, Walker, number])[] = [
  ['Helmi', helmi, helmiStarts, helmiWalker, 13],
  ['the family group conference', familyGroupConference, conferenceStarts, conferenceWalker, 16],
];

describe.each(services)('whatever people do and however time passes (%s)', (_name, book, starts, walker, runs) => {
  const reached = new Coverage(book);

  it.each(Object.keys(starts))('from %s: a future, the law kept, nothing said twice or unsaid', (where) => {
    const start = starts[where]?.();
    if (!start) throw new RangeError(where);
    const all = () =>
      fc.assert(
        fc.property(fc.array(move, { maxLength: 45, size: 'max' }), (moves) =>
          walk(start.fork(), moves, walker, reached),
        ),
        { numRuns: runs * TIMES, endOnFailure: true, seed: TIMES > 1 ? Date.now() : SEED + where.length },
      );
    expect(all).not.toThrow();
  });

  it('came through every status, every event and nine of ten outcomes', () => {
    expect(reached.missing('statuses')).toEqual([]);
    expect(reached.missing('events')).toEqual([]);
    const missing = reached.missing('outcomes');
    const share = 1 - missing.length / reached.allOutcomes.length;
    expect({ enough: share >= 0.9, missing }).toEqual({ enough: true, missing });
  });
});
