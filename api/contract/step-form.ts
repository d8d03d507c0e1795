import type { Data, FieldError, OutcomeCode, Step } from '../../pathways/model';
import { prefixed } from '../refusals';
import { type Completeness, parseForm } from './form';
import { code, text } from './primitives';

type StepAnswer =
  | { readonly ok: true; readonly data: Data }
  /** Paths of the body: `data.<field>` and `outcome`. */
  | { readonly ok: false; readonly errors: readonly FieldError[] };

interface StepQuestion {
  readonly step: Pick<Step, 'fields' | 'outcomes'>;
  readonly completeness: Completeness;
  /** Undefined: not chosen yet, so that a draft may hold the fields of every outcome. */
  readonly outcome?: OutcomeCode | undefined;
}

/** Words beside the reason OTHER. */
const LateWords = text(200).optional();

/** A step's form, whole or as far as it is typed. The reason for being late belongs to every step's form. */
export function parseStepForm(
  { step, completeness, outcome }: StepQuestion,
  sent: Readonly<Record<string, unknown>>,
): StepAnswer {
  if (outcome !== undefined && !step.outcomes.some((each) => each.code === outcome))
    return fault('outcome', 'not_an_option');
  const { overdueReason, overdueReasonText, ...rest } = sent;
  const asksLateReason = step.fields.some((field) => field.name === 'overdueReason');
  const form = parseForm(
    { fields: step.fields, completeness, ...(completeness === 'FULL' && outcome !== undefined ? { outcome } : {}) },
    asksLateReason ? sent : rest,
  );
  if (!form.ok) return { ok: false, errors: prefixed(form.errors, 'data') };
  if (asksLateReason || ((overdueReason ?? null) === null && completeness === 'FULL')) return form;
  const reason = code.optional().safeParse(overdueReason ?? undefined);
  if (!reason.success) return fault('data.overdueReason', 'not_an_option');
  const words = LateWords.safeParse(overdueReasonText ?? undefined);
  if (!words.success) return fault('data.overdueReasonText', 'too_long');
  return {
    ok: true,
    data: {
      ...form.data,
      ...(reason.data === undefined ? {} : { overdueReason: reason.data }),
      ...(words.data === undefined || words.data === '' ? {} : { overdueReasonText: words.data }),
    },
  };
}

function fault(path: string, code: string): StepAnswer {
  return { ok: false, errors: [{ path, code }] };
}
