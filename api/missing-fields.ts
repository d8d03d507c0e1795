import { holds } from '../pathways/conditions';
import type { CaseState, Data, Env, Field, Json, PathwayBook, RuleContext } from '../pathways/model';

/** Paths that a submission would still ask for, with everything the draft says so far taken into account. */
export function missingPaths(book: PathwayBook, state: CaseState, data: Data, env: Env): string[] {
  const base = { state, pathway: book.definition, env, actor: { id: state.createdBy, role: '' } };
  const missing = (fields: readonly Field[], part: Data, at: string): string[] =>
    fields.flatMap((field) => {
      const context: RuleContext = { ...base, data: { ...data, ...part } };
      const path = at + field.name;
      const value = part[field.name];
      if (isEmpty(value)) {
        const wanted =
          field.required === true ||
          (field.requiredWhen !== undefined && holds(field.requiredWhen, context, book.rules));
        if (!wanted) return [];
        // A group that isn't there lacks each of its own fields, which is what the form has to ask for.
        return field.kind === 'GROUP' ? missing(field.fields ?? [], {}, `${path}.`) : [path];
      }
      if (field.kind === 'GROUP' && isData(value)) return missing(field.fields ?? [], value, `${path}.`);
      if (field.kind !== 'LIST' || !Array.isArray(value)) return [];
      const entries: readonly Json[] = value;
      return entries.flatMap((entry, index) =>
        isData(entry) ? missing(field.fields ?? [], entry, `${path}.${index}.`) : [],
      );
    });
  return missing(book.definition.intake.fields, data, '');
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isData(value: Json | undefined): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
