import type { Effect, Field, Outcome, OutcomeCode, Step } from '../model';
import { SLA_STEPS, type SlaCode } from '../sla';

type Given = Partial<Omit<Step, 'code' | 'kind'>>;

/** A lead worker's or a coordinator's step falls to the team leader where nobody holds it. */
const STAND_IN: Readonly<Record<string, string>> = { LEAD: 'TL', COORD: 'TL' };

function base(code: SlaCode) {
  const { role, due, chain } = SLA_STEPS[code];
  const deputyRole = STAND_IN[role];
  return { code, role, due, chain, ...(deputyRole ? { deputyRole } : {}) };
}

/** A step that a person completes with a form; role, deadline and chain come from the service's defaults. */
export function form(
  code: SlaCode,
  given: Given & { readonly fields: readonly Field[]; readonly outcomes: readonly Outcome[] },
): Step {
  return { ...base(code), kind: 'FORM', ...given };
}

/** A sub-target: closed by what was done (an attempt, a meeting, an allocation), and it climbs to the team leader only. */
export function target(code: SlaCode, given: Given = {}): Step {
  return { ...base(code), kind: 'TARGET', maxLevel: 2, fields: [], outcomes: [], ...given };
}

/** One way to complete a step. */
export function outcome(code: OutcomeCode, effects: readonly Effect[], checks: readonly string[] = []): Outcome {
  return { code, effects, ...(checks.length > 0 ? { checks } : {}) };
}

/** Tells the pool of a role that a step waits for it (N6). */
export const poolTold = (role: string) => ({ opensWith: { notice: 'N6', to: [role] } }) as const;

/** Opens without a notice: another notice of the same moment says it. */
export const quiet = { opensWith: { notice: 'N6', to: [] } } as const;

/** Tells that a step was completed, by its code and outcome only. */
export const tell = (...to: readonly string[]): Effect => ({ do: 'NOTIFY', notice: 'STEP_DONE', to });
