import { z } from 'zod';
import { FieldShape, type FieldView } from './shapes';

const FormShape = z.strictObject({
  code: z.string(),
  title: z.string(),
  help: z.string().nullable(),
  fields: z.array(FieldShape),
});

/** Forms outside of tasks: what the caller may report or record now, and by which words what was written is read. */
export const CaseFormsShape = z
  .strictObject({ events: z.array(FormShape), entries: z.array(FormShape), written: z.array(FormShape) })
  .meta({ id: 'CaseForms' });
interface FormView {
  readonly code: string;
  readonly title: string;
  readonly help: string | null;
  readonly fields: readonly FieldView[];
}
export interface CaseFormsView {
  readonly events: readonly FormView[];
  readonly entries: readonly FormView[];
  readonly written: readonly FormView[];
}

/** By what the list of cases can be narrowed. */
export const CaseFiltersShape = z
  .strictObject({
    statuses: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    steps: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  })
  .meta({ id: 'CaseFilters' });
