import { z } from 'zod';
import { at, codeOf, id } from './scalars';

/** A case opened in an emergency, and what became of that. */

export const GlassShape = z.strictObject({ id, caseId: id, until: at }).meta({ id: 'BreakGlass' });

export const VERDICTS = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;

export const GlassReviewShape = z
  .strictObject({
    id,
    caseId: id,
    caseReference: z.string(),
    userId: id,
    displayName: z.string(),
    role: codeOf,
    /** As the person typed it. */
    reason: z.string(),
    at,
    until: at,
    /** What was read, from the usage log. */
    reads: z.array(z.strictObject({ at, object: codeOf, sections: z.array(codeOf) })),
    review: z
      .strictObject({
        by: id,
        displayName: z.string(),
        at,
        verdict: z.enum(VERDICTS),
        note: z.string().nullable(),
      })
      .nullable(),
    /** REVIEW, where the caller may judge it. */
    allowedActions: z.array(codeOf),
  })
  .meta({ id: 'BreakGlassReview' });
export type GlassReviewView = z.infer<typeof GlassReviewShape>;
