import type { Rules } from '../../model';
import { checks } from './checks';
import { dates } from './dates';
import { effects } from './effects';

export const conferenceRules: Rules = { checks, conditions: {}, effects, dates };
