import type { PathwaySettingsView } from '../../api';

export type Settings = PathwaySettingsView['settings'];
export type RuleStep = PathwaySettingsView['steps'][number];
export type RuleChain = PathwaySettingsView['chains'][number];
export type RuleVersion = PathwaySettingsView['versions'][number];

/** What is typed for one step. `undefined` for the length: no number stands in the field. */
export interface StepEdit {
  readonly length: number | undefined;
  /** Working days before the due date; `undefined`: untouched, so that they follow the length. */
  readonly reminders: readonly number[] | undefined;
}

/** All settings with one step's numbers changed; null while there is no length. */
export function withStep(settings: Settings, step: RuleStep, { length, reminders }: StepEdit): Settings | null {
  if (length === undefined) return null;
  const { length: _, ...before } = settings.steps[step.code] ?? {};
  const own = {
    ...before,
    ...(step.lock === null ? { length } : {}),
    ...(reminders === undefined ? {} : { remindBeforeWd: reminders }),
  };
  return { ...settings, steps: { ...settings.steps, [step.code]: own } };
}

/** What is typed for one level of a chain. */
export interface RungEdit {
  readonly level: number;
  readonly afterDueWd: number | undefined;
  readonly to: readonly string[];
}

/** All settings with one chain's levels changed; null while a level has no number. */
export function withChain(settings: Settings, id: string, rungs: readonly RungEdit[]): Settings | null {
  const whole = rungs.flatMap(({ level, afterDueWd, to }) =>
    afterDueWd === undefined ? [] : [{ level, afterDueWd, to }],
  );
  return whole.length < rungs.length ? null : { ...settings, chains: { ...settings.chains, [id]: whole } };
}

const OFFERED = [1, 2, 3, 5, 10, 15];

/** Days on which a reminder may be chosen: the usual ones, and what the step has already. */
export function reminderDays(step: RuleStep, length: number | undefined): readonly number[] {
  const before = step.unit === 'WD' ? (length ?? step.length) : Number.POSITIVE_INFINITY;
  const fitting = OFFERED.filter((days) => days === 1 || days < before);
  return [...new Set([...fitting, ...step.remindBeforeWd])].sort((a, b) => b - a);
}

/** Steps of one stage of the pathway, by the beginning of their codes: `P2`, or `X` for what may come at any stage. */
export interface StageOfSteps {
  readonly stage: string;
  readonly steps: readonly RuleStep[];
}

const STAGE = /^(?:P\d+|[A-Z])/;

/** The steps by stages, both in the pathway's order. */
export function byStage(steps: readonly RuleStep[]): readonly StageOfSteps[] {
  const stages = new Map<string, RuleStep[]>();
  for (const step of steps) {
    const stage = STAGE.exec(step.code)?.[0] ?? '';
    stages.set(stage, [...(stages.get(stage) ?? []), step]);
  }
  return [...stages].map(([stage, its]) => ({ stage, steps: its }));
}

/** Steps whose name or code has these letters. */
export function found(steps: readonly RuleStep[], words: string): readonly RuleStep[] {
  const wanted = words.trim().toLocaleLowerCase();
  return steps.filter(({ title, code }) => `${title} ${code}`.toLocaleLowerCase().includes(wanted));
}
