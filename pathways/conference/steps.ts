import type { Effect, Field, Outcome, Step } from '../model';
import { CONFERENCE_STEPS, type ConferenceCode } from '../sla';

type Given = Partial<Omit<Step, 'code' | 'kind' | 'due'>> & {
  readonly fields: readonly Field[];
  readonly outcomes: readonly Outcome[];
  /** Date rule that gives the due date: it knows the pace, ordinary or acute. */
  readonly by?: string;
};

/** Nobody is asked by name before the convener is chosen; what a worker outside the roles does falls to the social worker. */
const STAND_IN: Readonly<Record<string, string>> = { CONV: 'COORD', WORKER: 'RSW' };

/** A step of the conference; who, until when and which chain come from the service's defaults. */
export function form(code: ConferenceCode, { by, ...given }: Given): Step {
  const { role, due, chain } = CONFERENCE_STEPS[code];
  const deputyRole = STAND_IN[role];
  return {
    code,
    kind: 'FORM',
    role,
    chain,
    due: by === undefined ? due : { ...due, rule: by },
    ...(deputyRole ? { deputyRole } : {}),
    ...given,
  };
}

/** Tells who has part in the conference that something happened in it (N15). Before there is a convener, nobody stands for one. */
export const news = (...more: readonly string[]): Effect => ({
  do: 'NOTIFY',
  notice: 'N15',
  to: ['RSW', 'LEAD', ...more],
});
export const newsToAll: Effect = news('CONV');

export const acute = { fact: 'variant', is: 'ACUTE' } as const;
export const ordinary = { not: acute } as const;

/** The conference ends; who has part in it hears of it. */
export const end = (reason: string): readonly Effect[] => [
  { do: 'APPLY', rule: 'tellEnd' },
  { do: 'END', reason },
];
