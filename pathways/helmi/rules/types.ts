import type { Data, EntryState, Json, RuleContext, Rules } from '../../model';

export type { Data, EntryState, Json, RuleContext };
export type Check = Rules['checks'][string];
export type ConditionRule = Rules['conditions'][string];
export type EffectsRule = Rules['effects'][string];
export type DateRule = Rules['dates'][string];
