import { z } from 'zod';
import { instant, TRAINING_END, toFieldErrors } from './contract/primitives';
import type { ApiDeps } from './deps';
import { invalid, type Problem } from './problems';

const CreateOptions = z.object({
  training: z.boolean({ error: 'wrong_type' }).optional(),
  // A training clock has to leave room for every limit before and after it.
  trainingStart: instant.refine((at) => at >= '2000' && at < TRAINING_END, { error: 'out_of_range' }).optional(),
});

interface TrainingOptions {
  readonly kind: 'options';
  readonly training: boolean;
  /** How far the case's clock is ahead of wall time, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The body without the options. */
  readonly rest: { readonly [name: string]: unknown };
}

/** Whether the case to be opened is for training, and from when on its clock runs. */
export function trainingOf(
  deps: Pick<ApiDeps, 'config' | 'now'>,
  body: { readonly [name: string]: unknown },
): TrainingOptions | Problem {
  const { training: isTraining, trainingStart, ...rest } = body;
  const asked = { training: isTraining, trainingStart };
  const options = CreateOptions.safeParse(asked);
  if (!options.success) return invalid(toFieldErrors(options.error.issues, asked));
  const training = options.data.training === true;
  if ((training || trainingStart !== undefined) && !deps.config.training) {
    return invalid([{ path: 'training', code: 'training_off' }]);
  }
  if (!training && trainingStart !== undefined) return invalid([{ path: 'trainingStart', code: 'not_training' }]);
  const start = options.data.trainingStart;
  const clockOffsetMs = start === undefined ? 0 : Date.parse(start) - deps.now().getTime();
  return { kind: 'options', training, clockOffsetMs, rest };
}
