import type { LocalDate } from '../../pathways/calendar';
import type { CaseState, Data, EntryReference, Json, ListReference, Pathway, Reference } from '../../pathways/model';
import { formatDate } from '../../texts/dates';
import { optionLabel } from '../../texts/labels';
import type { SectionRecord } from '../contract/shapes';
import { type Asker, relationTo } from '../policies/may';
import { readsWords } from '../policies/words';
import type { Language } from '../problems';

/** One thing that a value may name: its identifier, and what tells people which one it is. */
export interface Choice {
  readonly code: string;
  readonly text: string;
}

/** What there is to choose from for a reference. */
export type Choices = (reference: Reference) => readonly Choice[];

interface Holding {
  readonly state: CaseState;
  readonly pathway: Pathway;
  /** As `presentSections` gives them: only what the person may read. */
  readonly sections: { readonly [section: string]: readonly SectionRecord[] };
  readonly person: Asker;
  readonly language: Language;
}

/**
 * What a case offers to this reader for the references of its forms. `past` also knows the members of lists that a newer
 * list replaced, so that what once named one can still be read.
 */
export function choicesIn(holding: Holding, past: 'WITHOUT_PAST' | 'WITH_PAST' = 'WITHOUT_PAST'): Choices {
  return (reference) =>
    'entries' in reference ? amongEntries(holding, reference) : amongMembers(holding, reference, past);
}

/** Things of one kind, the latest day first, each as its newest entry tells it; nothing for whom the section is closed. */
function amongEntries(
  { state, pathway, person, language }: Holding,
  { entries, by, told }: EntryReference,
): readonly Choice[] {
  const kind = pathway.entries.find((each) => each.kind === entries);
  const reader = { person, relation: relationTo(state, person) };
  const fields = told.flatMap((name) => kind?.fields.filter((field) => field.name === name) ?? []);
  const section = kind?.section;
  if (section === undefined || !fields.every((field) => readsWords(section, field.class, reader))) return [];
  const newest = new Map<string, { readonly on: LocalDate; readonly facts: Data }>();
  for (const { id, kind: code, on, facts } of state.entries) {
    if (code === entries) newest.set(textOf(facts[by]) ?? id, { on, facts });
  }
  return [...newest]
    .sort(([, a], [, b]) => b.on.localeCompare(a.on))
    .map(([code, { facts }]) => ({
      code,
      text: fields
        .flatMap(({ name, kind: is, fact }) => {
          const value = textOf(facts[fact ?? name]);
          if (value === undefined) return [];
          return [is === 'DATE' ? formatDate(language, value) : optionLabel(language, entries, name, value)];
        })
        .join(' · '),
    }));
}

/** Members of the newest list of that name, or of every one of them, under the words they had last. */
function amongMembers(
  { sections }: Holding,
  { list, by, told }: ListReference,
  past: 'WITHOUT_PAST' | 'WITH_PAST',
): readonly Choice[] {
  const lists = Object.values(sections)
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map(({ data }) => membersOf(data?.[list]).filter((member) => textOf(member[told]) !== undefined))
    .filter((members) => members.length > 0);
  const shown = (past === 'WITH_PAST' ? lists : lists.slice(-1)).flat();
  const texts = new Map(
    shown.flatMap((member) => {
      const code = textOf(member[by]);
      return code === undefined ? [] : [[code, textOf(member[told]) ?? code] as const];
    }),
  );
  return [...texts].map(([code, text]) => ({ code, text }));
}

function membersOf(value: unknown): readonly Data[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is Data => typeof each === 'object' && each !== null && !Array.isArray(each));
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
