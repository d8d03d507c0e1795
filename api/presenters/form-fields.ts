import { holdsFor, isAdult, type OnDay } from '../../pathways/helmi/consent-force';
import type { CaseState, Condition, Field } from '../../pathways/model';
import { fieldHelp, fieldLabel, optionLabel } from '../../texts/labels';
import type { FieldView } from '../contract/shapes';
import type { Language } from '../problems';
import type { Choices } from './references';

/** Whom a form can name: persons of the case by key, and colleagues. */
export interface Nameable {
  readonly persons: readonly string[];
  readonly staff: readonly { readonly id: string; readonly displayName: string; readonly roles: readonly string[] }[];
  /** What the case holds that a value may name; absent where there is no case yet. */
  readonly choices?: Choices;
}

/**
 * Keys of a case's persons: the child, and the guardians in the order of the referral. Once the child is an adult only
 * guardians whose own consent holds are still named in what is done (domain.md X5).
 */
export function personsOf({ facts }: Pick<CaseState, 'facts'>, on: OnDay): string[] {
  const guardians = facts['guardians'];
  const count = Array.isArray(guardians) ? guardians.length : 0;
  const keys = Array.from({ length: count }, (_, index) => `GUARDIAN_${index + 1}`);
  return ['CHILD', ...keys.filter((key) => !isAdult(facts, on) || holdsFor(facts, key, on))];
}

/** True where a form of these fields lets somebody choose among what the case holds. */
export function namesHeld(fields: readonly Field[]): boolean {
  return fields.some((field) => field.refersTo !== undefined || namesHeld(field.fields ?? []));
}

/** True where a form of these fields lets somebody choose a colleague. */
export function namesStaff(fields: readonly Field[]): boolean {
  return fields.some((field) => field.kind === 'USER' || namesStaff(field.fields ?? []));
}

/**
 * The fields of a form with labels and options in the reader's language; `owner` is the step, entry kind, event or
 * REFERRAL. A group is no field to fill: its parts stand here by themselves, named `group.part`.
 */
export function presentFields(
  fields: readonly Field[],
  owner: string,
  language: Language,
  nameable: Nameable,
): readonly FieldView[] {
  return list(fields, '', '');

  function list(among: readonly Field[], before: string, at: string): FieldView[] {
    return among.flatMap((field) =>
      field.kind === 'GROUP'
        ? list(partsOf(field), `${before}${field.name}.`, `${at}${field.name}.`).map((part) => ({
            group: fieldLabel(language, owner, `${at}${field.name}`),
            ...part,
          }))
        : [present(field, before, at)],
    );
  }

  function present(field: Field, before: string, at: string): FieldView {
    const path = `${at}${field.name}`;
    const help = fieldHelp(language, owner, path);
    const options = optionsOf(field, path);
    const { name, kind, class: cls, required, requiredWhen, outcomes, min, max, format, notFuture, made } = field;
    return {
      name: `${before}${name}`,
      kind,
      class: cls,
      label: fieldLabel(language, owner, path),
      required: required === true,
      ...(help === undefined ? {} : { help }),
      ...(requiredWhen === undefined ? {} : { requiredWhen }),
      ...(outcomes === undefined ? {} : { outcomes }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(format === undefined ? {} : { format }),
      ...(notFuture === undefined ? {} : { notFuture }),
      ...(made === undefined ? {} : { made }),
      ...(options === undefined ? {} : { options }),
      ...(kind === 'TEXT' && field.spellings !== undefined ? { known: knownOf(field.spellings) } : {}),
      ...(field.fields === undefined ? {} : { fields: list(field.fields, '', `${path}.`) }),
    };
  }

  function optionsOf(field: Field, path: string): FieldView['options'] {
    if (field.refersTo !== undefined) return nameable.choices?.(field.refersTo) ?? [];
    if (field.kind === 'USER') {
      return nameable.staff
        .filter(({ roles }) => field.role === undefined || roles.includes(field.role))
        .map(({ id, displayName }) => ({ code: id, text: displayName }));
    }
    const codes = field.kind === 'PERSON' ? (field.options ?? nameable.persons) : field.options;
    return codes?.map((code) => ({ code, text: optionLabel(language, owner, path, code) }));
  }
}

/** Values that have names, which people may type in their place. */
function knownOf(spellings: NonNullable<Field['spellings']>): NonNullable<FieldView['known']> {
  return Object.entries(spellings).map(([text, code]) => ({ code, text }));
}

/** What a group's parts ask for by themselves: nothing where the group as a whole isn't asked for. */
function partsOf(group: Field): Field[] {
  const asked: Pick<Field, 'required' | 'requiredWhen'> =
    group.required === true
      ? { required: true }
      : { requiredWhen: group.requiredWhen ?? ({ field: group.name, present: true } satisfies Condition) };
  return (group.fields ?? []).map((part) => {
    const { required, ...rest } = part;
    return {
      ...rest,
      ...(group.outcomes === undefined ? {} : { outcomes: group.outcomes }),
      ...(required === true ? asked : {}),
    };
  });
}
