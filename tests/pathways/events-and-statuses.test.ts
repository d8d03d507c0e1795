/**
 * Every event of both services in every status: taken or refused with words, never a surprise. What each event does there
 * is told by the tests of the events themselves; here nothing is left out.
 */

import { pathwayBooks } from '../../pathways';
import { alarmsOf } from '../../pathways/alarms';
import type { Actor } from '../../pathways/model';
import { conferenceStarts } from '../support/conference-starts';
import type { CoreCase } from '../support/core-case';
import { foldsBack, hasFuture, noStepTwice } from '../support/invariants';
import { fill } from '../support/random-form';
import { type Known, localDate } from '../support/random-walk';
import { conferenceWalker, helmiWalker } from '../support/walk-laws';
import { helmiStarts, type Starts } from '../support/walk-starts';
import { eventFaults, noticeFaults, refusalFaults } from '../support/walk-words';

const SERVICES: { readonly [id: string]: { starts: Starts; known: Known; actors: readonly Actor[] } } = {
  helmi: { starts: helmiStarts, ...helmiWalker },
  familyGroupConference: { starts: conferenceStarts, ...conferenceWalker },
};

/** What an event needs to lie there before it can end it: where it is taken, it must be taken with this before it. */
const BEFORE: { readonly [event: string]: string } = {
  RESUME: 'PAUSE',
  PLACEMENT_ENDED: 'EMERGENCY_PLACEMENT',
  PLACEMENT_EXTENDED: 'EMERGENCY_PLACEMENT',
  FAMILY_READY: 'FAMILY_ALONE',
};

/** Where a status alone is not enough: the place in it from which the event is possible. */
const FROM: { readonly [event: string]: { readonly [status: string]: string } } = {
  // Nobody is asked for a consent before the family's language is settled.
  CONSENT_CHANGE: { CONSENT: 'two guardians' },
};

const books = Object.values(pathwayBooks).map(({ definition }) => definition);

describe.each(books.map((book) => [book.id, book] as const))('%s: every event in every status', (id, pathway) => {
  const service = SERVICES[id];
  const statuses = pathway.statuses.filter(({ kind }) => kind !== 'DRAFT' || pathway.intake.atOnce === undefined);
  const cells = pathway.events.flatMap(({ code }) => statuses.map((status) => [code, status.code] as const));

  function at(status: string, code: string): CoreCase {
    const c = service?.starts[FROM[code]?.[status] ?? status]?.();
    if (!c) throw new RangeError(`no start in ${status}`);
    expect(c.now.status).toBe(status);
    return c;
  }

  /** Sends the event with forms of many kinds, and whatever has to lie there before; the first that is taken, or the refusals. */
  function tries(code: string, status: string): { taken?: CoreCase; from?: CoreCase; refused: readonly string[] } {
    const begin = at(status, code);
    const refused = new Set<string>();
    const definition = pathway.events.find((event) => event.code === code);
    for (let seed = 1; seed < 60; seed += 1) {
      const c = begin.fork();
      const [actor] = service?.actors.slice(seed % service.actors.length) ?? [];
      const form = (what: string, fields = definition?.fields ?? []) =>
        service?.known(what, undefined, c, seed) ?? fill(fields, localDate(c), seed);
      const before = BEFORE[code];
      if (before && actor) {
        const fields = pathway.events.find((event) => event.code === before)?.fields ?? [];
        c.send(actor, { type: 'EVENT', event: before, version: c.now.version, data: form(before, fields) });
      }
      const from = c.fork();
      const command = { type: 'EVENT', event: code, version: c.now.version, data: form(code) } as const;
      const decision = c.send(actor ?? { id: 'anybody', role: 'RSW' }, command);
      if (decision.ok) return { taken: c, from, refused: [...refused] };
      expect(refusalFaults(decision.refusal)).toEqual([]);
      refused.add(decision.refusal.code);
    }
    return { refused: [...refused] };
  }

  /** What is wrong with how the event was taken: nothing, mostly. */
  function faultsOf(taken: CoreCase, from: CoreCase): readonly string[] {
    const said = taken.events.slice(from.events.length);
    return [
      ...(hasFuture(taken) ? [] : ['a dead end']),
      ...(noStepTwice(taken) ? [] : ['a step twice']),
      ...(foldsBack(taken) ? [] : ['events and state differ']),
      ...(alarmsOf(taken.now).some(({ task }) => task?.frozen) ? ['an alarm of a frozen task'] : []),
      ...(said.some((event) => event.code === 'EVENT_RECORDED') ? [] : ['not in the history']),
      ...said.flatMap(eventFaults),
      ...taken.notices.slice(from.notices.length).flatMap(noticeFaults),
    ];
  }

  it.each(cells)('%s in %s', (code, status) => {
    const allowed = pathway.events.find((event) => event.code === code)?.statuses.includes(status) === true;
    const over = statuses.find((one) => one.code === status)?.kind === 'ENDED';
    const { taken, from, refused } = tries(code, status);
    const seen = taken && from ? { taken: true, faults: faultsOf(taken, from) } : { taken: false, refused };
    const refusal = over ? 'case_closed' : 'not_in_this_status';
    expect(seen).toEqual(allowed ? { taken: true, faults: [] } : { taken: false, refused: [refusal] });
  });
});
