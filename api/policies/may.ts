import { type HolidayCalendar, workingDaysBetween } from '../../pathways/calendar';
import { hasLeft, isAside } from '../../pathways/membership';
import type { CaseState, TaskState } from '../../pathways/model';
import { caseTime } from '../presenters/case-time';
import { partEnd } from './part-end';
import { type Action, isRoleCode, PATHWAY_RIGHTS, POLICY_TABLE, type RoleCode, type Scope } from './table';

/** Somebody whose rights are asked: an id and the roles held now. */
export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
}

/** The moment at which rights are asked; a case adds its own clock. */
export interface Moment {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
}

/** Somebody who asks for something now: rights that end by time end without an alarm. */
export interface Asker extends Person {
  readonly moment: Moment;
  /** Cases that the person opened in an emergency and may still read, by id. */
  readonly glass?: readonly Glass[];
}

/** A case opened in an emergency (legend B of domain.md §3). */
export interface Glass {
  readonly id: string;
  readonly caseId: string;
  readonly until: Date;
}

/** Opened is one case: its words, not those of the child's other cases and not its history. */
export function withoutGlass(person: Asker): Asker {
  return { ...person, glass: [] };
}

/** How a person stands to one case, and to one of its tasks where a task is meant. */
export interface Relation {
  /** Belongs to the team or has a task of the case, or did until so long ago that the access goes on (`GRACE_WD`). */
  readonly member: boolean;
  /** Was a member: sees how the case stands, none of its words. */
  readonly past?: boolean;
  readonly lead: boolean;
  /** Has or had a task of the case in hand. */
  readonly tasked?: boolean;
  /** An unclaimed task of the case waits for a role that the person holds. */
  readonly pool: boolean;
  /** Until the team's first meeting (domain.md §3: the coordinator's rights on content end there). */
  readonly early: boolean;
  /** Until the family has been told and asked: P1 to P3. */
  readonly opening?: boolean;
  readonly task?: { readonly mine: boolean; readonly pool: boolean };
  /** The member keys that are the person's. */
  readonly keys?: readonly string[];
  /** The case's pathway: some have rows of their own. */
  readonly pathway?: string;
  /** Stepped aside from the case: nothing of it is theirs, whatever their role. */
  readonly aside?: boolean;
  /** The glass that the person broke for this case, by id; absent where there is none or its hour is over. */
  readonly glass?: string;
}

const EARLY_STATUSES: ReadonlySet<string> = new Set([
  'DRAFT',
  'SCREENING',
  'RETURNED',
  'WAITLISTED',
  'CONSENT',
  'ASSESSMENT',
  'INTAKE',
]);

const OPENING_STATUSES: ReadonlySet<string> = new Set(['DRAFT', 'SCREENING', 'RETURNED', 'WAITLISTED', 'CONSENT']);

/** True in the steps P1 to P3, in which the coordinator gives out the work (domain.md §3). */
export function isOpening(status: string): boolean {
  return OPENING_STATUSES.has(status);
}

/** True until the team has met (domain.md §3: there the coordinator's rights on content end). */
export function isEarly(status: string): boolean {
  return EARLY_STATUSES.has(status);
}

/** Member key of the lead worker. */
const LEAD = 'LEAD';

/** Working days for which somebody whose part has ended still reads and writes: work is handed over (domain.md §3 rule 1). */
export const GRACE_WD = 20;

type Standing = Pick<CaseState, 'team' | 'tasks' | 'createdBy' | 'status' | 'former' | 'aside'> &
  Partial<Pick<CaseState, 'id' | 'pathway' | 'parts' | 'facts' | 'submittedOn' | 'endedAt' | 'clockOffsetMs'>>;

const ASIDE: Relation = { member: false, lead: false, pool: false, early: false, aside: true };

/** How the person stands to the case as its state says: assignment makes access, and its end ends it. */
export function relationTo(state: Standing, person: Asker, task?: TaskState): Relation {
  if (isAside(state, person.id)) return ASIDE;
  const tasks = Object.values(state.tasks);
  const onTeam = (key: string) => {
    const member = state.team[key];
    return member !== undefined && [member.userId, member.deputyId, member.cover?.by].includes(person.id);
  };
  const belongs =
    !hasLeft(state, person.id) &&
    (state.createdBy === person.id ||
      Object.keys(state.team).some(onTeam) ||
      tasks.some((each) => isMine(each, person) || (each.cover?.for === person.id && isOpen(each))));
  const past = belongs && isOver(state, person);
  const member = belongs && !past;
  const glass = person.glass?.find(({ caseId }) => caseId === state.id);
  return {
    member,
    ...(glass ? { glass: glass.id } : {}),
    ...(past ? { past } : {}),
    lead: member && onTeam(LEAD),
    tasked: member && tasks.some((each) => isMine(each, person)),
    pool: tasks.some((each) => isPool(each, person)),
    early: isEarly(state.status),
    opening: isOpening(state.status),
    keys: member ? Object.keys(state.team).filter(onTeam) : [],
    ...(state.pathway ? { pathway: state.pathway.id } : {}),
    ...(task === undefined
      ? {}
      : {
          task: { mine: isMine(task, person), pool: isPool(task, person) || isLeadsToo(task, member && onTeam(LEAD)) },
        }),
  };
}

/** The person's part in the case ended more than `GRACE_WD` working days ago, by the clock of the case. */
function isOver(state: Standing, { id, moment }: Asker): boolean {
  const end = partEnd(state, id);
  if (end === null) return false;
  const { today } = caseTime(moment.now, state.clockOffsetMs ?? 0);
  return end < today && workingDaysBetween(end, today, 'FI_SERVICE', moment.calendar) > GRACE_WD;
}

function isMine(task: TaskState, person: Person): boolean {
  // Cover ends with the task: having had it for somebody who was away gives no right afterwards.
  const acts =
    task.assignee === person.id && (task.cover === undefined || task.cover.for === person.id || isOpen(task));
  return acts || task.deputy === person.id;
}

function isPool(task: TaskState, person: Person): boolean {
  return task.assignee === undefined && isOpen(task) && person.roles.includes(task.role);
}

/** The family's part of the follow-up may be done by the lead worker as well as by a coordinator (domain.md §3). */
const LEADS_TOO: ReadonlySet<string> = new Set(['P10_FAMILY']);

function isLeadsToo(task: TaskState, lead: boolean): boolean {
  return lead && LEADS_TOO.has(task.step) && task.assignee === undefined && isOpen(task);
}

function isOpen(task: TaskState): boolean {
  return task.status === 'OPEN' || task.status === 'IN_PROGRESS';
}

/** True where one of the person's roles reaches this case (or task) for the action. */
export function may(person: Person, action: Action, relation: Relation): boolean {
  return actingRole(person, action, relation) !== null;
}

/** The first of the person's roles that allows the action here, for the history; null where none does. */
export function actingRole(person: Person, action: Action, relation: Relation): RoleCode | null {
  if (relation.aside) return null;
  const roles = person.roles.filter(isRoleCode);
  // A task is done in the role it waits for, where the person holds it.
  return (
    roles.find((role) => scopesOf(action, role, relation.pathway).some((scope) => reaches(scope, relation, role))) ??
    null
  );
}

/** How far the person's roles reach for an action, all of them together; empty: never. */
export function scopesOfPerson(person: Person, action: Action): ReadonlySet<Scope> {
  const pathways = [undefined, ...Object.keys(PATHWAY_RIGHTS)];
  const roles = person.roles.filter(isRoleCode);
  return new Set(pathways.flatMap((pathway) => roles.flatMap((role) => scopesOf(action, role, pathway))));
}

/** How far one role reaches for an action, in cases of a pathway with rows of its own or in all others. */
export function scopesOf(action: Action, role: RoleCode, pathway?: string): readonly Scope[] {
  const own = pathway === undefined ? undefined : PATHWAY_RIGHTS[pathway]?.[action];
  const row: { readonly [role in RoleCode]?: Scope | readonly Scope[] } = own ?? POLICY_TABLE[action];
  const cell = row[role];
  if (cell === undefined) return [];
  return typeof cell === 'string' ? [cell] : cell;
}

function reaches(scope: Scope, relation: Relation, role: RoleCode): boolean {
  switch (scope) {
    case 'ALL':
      return true;
    case 'OWN':
      return relation.member;
    case 'TEAM':
      return relation.member || relation.pool;
    case 'NAMED':
      return relation.keys?.includes(role) === true;
    case 'LEAD':
      return relation.lead;
    case 'TASK':
      return relation.task?.mine === true || relation.task?.pool === true;
    case 'POOL':
      return relation.task?.pool === true;
    case 'EARLY':
      return relation.early;
    case 'OPENING':
      return relation.opening === true;
    case 'PAST':
      return relation.past === true;
    default:
      return exhausted(scope);
  }
}

function exhausted(scope: never): never {
  throw new RangeError(`unknown scope: ${String(scope)}`);
}
