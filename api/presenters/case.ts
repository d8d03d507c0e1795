import type { CaseItemRow, ChildCaseRow, ContentItem } from '../../ledger/queries/cases';
import type { HolidayCalendar } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import type { OnDay } from '../../pathways/helmi/consent-force';
import type { CaseState, Field, Pathway, PathwayBook } from '../../pathways/model';
import { nextOf } from '../../pathways/next';
import { dayOf } from '../../texts/dates';
import { capital, clockLabel, clockLaw, stepTitle } from '../../texts/labels';
import { nextSentence } from '../../texts/next';
import type { CaseItemView, ClockView, SectionRecord } from '../contract/shapes';
import { type Asker, may, type Person, type Relation, relationTo } from '../policies/may';
import { isAction } from '../policies/table';
import { readablePart } from '../policies/words';
import type { Language } from '../problems';
import type { CaseTime } from './case-time';
import { presentTasks, type Reader } from './task';
import { timelinessOf } from './timeliness';

/** The statutory ribbon: limits set by law, each with its source. */
export function presentRibbon(state: CaseState, language: Language): ClockView[] {
  return Object.values(state.clocks).map(({ code, startedOn, dueOn, state: clockState }) => ({
    code,
    title: capital(clockLabel(language, code)),
    startedOn,
    dueOn,
    state: clockState,
    source: clockLaw(language, code),
  }));
}

/** Overlays lie over the status without being one. */
export function overlaysOf(state: CaseState): string[] {
  return [...(state.paused === undefined ? [] : ['PAUSED']), ...Object.keys(state.overlays ?? {}).sort()];
}

export type Names = ReadonlyMap<string, string>;

/** A case as the caller may see it. `sections` is made by `presentSections`. */
export function presentCase(
  state: CaseState,
  book: PathwayBook,
  reader: Reader,
  given: {
    readonly sections: object;
    readonly names: Names;
    readonly previous: object | null;
    readonly conferences: readonly object[];
    readonly parent: object | null;
  },
): object {
  return {
    id: state.id,
    reference: state.reference,
    status: state.status,
    closeReason: state.closeReason ?? null,
    overlays: overlaysOf(state),
    version: state.version,
    seq: state.seq,
    training: state.training,
    now: reader.time.at,
    pathway: state.pathway,
    tasks: presentTasks(state, book, reader),
    ribbon: presentRibbon(state, reader.language),
    parts: Object.values(state.parts).map((part) => ({ ...part, endedOn: part.endedOn ?? null })),
    team: Object.entries(state.team).map(([key, { userId, deputyId }]) => ({
      key,
      userId,
      displayName: given.names.get(userId) ?? '',
      deputyId: deputyId ?? null,
    })),
    conferences: given.conferences,
    parent: given.parent,
    previous: given.previous,
    sections: given.sections,
    next: presentNext(state, reader, given.names),
    ...asideOf(state, reader.person, given.names),
    ...glassOf(state, reader.person),
    allowedActions: caseActions(state, book.definition, reader.person),
  };
}

function glassOf(state: CaseState, person: Asker): object {
  const { glass } = relationTo(state, person);
  const open = person.glass?.find(({ id }) => id === glass);
  return open === undefined ? {} : { glass: { id: open.id, until: open.until.toISOString() } };
}

function asideOf(state: CaseState, person: Asker, names: Names): object {
  if (!may(person, 'case.letBack', relationTo(state, person))) return {};
  return { aside: (state.aside ?? []).map((userId) => ({ userId, displayName: names.get(userId) ?? '' })) };
}

/** What is awaited: the code and its words for programs, the one sentence for people. */
function presentNext(state: CaseState, { time, language }: Reader, names: Names): object {
  const { code, params } = nextOf(state, time.at);
  const { assignee } = params;
  const name = typeof assignee === 'string' ? (names.get(assignee) ?? null) : null;
  return { code, params, text: nextSentence(language, { code, params: { ...params, assignee: name } }) };
}

/** What the person may do with the case as it stands, beside its tasks. */
export function caseActions(state: CaseState, pathway: Pathway, person: Asker): string[] {
  const relation = relationTo(state, person);
  if (state.moving !== undefined) return [];
  const own = [
    ...(may(person, 'case.stepAside', relation) ? ['STEP_ASIDE'] : []),
    ...(may(person, 'case.breakGlass', relation) ? ['BREAK_GLASS'] : []),
  ];
  const { intake } = pathway;
  const isDraft = state.status === intake.status || state.status === intake.returnedStatus;
  const drafts = isDraft
    ? ([
        ['EDIT', 'referral.write'],
        ['CONFIRM', 'referral.confirm'],
        ['SUBMIT', 'referral.submit'],
        ...(state.status === intake.status ? ([['DISCARD', 'referral.discard']] as const) : []),
      ] as const)
    : [];
  const events = pathway.events
    .filter((event) => state.endedAt === undefined && event.statuses.includes(state.status))
    .filter(({ offeredWhile: on }) => on === undefined || (state.facts[on.fact] === true) === on.is)
    .map((event) => event.code)
    // A case that rests can only go on, and one that doesn't can't.
    .filter((code) => code !== (state.paused === undefined ? 'RESUME' : 'PAUSE'))
    .filter((code) => allows(person, `event.${code}`, relation));
  const takesEntries = state.endedAt === undefined && !isDraft && pathway.entries.length > 0;
  return [
    ...own,
    ...drafts.filter(([, action]) => may(person, action, relation)).map(([code]) => code),
    ...events,
    ...(takesEntries && may(person, 'entry.write', relation) ? ['ENTRY'] : []),
    ...(state.training && state.endedAt === undefined && may(person, 'training.move', relation)
      ? ['FAST_FORWARD']
      : []),
  ];
}

function allows(person: Person, action: string, relation: Relation): boolean {
  return isAction(action) && may(person, action, relation);
}

/** Who wrote what and when, section by section: only what the caller may read. */
export function presentSections(
  content: readonly ContentItem[],
  state: CaseState,
  pathway: Pathway,
  person: Asker,
  on: OnDay,
): { readonly [section: string]: readonly SectionRecord[] } {
  const relation = relationTo(state, person);
  const sections: { [section: string]: SectionRecord[] } = {};
  const drafts = content.filter((item) => item.draft);
  for (const item of content) {
    // Only the newest save of a draft says anything.
    if (item.draft && item !== drafts.at(-1)) continue;
    if (item.data === null) continue;
    const reading = { person, relation, state, on };
    const data = readablePart(item.section, fieldsOf(item, pathway), item.data, reading, item.actorId);
    if (data === null) continue;
    const list = sections[item.section] ?? [];
    sections[item.section] = list;
    list.push({
      seq: item.seq,
      at: item.at.toISOString(),
      code: item.code,
      actor: { id: item.actorId, role: item.actorRole },
      data,
    });
  }
  return sections;
}

const REASON: Field = { name: 'reason', kind: 'TEXT', class: 'SOC' };
const COMPLETION_REASON: Field = { name: '$reason', kind: 'TEXT', class: 'SOC' };
const LATE_REASON: readonly Field[] = [
  { name: 'overdueReason', kind: 'TEXT', class: 'OP' },
  { name: 'overdueReasonText', kind: 'TEXT', class: 'SOC' },
];

/** The fields that a piece of content was written with. */
export function fieldsOf(item: ContentItem, pathway: Pathway): readonly Field[] {
  switch (item.sourceKind) {
    case 'INTAKE':
      return pathway.intake.fields;
    case 'STEP':
      return [
        ...(pathway.steps.find((step) => step.code === item.code)?.fields ?? []),
        COMPLETION_REASON,
        ...LATE_REASON,
      ];
    case 'ENTRY':
      return pathway.entries.find((entry) => entry.kind === item.code)?.fields ?? [];
    case 'EVENT':
      return pathway.events.find((event) => event.code === item.code)?.fields ?? [];
    default:
      return [REASON];
  }
}

/** One line of the case list, at its own time of the case. */
export function presentCaseItem(
  row: CaseItemRow,
  { language, time, calendar }: Reader,
  initials: string | null,
): CaseItemView {
  return {
    id: row.id,
    reference: row.reference,
    initials,
    status: row.status,
    overlays: [...(row.paused ? ['PAUSED'] : []), ...row.overlays],
    openSteps: [...row.openSteps],
    openTitles: row.openSteps.map((step) => stepTitle(language, step)),
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    due: dueOf(row, time, calendar),
    late: row.late,
    lead: row.lead,
    training: row.training,
  };
}

/** How a case stands to what is due next in it. */
function dueOf({ nextDueAt, late }: CaseItemRow, time: CaseTime, calendar: HolidayCalendar): CaseItemView['due'] {
  if (nextDueAt === null) return null;
  const dueOn = dayOf(nextDueAt.toISOString());
  const lateAt = late ? nextDueAt.toISOString() : NEVER;
  return { dueOn, timeliness: timelinessOf({ status: 'OPEN', dueOn, lateAt, overdue: late }, time, calendar) };
}
const NEVER = '9999-12-31T00:00:00.000Z';

/** Everybody whose name a case page shows. */
export function peopleOf(state: CaseState): string[] {
  const team = Object.values(state.team).flatMap(({ userId, deputyId }) => [
    userId,
    ...(deputyId === undefined ? [] : [deputyId]),
  ]);
  const tasks = Object.values(state.tasks).filter(isOpen);
  return [
    ...new Set([
      ...(state.aside ?? []),
      ...team,
      ...tasks.flatMap((task) => (task.assignee === undefined ? [] : [task.assignee])),
    ]),
  ];
}

/** A conference beside the case: its status only. */
export function presentConference({ startedAt, endedAt, ...row }: ChildCaseRow): object {
  return { ...row, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
