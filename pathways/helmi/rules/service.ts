/** Named rules of P7: contacts, silence, no-shows, parts that end, workers who change. */
import { disciplineOf } from '../../disciplines';
import type { Effect } from '../../model';
import { partAllowed } from './people';
import { startPart } from './plan';
import { entriesOf, isOpenStep, limit, refuseIf, textOf, texts } from './read';
import type { Check, EffectsRule, EntryState, RuleContext } from './types';

const formDiscipline = (c: RuleContext): string => textOf(c.data.discipline) ?? '';

/** A contact belongs to a discipline that has a part in the case, and to what that discipline does (domain.md §2.5 P7). */
const contactFits: Check = (c) => {
  const discipline = formDiscipline(c);
  if (!c.state.parts[discipline]) return refuseIf(true, 'no_such_part', 'discipline');
  const known = disciplineOf(discipline)?.contentCodes ?? [];
  return refuseIf(
    texts(c.data.contentCodes).some((code) => !known.includes(code)),
    'content_of_other_discipline',
    'contentCodes',
  );
};

/** How many of the latest contacts in a row nobody came to; what we cancelled ourselves says nothing about the family. */
function noShowsInARow(contacts: readonly EntryState[]): number {
  let row = 0;
  for (const { facts } of contacts) {
    if (facts.attended === 'NO_SHOW') row += 1;
    else if (facts.attended !== 'CANCELLED_BY_US') row = 0;
  }
  return row;
}

/** Three contacts in a row without anybody coming, in the case or with one discipline: somebody must reach out (P7). */
function reengage(c: RuleContext): readonly Effect[] {
  const all = entriesOf(c, 'CONTACT');
  const own = all.filter((entry) => entry.facts.discipline === formDiscipline(c));
  const rows = [noShowsInARow(all), noShowsInARow(own)];
  const many = limit(c, 'noShows');
  if (!rows.some((row) => row > 0 && row % many === 0)) return [];
  return [
    { do: 'OPEN', step: 'P7_REENGAGE' },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW'] },
  ];
}

/** A contact held meets the first-contact target and the law's three months, and the silence is counted anew; a no-show may call for help (P7). */
const contactMade: EffectsRule = (c) => {
  const info = disciplineOf(formDiscipline(c));
  if (!info) return [];
  if (c.data.attended === 'NO_SHOW') return reengage(c);
  if (c.data.attended !== 'YES') return [];
  const active = c.state.status === 'IN_SERVICE' && c.state.parts[info.code]?.status === 'ACTIVE';
  return [
    { do: 'FULFIL', steps: [info.firstContact] },
    ...(active ? [{ do: 'RESTART', step: info.silence } as const] : []),
    { do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'MET' },
    ...(c.state.facts.firstContactOn ? [] : [{ do: 'SET', fact: 'firstContactOn', from: { field: 'date' } } as const]),
  ];
};

/** Only a part that exists changes, and only to something else (P7). */
const partChange: Check = (c) => {
  const part = c.state.parts[formDiscipline(c)];
  if (!part) return refuseIf(true, 'no_such_part', 'discipline');
  if (part.status === c.data.to) return refuseIf(true, 'part_unchanged', 'to');
  const allowed = c.data.to !== 'ACTIVE' || partAllowed(c, part.discipline);
  return refuseIf(!allowed, 'no_parent_consents', 'to');
};

/** The part ends, rests or goes on; with the last active one gone the lead worker is asked for a closing or a new plan (P7). */
const partChanged: EffectsRule = (c) => {
  const info = disciplineOf(formDiscipline(c));
  const to = textOf(c.data.to);
  if (!info || !to) return [];
  if (to === 'ACTIVE') return [...startPart(info.code), { do: 'CANCEL', steps: ['P7_ALL_ENDED'] }];
  if (to !== 'COMPLETED' && to !== 'ENDED_BY_FAMILY' && to !== 'PAUSED') return [];
  const others = Object.values(c.state.parts).filter((part) => part.discipline !== info.code);
  const last = !others.some((part) => part.status === 'ACTIVE');
  return [
    { do: 'PART', discipline: info.code, to },
    { do: 'CANCEL', steps: [info.firstContact, info.silence] },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'LEAD'] },
    ...(last ? [{ do: 'OPEN', step: 'P7_ALL_ENDED' } as const] : []),
  ];
};

/** The new worker is another person, for a part that runs or that the team's meeting has given to somebody (P7). */
const workerChange: Check = (c) => {
  const discipline = formDiscipline(c);
  const planned = c.state.status === 'PLANNING' && c.state.team[discipline] !== undefined;
  if (!c.state.parts[discipline] && !planned) return refuseIf(true, 'no_such_part', 'discipline');
  return refuseIf(c.state.team[discipline]?.userId === c.data.userId, 'same_worker', 'userId');
};

/** Another worker takes the part over: told, watched anew, and a hand-over meeting within five working days (P7). */
const workerChanged: EffectsRule = (c) => {
  const info = disciplineOf(formDiscipline(c));
  if (!info) return [];
  const named = (key: string) =>
    ({ do: 'MEMBER', key, from: { field: 'userId' }, deputy: { field: 'deputyId' } }) as const;
  const active = c.state.parts[info.code]?.status === 'ACTIVE' && c.state.status === 'IN_SERVICE';
  const taken: readonly Effect[] = active
    ? [
        { do: 'CANCEL', steps: [info.silence] },
        { do: 'PART', discipline: info.code, to: 'REPLACED' },
        { do: 'PART', discipline: info.code, to: 'ACTIVE' },
        { do: 'OPEN', step: info.silence },
        // A first contact that is still awaited is the new worker's from now on.
        ...(isOpenStep(c, info.firstContact)
          ? [{ do: 'CANCEL', steps: [info.firstContact] } as const, { do: 'OPEN', step: info.firstContact } as const]
          : []),
      ]
    : [];
  return [
    named(info.code),
    ...(c.state.facts.lead === info.code ? [named('LEAD')] : []),
    ...taken,
    { do: 'NOTIFY', notice: 'N6', to: [info.code] },
    { do: 'OPEN', step: 'P7_HANDOVER' },
  ];
};

export const serviceRules = {
  checks: { contactFits, partChange, workerChange },
  conditions: {},
  effects: { contactMade, partChanged, workerChanged },
  dates: {},
};
