/** Every named rule of the Helmi pathway, by kind. */
import type { Rules } from '../../model';
import { ageRules } from './age';
import { assessmentRules } from './assessment';
import { closingRules } from './closing';
import { consentRules } from './consent';
import { consentChangeRules } from './consent-change';
import { intakeRules } from './intake';
import { moveRules } from './move';
import { pauseRules } from './pause';
import { placementRules } from './placement';
import { planRules } from './plan';
import { reReferralRules } from './re-referral';
import { referralRules } from './referral';
import { reviewRules } from './review';
import { screeningRules } from './screening';
import { serviceRules } from './service';
import { withdrawalRules } from './withdrawal';

const phases: readonly Rules[] = [
  referralRules,
  screeningRules,
  consentRules,
  assessmentRules,
  intakeRules,
  planRules,
  serviceRules,
  reviewRules,
  closingRules,
  pauseRules,
  moveRules,
  reReferralRules,
  ageRules,
  consentChangeRules,
  withdrawalRules,
  placementRules,
];

function all<K extends keyof Rules>(kind: K): Rules[K] {
  return Object.assign({}, ...phases.map((phase) => phase[kind])) as Rules[K];
}

export const helmiRules: Rules = {
  checks: all('checks'),
  conditions: all('conditions'),
  effects: all('effects'),
  dates: all('dates'),
};
