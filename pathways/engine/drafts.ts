/** A referral from its first word to its submission. A draft is not yet a matter (domain.md P1). */
import { evolve } from '../evolve';
import { hasLeft } from '../membership';
import type { Actor, CaseState, Command, Data, Env, NewEvent, PathwayBook, Refusal } from '../model';
import { readPath } from '../paths';
import { applyEffects } from './effects';
import { factsOf, faultsOf } from './forms';
import { emit, type Form, firstRefusal, type Work } from './work';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** What the opening form and the case that started this one leave in the state. */
function openingFacts(command: CommandOf<'OPEN_DRAFT'>, { definition }: PathwayBook): Data {
  const { fields, inherits } = definition.intake;
  const handed = Object.entries(command.parent?.facts ?? {}).filter(([name]) => inherits?.facts.includes(name));
  return { ...Object.fromEntries(handed), ...factsOf(fields, command.data) };
}

/**
 * The first event of a case: a draft with its author, its members and its clock, or at once a matter (`atOnce`). What
 * another case started was checked by that case's own form.
 */
export function openDraft(
  command: CommandOf<'OPEN_DRAFT'>,
  caseId: string,
  at: { readonly actor: Actor; readonly env: Env; readonly book: PathwayBook },
): Work | Refusal {
  const { actor, env, book } = at;
  const { intake, id, version } = book.definition;
  const { parent, data } = command;
  const subject = parent?.subject ?? subjectIn(book, data);
  const created: Omit<CaseState, 'seq'> = {
    id: caseId,
    pathway: { id, version },
    reference: command.reference,
    training: command.training,
    status: intake.atOnce ?? intake.status,
    startedAt: env.at,
    ...(intake.atOnce ? { submittedOn: env.today, ...(subject ? { subject } : {}) } : {}),
    ...(parent ? { parent: parent.caseId } : {}),
    createdBy: actor.id,
    team: { CREATOR: { userId: actor.id }, ...command.members },
    facts: openingFacts(command, book),
    tasks: {},
    clocks: {},
    parts: {},
    entries: [],
    pausedDays: 0,
    clockOffsetMs: command.clockOffsetMs,
    children: [],
    version: 1,
  };
  const code = intake.atOnce ? 'CASE_OPENED' : 'DRAFT_OPENED';
  const first: NewEvent = { at: env.at, actor, code, params: {}, change: { created } };
  const work: Work = { state: evolve(null, { ...first, seq: 1 }), events: [first], notices: [], book, env, actor };
  if (intake.atOnce && !parent) {
    const errors = faultsOf(work, intake.fields, { data });
    if (errors.length > 0) return { code: 'form_incomplete', errors };
    const refusal = firstRefusal(work, intake.checks, { data });
    if (refusal) return refusal;
  }
  applyEffects(work, intake.onDraft, { data });
  return work;
}

function isDraft(work: Work): boolean {
  const { intake } = work.book.definition;
  return work.state.status === intake.status || work.state.status === intake.returnedStatus;
}

/** Saves what was typed. What the responsible social worker had confirmed must be confirmed again when somebody else changes it. */
export function saveDraft(work: Work, command: CommandOf<'SAVE_DRAFT'>): Refusal | null {
  if (!isDraft(work)) return { code: 'not_a_draft', params: { status: work.state.status } };
  const { confirmBy, fields } = work.book.definition.intake;
  const confirmer = confirmBy ? work.state.team[confirmBy]?.userId : undefined;
  const unconfirm = work.state.confirmedBy !== undefined && work.actor.id !== confirmer;
  emit(work, {
    code: 'DRAFT_SAVED',
    change: { facts: factsOf(fields, command.data), versionUp: true, ...(unconfirm ? { confirmedBy: null } : {}) },
  });
  for (const [key, member] of Object.entries(command.members ?? {})) {
    if (work.state.team[key]?.userId === member.userId) continue;
    // A form that was filled in before doesn't bring back somebody who has left the case.
    if (hasLeft(work.state, member.userId)) continue;
    emit(work, {
      code: 'MEMBER_NAMED',
      params: { member: key, userId: member.userId },
      change: { member: { key, ...member } },
    });
  }
  return null;
}

/** The person in charge confirms what somebody else wrote. */
export function confirmDraft(work: Work): Refusal | null {
  if (!isDraft(work)) return { code: 'not_a_draft', params: { status: work.state.status } };
  const { confirmBy } = work.book.definition.intake;
  if (confirmBy && work.state.team[confirmBy]?.userId !== work.actor.id) return { code: 'not_yours_to_confirm' };
  emit(work, { code: 'REFERRAL_CONFIRMED', change: { confirmedBy: work.actor.id, versionUp: true } });
  return null;
}

function confirmed(work: Work): boolean {
  const { confirmBy } = work.book.definition.intake;
  if (!confirmBy) return true;
  const person = work.state.team[confirmBy]?.userId;
  return person === work.actor.id || (work.state.confirmedBy !== undefined && work.state.confirmedBy === person);
}

function subjectIn(book: PathwayBook, data: Data): string | undefined {
  const subject = readPath(data, book.definition.intake.subjectField);
  return typeof subject === 'string' ? subject : undefined;
}

/** A complete referral becomes a matter: its clocks start and the first step opens. */
export function submitDraft(work: Work, command: CommandOf<'SUBMIT'>): Refusal | null {
  if (!isDraft(work)) return { code: 'already_submitted', params: { status: work.state.status } };
  const { intake } = work.book.definition;
  const form: Form = { data: command.data };
  const errors = faultsOf(work, intake.fields, form);
  if (errors.length > 0) return { code: 'form_incomplete', errors };
  if (!confirmed(work)) return { code: 'not_confirmed' };
  const refusal = firstRefusal(work, intake.checks, form);
  if (refusal) return refusal;
  const again = work.state.submittedOn !== undefined;
  const subject = subjectIn(work.book, command.data);
  emit(work, {
    code: again ? 'REFERRAL_RESUBMITTED' : 'REFERRAL_SUBMITTED',
    change: {
      facts: { ...factsOf(intake.fields, command.data), ...command.facts },
      versionUp: true,
      ...(subject ? { subject } : {}),
      ...(again ? {} : { submittedOn: work.env.today }),
    },
  });
  applyEffects(work, again ? (intake.onResubmit ?? intake.onSubmit) : intake.onSubmit, form);
  return null;
}

/** A draft that is not needed is put away; a returned referral can't be, it is a matter already. */
export function discardDraft(work: Work): Refusal | null {
  const { intake } = work.book.definition;
  if (work.state.status !== intake.status) return { code: 'not_a_draft', params: { status: work.state.status } };
  emit(work, { code: 'DRAFT_DISCARDED', change: { versionUp: true } });
  applyEffects(work, intake.onDiscard, { data: {} });
  return null;
}
