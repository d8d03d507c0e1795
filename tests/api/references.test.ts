import { choicesIn } from '../../api/presenters/references';
import { pathwayBooks } from '../../pathways';
import { helmi } from '../../pathways/helmi';
import { AMONG_BOOKINGS, AMONG_GOALS, AMONG_MEETINGS } from '../../pathways/helmi/forms';
import type { CaseState, Data, Field, Reference } from '../../pathways/model';
import { context } from '../support/helmi-context';
import { momentOf } from '../support/moment';

const moment = momentOf({ at: '2027-02-02T08:00:00.000Z' });
const NURSE = { id: 'noora', roles: ['NURSE'], moment };
const COORD = { id: 'aino', roles: ['COORD'], moment };
const record = (seq: number, code: string, data: Data) => ({
  seq,
  at: '2027-02-01T08:00:00.000Z',
  code,
  actor: { id: 'noora', role: 'NURSE' },
  data,
});
const entry = (id: string, kind: string, facts: Data & { readonly date: string }) => ({
  id,
  kind,
  on: facts.date,
  facts,
});

function caseOf(state: Partial<CaseState>): CaseState {
  const team = { NURSE: { userId: 'noora' } };
  return { ...context({ on: '2027-02-02' }).state, status: 'IN_SERVICE', team, ...state };
}

describe('what a form may name of its case', () => {
  const meetings = caseOf({
    entries: [
      entry('e-1', 'MEETING', { date: '2027-02-10', purpose: 'REVIEW', status: 'PLANNED' }),
      entry('e-2', 'MEETING', { date: '2027-01-10', purpose: 'PLAN', status: 'HELD', meetingId: 'm-2' }),
      entry('e-3', 'MEETING', { date: '2027-02-12', purpose: 'REVIEW', status: 'CONFIRMED', meetingId: 'e-1' }),
    ],
  });
  const among = (state: CaseState, person: typeof NURSE, sections = {}) =>
    choicesIn({ state, pathway: helmi.definition, sections, person, language: 'en' });

  it('tells each meeting once, as it was noted last, the latest first, by its day and kind', () => {
    expect(among(meetings, NURSE)(AMONG_MEETINGS)).toEqual([
      { code: 'e-1', text: '12 Feb 2027 · Review · Confirmed' },
      { code: 'm-2', text: '10 Jan 2027 · Support plan · Held' },
    ]);
    expect(among(meetings, NURSE)(AMONG_BOOKINGS)).toEqual([]);
  });

  it('offers no meeting to whom the meetings are closed', () => {
    expect(among(meetings, { id: 'mikko', roles: ['MGR'], moment })(AMONG_MEETINGS)).toEqual([]);
    expect(among(meetings, COORD)(AMONG_MEETINGS)).toHaveLength(2);
  });

  it('offers the goals of the plan in force, and still words those of the plan before', () => {
    const goal = (id: string, text: string) => ({ id, text });
    const sections = {
      PLAN: [record(4, 'P6_PLAN', { goals: [goal('g1', 'To school'), goal('g2', 'Peace')] })],
      REVIEW: [record(9, 'P8_REVIEW', { goals: [goal('g2', 'Peace at home')], goalAttainment: [{ id: 'g1' }] })],
    };
    const given = { state: caseOf({}), pathway: helmi.definition, person: NURSE, language: 'en', sections } as const;
    expect(choicesIn(given)(AMONG_GOALS)).toEqual([{ code: 'g2', text: 'Peace at home' }]);
    expect(choicesIn(given, 'WITH_PAST')(AMONG_GOALS)).toEqual([
      { code: 'g1', text: 'To school' },
      { code: 'g2', text: 'Peace at home' },
    ]);
    expect(choicesIn({ ...given, sections: {} })(AMONG_GOALS)).toEqual([]);
  });

  it('leads to something that the pathway keeps, in every pathway', () => {
    const lost = Object.values(pathwayBooks).flatMap(({ definition }) => {
      const forms = [...definition.steps, ...definition.entries, ...definition.events].flatMap((each) => each.fields);
      return everyField(forms).flatMap(({ name, refersTo }) =>
        refersTo === undefined || leads(refersTo) ? [] : [`${definition.id}: ${name}`],
      );
      function leads(reference: Reference): boolean {
        if ('list' in reference) {
          const lists = everyField(forms).filter(({ name, kind }) => name === reference.list && kind === 'LIST');
          return lists.some(({ fields = [] }) =>
            [reference.by, reference.told].every((part) => fields.some(({ name }) => name === part)),
          );
        }
        const kept = definition.entries.find(({ kind }) => kind === reference.entries)?.fields ?? [];
        return [reference.by, ...reference.told].every((part) =>
          kept.some(({ name, fact }) => name === part && fact !== undefined),
        );
      }
    });
    expect(lost).toEqual([]);
  });
});

function everyField(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...everyField(field.fields ?? [])]);
}
