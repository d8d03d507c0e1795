import type { CaseState, Condition, Json, RuleContext, Rules, Scalar } from './model';
import { readPath } from './paths';

const NONE = Symbol('nothing asked');

function compare(value: Json | undefined, c: Condition): boolean {
  let asked: boolean | typeof NONE = NONE;
  const and = (answer: boolean) => {
    asked = asked === NONE ? answer : asked && answer;
  };
  if (c.is !== undefined) and(value === c.is);
  if (c.in !== undefined) and(c.in.includes(value as Scalar));
  if (c.present !== undefined) and((value !== undefined && value !== null && value !== '') === c.present);
  if (c.atLeast !== undefined) and(typeof value === 'number' && value >= c.atLeast);
  if (c.includes !== undefined) and(Array.isArray(value) && (value as readonly Json[]).includes(c.includes));
  return asked === NONE ? Boolean(value) : asked;
}

/**
 * Does the condition hold? All its given parts must; an absent condition holds.
 * Throws RangeError for a named rule that the pathway does not have.
 */
export function holds(condition: Condition | undefined, c: RuleContext, rules: Rules): boolean {
  if (!condition) return true;
  const tasks = () => Object.values(c.state.tasks);
  if (condition.all && !condition.all.every((part) => holds(part, c, rules))) return false;
  if (condition.any && !condition.any.some((part) => holds(part, c, rules))) return false;
  if (condition.not && holds(condition.not, c, rules)) return false;
  if (condition.fact !== undefined && !compare(readPath(c.state.facts, condition.fact), condition)) return false;
  if (condition.field !== undefined && !compare(readPath(c.data, condition.field), condition)) return false;
  if (condition.outcome !== undefined && condition.outcome !== c.outcome) return false;
  if (condition.status !== undefined) {
    const wanted = typeof condition.status === 'string' ? [condition.status] : condition.status;
    if (!wanted.includes(c.state.status)) return false;
  }
  if (condition.open !== undefined && !tasks().some((t) => t.step === condition.open && isOpen(t))) return false;
  if (condition.done !== undefined && !tasks().some((t) => t.step === condition.done && t.status === 'DONE'))
    return false;
  if (condition.children !== undefined && !hasRunningChild(c.state)) return false;
  if (condition.rule !== undefined) {
    const rule = rules.conditions[condition.rule];
    if (!rule) throw new RangeError(`no condition named ${condition.rule}`);
    if (!rule(c)) return false;
  }
  return true;
}

/** A case that this one started has not ended, as far as it has told. */
export function hasRunningChild(state: Pick<CaseState, 'children' | 'childStatus'>): boolean {
  return state.children.some((id) => state.childStatus?.[id]?.ended !== true);
}

/** A task that still waits for somebody. */
export function isOpen(task: { readonly status: string }): boolean {
  return task.status === 'OPEN' || task.status === 'IN_PROGRESS';
}
