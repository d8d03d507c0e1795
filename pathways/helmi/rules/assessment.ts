/** Named rules of P4: visits, offers, and what the team may be told. */
import { consentHolds } from './people';
import { entriesOf, limit, list, refuseIf, textOf } from './read';
import type { Check } from './types';

/** An assessment is complete with at least one visit that was attended (domain.md §2.5 P4). */
const attendedVisit: Check = (c) =>
  refuseIf(!list(c.data.visits).some((visit) => visit.attended === 'YES'), 'no_attended_visit', 'visits');

/** Completed with a summary for the team exactly when C2 was given (P4 COMPLETED, COMPLETED_NO_RELEASE). */
const releaseFitsConsent: Check = (c) => {
  const release = consentHolds(c, 'C2_HEALTH_TO_TEAM');
  if (c.outcome === 'COMPLETED') return refuseIf(!release, 'no_consent_to_release');
  return refuseIf(release, 'consent_to_release_given');
};

/** Nobody counts as not attended before three times were offered: booked appointments and visits, each day once (P4 NOT_ATTENDED). */
const threeOffers: Check = (c) => {
  const since = c.task?.openedOn ?? '';
  const booked = entriesOf(c, 'BOOKING')
    .filter((entry) => entry.facts.purpose === 'APPOINTMENT' && entry.on >= since)
    .map((entry) => entry.on);
  const visits = list(c.data.visits).flatMap((visit) => textOf(visit.date) ?? []);
  const offered = new Set([...booked, ...visits]).size;
  if (list(c.data.visits).some((visit) => visit.attended === 'YES')) return { code: 'visit_attended' };
  const min = limit(c, 'minOffers');
  return offered >= min ? null : { code: 'too_few_offers', params: { offered, min } };
};

export const assessmentRules = {
  checks: { attendedVisit, releaseFitsConsent, threeOffers },
  conditions: {},
  effects: {},
  dates: {},
};
