/** Made-up people and the stretches of the Helmi pathway that several stories share. */
import { addDays } from '../../pathways/calendar';
import { helmi } from '../../pathways/helmi';
import type { Data } from '../../pathways/model';
import * as forms from '../../scripts/stories/forms';
import { CoreCase } from './core-case';

export const people = {
  coord: { id: 'coord', role: 'COORD' },
  rsw: { id: 'rsw', role: 'RSW' },
  tl: { id: 'tl', role: 'TL' },
  mgr: { id: 'mgr', role: 'MGR' },
  nurse: { id: 'nurse', role: 'NURSE' },
  famw: { id: 'famw', role: 'FAMW' },
  asw: { id: 'asw', role: 'ASW' },
} as const;
const { coord, rsw, tl, nurse, famw } = people;
export const team = { famw: 'famw', asw: 'asw', nurse: 'nurse', tl: 'tl' };

/** A referral of `date`, sent by the responsible social worker. */
export function referred(date: string, over: Parameters<typeof forms.referral>[2] = {}, time = '10:15'): CoreCase {
  const c = new CoreCase(helmi, date, time);
  const data = forms.referral(date, rsw.id, over);
  c.draft(rsw, data, { RSW: { userId: rsw.id } });
  c.do(rsw, { type: 'SUBMIT', data });
  return c;
}

/** Monday 23 November 2026, 10:15 (S1). */
export function amina(): CoreCase {
  return referred('2026-11-23');
}

/** From the acceptance to everybody's consent on Thursday 3 December. */
export function untilConsent(c: CoreCase): void {
  c.until('2026-11-30', '11:00');
  c.complete(coord, 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  c.until('2026-12-01', '11:00');
  c.entry(coord, 'ATTEMPT', { date: '2026-12-01', channel: 'CALL', reached: true, interpreter: 'USED' });
  c.until('2026-12-03', '11:00');
  c.complete(coord, 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-12-03'));
}

/** From the referral to the plan confirmed on Thursday 14 January 2027. */
export function untilPlan(c: CoreCase): void {
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
  untilConsent(c);
  c.until('2026-12-04', '09:00');
  c.do(tl, { type: 'ASSIGN', taskId: c.open('P4_ASSESSMENT').id, assignee: nurse.id });
  c.until('2026-12-09', '09:00');
  c.entry(nurse, 'BOOKING', { purpose: 'APPOINTMENT', date: '2026-12-15' });
  c.until('2026-12-16', '15:00');
  c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-15'));
  expect(c.open('P5_INTAKE').dueOn).toBe('2026-12-23');
  c.until('2026-12-22', '12:00');
  c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
  expect(c.open('P6_PLAN').dueOn).toBe('2027-01-18');
  c.until('2027-01-07', '12:00');
  c.entry(famw, 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2027-01-07', status: 'HELD' });
  c.until('2027-01-14', '12:00');
  c.complete(famw, 'P6_PLAN', 'CONFIRMED', forms.plan('2027-06-30'));
}

/** Forms that the service's rules take, for walks that chance alone would end too early. */
export function knownForm(what: string, outcome: string | undefined, today: string): Data | undefined {
  switch (what) {
    case 'P2_SCREENING':
    case 'P2_SCREENING_ACUTE':
    case 'P2_TL_DECISION':
      return outcome === 'INELIGIBLE'
        ? { ...forms.criteria({ E1: 'NO' }), reasonCode: ['E1'], alternatives: ['OTHER'] }
        : { ...forms.criteria(), questions: 'Which school?', tlComment: 'Yes.', tlCommentBy: tl.id };
    case 'P3A_LANGUAGE':
      return forms.languages();
    case 'P3B_CONSENT':
      return outcome === 'DECLINED' ? { declineReason: 'TIME' } : forms.everyConsent(today);
    case 'P4_ASSESSMENT':
      return forms.assessment(today);
    case 'P5_INTAKE':
    case 'P5_INTAKE_URGENT':
    case 'P5_DEFER':
      return forms.intake(team, outcome === 'DEFER' || outcome === 'NOT_FOR_HELMI' ? { reason: 'Later.' } : {});
    case 'P6_PLAN':
      return forms.plan(addDays(today, 120), { differingViews: 'None on the goals.' });
    case 'P8_REVIEW':
    case 'P8_NOT_HELD': {
      const pause = { pauseReason: 'ILLNESS', pauseFrom: today, pausePlannedUntil: addDays(today, 20) };
      return forms.review(2, {
        reason: 'Needed.',
        planChanges: 'A third goal.',
        ...(outcome === 'PAUSE' ? pause : {}),
      });
    }
    case 'P7_ALL_ENDED':
    case 'P6_PLAN_REVISE':
      return { ...forms.plan(addDays(today, 120)), disciplines: ['FAMW', 'NURSE'] };
    case 'X2_PAUSE_END':
      return outcome === 'EXTEND' ? { extendUntil: addDays(today, 14), agreedWithRsw: true } : undefined;
    case 'WITHDRAWAL':
      return [
        { whose: 'GUARDIAN', what: 'WHOLE_SERVICE', reasonCode: 'TIME' },
        { whose: 'CHILD', what: 'CONSENT', consent: 'C2_HEALTH_TO_TEAM', reasonCode: 'OTHER' },
        { whose: 'GUARDIAN', what: 'CONSENT', consent: 'C6_PARENT_ADULT_SW', reasonCode: 'OTHER' },
        { whose: 'BOTH', what: 'ONE_DISCIPLINE', discipline: 'NURSE', reasonCode: 'OTHER' },
      ][today.charCodeAt(9) % 4];
    case 'CONSENT_CHANGE':
      return forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', today, ['GIVEN', 'REFUSED'][today.charCodeAt(9) % 2]);
    case 'X5_OWN_CONSENTS':
      return { consents: forms.ownConsents(today) };
    case 'MOVE':
      return { municipality: '049', date: addDays(today, 10) };
    case 'RSW_CHANGE':
      return { userId: `rsw-${today}` };
    case 'X4_HANDOVER':
      return { basis: 'CONSENT', consentGivenOn: today, summarySentOn: today, receivingContact: 'There' };
    case 'WORKER_CHANGE':
      return { discipline: 'FAMW', userId: `famw-${today}` };
    case 'P9_CLOSING':
      return forms.closing(2);
    case 'P10_FOLLOW_UP':
      return forms.registerPart(today);
    case 'P10_FAMILY':
      return forms.familyPart();
    case 'CONTACT':
      return forms.contact(today, 'FAMW');
    case 'ATTEMPT':
      return { date: today, channel: 'CALL', reached: true };
    case 'EMERGENCY_PLACEMENT':
      return { placedAt: `${addDays(today, -1)}T10:00:00.000Z` };
    case 'PAUSE':
      return { reason: 'FAMILY_ABROAD', from: today, plannedUntil: addDays(today, 30) };
    default:
      return undefined;
  }
}
