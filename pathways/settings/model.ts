/** The numbers of a pathway that the City sets itself: lengths of steps, reminders, and chains. Everything else is the release's. */
import type { Recipient, StepCode } from '../model';

/** What was set for one step; what is left out stays as the release has it. */
export interface StepSetting {
  /** In the step's own unit, counted forward or back as the step is; always positive. */
  readonly length?: number;
  /** Working days before the due date, the earliest first; none: no reminder. */
  readonly remindBeforeWd?: readonly number[];
}

/** One level of a chain: so many working days after the due date, and to whom. */
export interface RungSetting {
  readonly level: number;
  readonly afterDueWd: number;
  readonly to: readonly Recipient[];
}

/** Everything of one pathway that differs from the release. */
export interface PathwaySettings {
  readonly steps: { readonly [code: StepCode]: StepSetting };
  readonly chains: { readonly [id: string]: readonly RungSetting[] };
}

export const NO_SETTINGS: PathwaySettings = { steps: {}, chains: {} };
