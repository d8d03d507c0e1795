/** Short words for writing forms down, and the groups of fields that several steps share. */
import type { Condition, Field, FieldClass, Reference } from '../model';

type Extra = Partial<Omit<Field, 'name' | 'kind' | 'class'>>;

export const text = (name: string, cls: FieldClass, max: number, extra: Extra = {}): Field => ({
  name,
  kind: 'TEXT',
  class: cls,
  max,
  ...extra,
});
export const yesNo = (name: string, cls: FieldClass, extra: Extra = {}): Field => ({
  name,
  kind: 'BOOLEAN',
  class: cls,
  ...extra,
});
export const whole = (name: string, cls: FieldClass, min: number, max: number, extra: Extra = {}): Field => ({
  name,
  kind: 'INTEGER',
  class: cls,
  min,
  max,
  ...extra,
});
export const date = (name: string, cls: FieldClass, extra: Extra = {}): Field => ({
  name,
  kind: 'DATE',
  class: cls,
  ...extra,
});
export const time = (name: string, cls: FieldClass, extra: Extra = {}): Field => ({
  name,
  kind: 'TIME',
  class: cls,
  ...extra,
});
export const moment = (name: string, cls: FieldClass, extra: Extra = {}): Field => ({
  name,
  kind: 'DATETIME',
  class: cls,
  ...extra,
});
export const code = (name: string, cls: FieldClass, options: readonly string[], extra: Extra = {}): Field => ({
  name,
  kind: 'CODE',
  class: cls,
  options,
  ...extra,
});
export const codes = (name: string, cls: FieldClass, options: readonly string[], extra: Extra = {}): Field => ({
  name,
  kind: 'CODES',
  class: cls,
  options,
  ...extra,
});
export const user = (name: string, extra: Extra = {}): Field => ({ name, kind: 'USER', class: 'OP', ...extra });
/** A person of the case: `CHILD`, or `GUARDIAN_1`…`GUARDIAN_4` in the order of the referral. */
export const person = (name: string, extra: Extra = {}): Field => ({ name, kind: 'PERSON', class: 'ID', ...extra });
export const list = (name: string, cls: FieldClass, fields: readonly Field[], extra: Extra = {}): Field => ({
  name,
  kind: 'LIST',
  class: cls,
  fields,
  ...extra,
});
export const group = (name: string, cls: FieldClass, fields: readonly Field[], extra: Extra = {}): Field => ({
  name,
  kind: 'GROUP',
  class: cls,
  fields,
  ...extra,
});
export const language = (name: string, extra: Extra = {}): Field =>
  text(name, 'SOC', 3, { format: 'LANGUAGE', ...extra });
export const reference = (name: string, cls: FieldClass, extra: Extra = {}): Field =>
  text(name, cls, 40, { format: 'REFERENCE', ...extra });
/** An identifier that rules compare: it may be remembered, because no word fits into it. */
export const identifier = (name: string, extra: Extra = {}): Field => text(name, 'OP', 40, { format: 'ID', ...extra });

/** The goals of the plan in force (P6). */
export const AMONG_GOALS: Reference = { list: 'goals', by: 'id', told: 'text' };
/** Meetings of the case, and what was ordered or offered for one, each by what was noted last. */
export const AMONG_MEETINGS: Reference = { entries: 'MEETING', by: 'meetingId', told: ['date', 'purpose', 'status'] };
export const AMONG_BOOKINGS: Reference = { entries: 'BOOKING', by: 'bookingId', told: ['date', 'purpose', 'status'] };

export const required: Extra = { required: true };

/** Holds when the outcome is one of these. */
export const outcomeIn = (...outcomes: readonly string[]): Condition => ({
  any: outcomes.map((outcome) => ({ outcome })),
});
export const absent = (field: string): Condition => ({ field, present: false });

const INTERPRETER_NEEDS = ['YES', 'NO', 'UNKNOWN'] as const;
export const interpreterNeed = (extra: Extra = {}): Field => code('interpreterNeed', 'SOC', INTERPRETER_NEEDS, extra);

const VIEW_MISSING = ['NOT_YET_MET', 'DECLINED_TO_TELL', 'AGE_OR_CONDITION', 'OTHER'] as const;

/** The young person's own view, or why it is missing (hallintolaki 434/2003 34 §; service rule: never left out). */
export function ownView(name: string, when: Condition = {}, max = 1000): readonly Field[] {
  const missing = `${name}MissingReason`;
  return [
    text(name, 'SOC', max, { requiredWhen: { all: [when, absent(missing)] } }),
    code(missing, 'SOC', VIEW_MISSING, { requiredWhen: { all: [when, absent(name)] } }),
  ];
}

const HSA_DOMAINS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The service's situation assessment: eight domains and, apart from them, the overall rating, each 0–4. */
export function situation(name: string, cls: FieldClass, extra: Extra & { readonly overallFact?: string } = {}): Field {
  const { overallFact, ...rest } = extra;
  const fact = overallFact ? { fact: overallFact } : {};
  return group(
    name,
    cls,
    [
      ...HSA_DOMAINS.map((domain) => whole(`d${domain}`, cls, 0, 4, { aliases: [String(domain)] })),
      whole('overall', cls, 0, 4, { required: true, ...fact }),
    ],
    { shorthand: 'overall', ...rest },
  );
}

/** The child's own rating, or why there is none. */
export function ownSituation(cls: FieldClass, when: Condition = {}): readonly Field[] {
  const missing = 'hsaChildMissingReason';
  return [
    situation('hsaChild', cls, { requiredWhen: { all: [when, absent(missing)] } }),
    code(missing, cls, VIEW_MISSING, { requiredWhen: { all: [when, absent('hsaChild')] } }),
  ];
}

/** What each guardian says, by person. */
export const guardianViews: Field = list(
  'guardianViews',
  'SOC',
  [person('person', required), text('view', 'SOC', 1000, required)],
  { max: 4, keyedBy: 'person', shorthand: 'view' },
);

/** How a meeting was interpreted; a plain yes or no is understood. */
export const interpreterUse = (name: string, cls: FieldClass, extra: Extra = {}): Field =>
  code(name, cls, ['USED', 'NOT_NEEDED', 'NEEDED_NOT_AVAILABLE'], {
    spellings: { true: 'USED', false: 'NOT_NEEDED' },
    ...extra,
  });

export const DECISION_ANSWERS = ['YES', 'NO'] as const;
export const CONSENT_STATES = ['GIVEN', 'REFUSED', 'NOT_ASKED'] as const;
export const CHANNELS = ['CALL', 'SMS', 'MEETING', 'LETTER', 'VIA_RSW'] as const;
export const PLACEMENTS = ['NONE', 'OPEN_CARE_PLACEMENT', 'EMERGENCY', 'TAKEN_INTO_CARE'] as const;
