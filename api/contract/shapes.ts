import { z } from 'zod';
import { at, codeOf, day, id } from './scalars';

/** What leaves the API, for OpenAPI and for the tests that hold the answers against it. */

export const DueMoveShape = z.strictObject({ from: day, to: day, rule: codeOf, text: z.string() });
export const TimelinessShape = z.strictObject({
  kind: z.enum(['ON_TIME', 'SOON', 'TODAY', 'OVERDUE', 'DONE_LATE']),
  days: z.number(),
});

export const TaskShape = z
  .strictObject({
    id,
    caseId: id,
    caseReference: z.string(),
    stepCode: codeOf,
    kind: z.enum(['FORM', 'TARGET']),
    title: z.string(),
    status: z.enum(['OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'SKIPPED']),
    role: codeOf,
    assignee: id.nullable(),
    deputy: id.nullable(),
    /** Whose task it is while somebody else covers. */
    coverFor: id.nullable(),
    openedAt: at,
    dueAt: at,
    dueOn: day,
    originalDueAt: at,
    dueMoves: z.array(DueMoveShape),
    window: z.strictObject({ opensOn: day, endsOn: day }).nullable(),
    clock: z.enum(['SERVICE', 'STATUTORY']),
    paused: z.boolean(),
    about: z.array(z.string()).optional(),
    late: z.boolean(),
    timeliness: TimelinessShape,
    /** Where it stands in a list of work, by the clock of its case; null once it is closed. */
    group: z.enum(['late', 'today', 'thisWeek', 'later', 'noDeadline']).nullable(),
    allowedActions: z.array(codeOf),
    escalationLevel: z.number(),
    nextAlarm: z.strictObject({ at, kind: codeOf }).nullable(),
    outcomes: z.array(codeOf),
    outcome: codeOf.nullable(),
    closedAt: at.nullable(),
    version: z.number(),
    /** In lists: the child's initials, for those who may know whose case it is. */
    initials: z.string().nullable().optional(),
  })
  .meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskShape>;

export const ClockShape = z
  .strictObject({
    code: codeOf,
    title: z.string(),
    startedOn: day,
    dueOn: day,
    state: z.enum(['RUNNING', 'MET', 'ALARM', 'BREACHED', 'STOPPED']),
    source: z.string(),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.infer<typeof ClockShape>;

export interface FieldView {
  readonly name: string;
  readonly kind: string;
  readonly class: string;
  readonly label: string;
  /** Name of the group that the field is a part of. */
  readonly group?: string;
  readonly required: boolean;
  readonly help?: string;
  readonly requiredWhen?: unknown;
  readonly outcomes?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly format?: string;
  readonly notFuture?: boolean;
  /** A new identifier, made up by whoever draws the form. */
  readonly made?: boolean;
  readonly options?: readonly { readonly code: string; readonly text: string }[];
  /** Names of values that may be typed in their place; other values are as good. */
  readonly known?: readonly { readonly code: string; readonly text: string }[];
  readonly fields?: readonly FieldView[];
}
const FIELD_KINDS = [
  'TEXT',
  'BOOLEAN',
  'INTEGER',
  'DATE',
  'DATETIME',
  'TIME',
  'CODE',
  'CODES',
  'USER',
  'PERSON',
  'LIST',
] as const;
export const FieldShape = z
  .looseObject({
    name: z.string(),
    kind: z.enum(FIELD_KINDS),
    class: z.enum(['OP', 'ID', 'SOC', 'HLT', 'PROT']),
    label: z.string(),
    required: z.boolean(),
  })
  .meta({ id: 'Field' });

export const TaskDetailShape = TaskShape.extend({
  fields: z.array(FieldShape),
  outcomeTexts: z.array(z.strictObject({ code: codeOf, text: z.string() })),
  help: z.string().nullable(),
  draft: z
    .strictObject({
      data: z.record(z.string(), z.unknown()),
      outcome: codeOf.nullable(),
      reason: z.string().nullable(),
      version: z.number(),
      savedAt: at,
    })
    .optional(),
}).meta({ id: 'TaskDetail' });

export const NextShape = z.strictObject({
  code: codeOf,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  text: z.string(),
});

export const CaseItemShape = z.strictObject({
  id,
  reference: z.string(),
  /** The child's, for those who may know whose case it is; null for others, and where no name was written. */
  initials: z.string().nullable(),
  status: codeOf,
  overlays: z.array(codeOf),
  openSteps: z.array(codeOf),
  /** The same in words. */
  openTitles: z.array(z.string()),
  nextDueAt: at.nullable(),
  /** What is due next: its day and how the case stands to it; null where nothing is, or while the case rests. */
  due: z.strictObject({ dueOn: day, timeliness: TimelinessShape }).nullable(),
  late: z.boolean(),
  lead: id.nullable(),
  training: z.boolean(),
});
export type CaseItemView = z.infer<typeof CaseItemShape>;

export const SectionRecordShape = z.strictObject({
  seq: z.number(),
  at,
  code: codeOf,
  actor: z.strictObject({ id: z.string(), role: codeOf }),
  data: z.record(z.string(), z.unknown()).nullable(),
});
export type SectionRecord = z.infer<typeof SectionRecordShape>;

/** A conference beside a case, as far as the case's own readers are told: where it stands. */
export const ConferenceShape = z
  .strictObject({
    id,
    reference: z.string(),
    status: codeOf,
    variant: codeOf.nullable(),
    startedAt: at,
    endedAt: at.nullable(),
  })
  .meta({ id: 'Conference' });

export const CaseShape = z
  .strictObject({
    id,
    reference: z.string(),
    status: codeOf,
    closeReason: codeOf.nullable(),
    overlays: z.array(codeOf),
    version: z.number(),
    seq: z.number(),
    training: z.boolean(),
    now: at,
    pathway: z.strictObject({ id: codeOf, version: z.string() }),
    tasks: z.array(TaskShape),
    ribbon: z.array(ClockShape),
    parts: z.array(z.strictObject({ discipline: codeOf, status: codeOf, startedOn: day, endedOn: day.nullable() })),
    team: z.array(z.strictObject({ key: codeOf, userId: id, displayName: z.string(), deputyId: id.nullable() })),
    conferences: z.array(ConferenceShape),
    /** The case that started this one, where the caller may read it too. */
    parent: z.strictObject({ id, reference: z.string() }).nullable(),
    /** The child's case before this one; its words only once participation in this one is consented to. */
    previous: z
      .strictObject({
        id,
        closeReason: codeOf.nullable(),
        closedOn: day.nullable(),
        sections: z.record(z.string(), z.array(SectionRecordShape)).nullable(),
      })
      .nullable(),
    sections: z.record(z.string(), z.array(SectionRecordShape)),
    next: NextShape,
    /** Until when the caller reads the case that they opened in an emergency. */
    glass: z.strictObject({ id, until: at }).optional(),
    /** Who stepped aside from the case, for those who may let them back. */
    aside: z.array(z.strictObject({ userId: id, displayName: z.string() })).optional(),
    allowedActions: z.array(codeOf),
  })
  .meta({ id: 'Case' });

export const NoticeShape = z.strictObject({
  id,
  kind: codeOf,
  caseId: id.nullable(),
  caseReference: z.string(),
  taskId: id.nullable(),
  stepCode: codeOf.nullable(),
  level: z.number().nullable(),
  dueOn: day.nullable(),
  urgent: z.boolean(),
  at,
  readAt: at.nullable(),
  text: z.string(),
});
export type NoticeView = z.infer<typeof NoticeShape>;

/** `{items, nextCursor}` of every list. */
export function listOf(item: z.ZodType) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const ProblemShape = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export const ChangeShape = z.strictObject({
  version: z.number(),
  seq: z.number(),
  status: codeOf,
  opened: z.array(TaskShape),
  closed: z.array(id),
});
