import type { FieldView, FormData } from '../api';

/** A new member of a list: empty but for the identifier that nobody has to invent. */
export function begun({ fields = [] }: FieldView): FormData {
  return Object.fromEntries(fields.filter(({ made }) => made === true).map(({ name }) => [name, newIdentifier()]));
}

/** One member for each thing that a list has to answer for; none where its members are people's own. */
export function named({ fields = [], max }: FieldView): readonly FormData[] {
  const key = fields.find(({ kind, required, options }) => kind === 'TEXT' && required && options !== undefined);
  return key?.options?.slice(0, max).map(({ code }) => ({ [key.name]: code })) ?? [];
}

/** Short enough to keep and certain to hold a digit, as identifiers must. */
function newIdentifier(): string {
  return `1-${crypto.randomUUID()}`;
}
