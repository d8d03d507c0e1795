import { addWorkingDays, type LocalDate } from '../calendar';
import type { Env, Step } from '../model';

/** The days between which a windowed step is to be done (six-month follow-up: −10 wd … +20 wd around its due date). */
export function addWindow(
  step: Step,
  dueOn: LocalDate,
  env: Env,
): { readonly opensOn: LocalDate; readonly endsOn: LocalDate } | undefined {
  if (!step.window) return undefined;
  const { opensBeforeWd, endsAfterWd } = step.window;
  return {
    opensOn: addWorkingDays(dueOn, -opensBeforeWd, 'FI_SERVICE', env.calendar),
    endsOn: addWorkingDays(dueOn, endsAfterWd, 'FI_SERVICE', env.calendar),
  };
}
