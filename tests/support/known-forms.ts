/** Forms that the rules of the two services mostly take, each seed a little different: for walks that chance alone would end too early. */
import { addDays } from '../../pathways/calendar';
import type { Data } from '../../pathways/model';
import * as forms from '../../scripts/stories/forms';
import * as fgc from './conference-stories';
import { knownForm, people, team } from './helmi-stories';
import { type Known, localDate } from './random-walk';

const one = <T>(seed: number, ...of: readonly T[]): T => of[seed % of.length] as T;

const DISCIPLINES = ['FAMW', 'ASW', 'NURSE'] as const;

function consents(today: string, seed: number): Data {
  const all = forms.everyConsent(today);
  const rows = [...(all.consents as readonly Data[])];
  const no = forms.consent('C1_PARTICIPATION', 'GUARDIAN_2', today, 'REFUSED');
  const given = { ...forms.consent('C1_PARTICIPATION', 'GUARDIAN_2', today), item: 'C4_SCHOOL' };
  return {
    consents: one<readonly Data[]>(
      seed,
      rows,
      [...rows, no],
      [...rows, given],
      rows.filter((row) => row.item !== 'C2_HEALTH_TO_TEAM'),
    ),
    childView: 'Yes.',
    otherGuardianInformed: 'INFORMED',
  };
}

function placementEnd(today: string, seed: number): Data {
  return {
    endedOn: today,
    ...one<Data>(
      seed,
      {},
      { helmi: 'CONTINUE' },
      { helmi: 'PAUSE', pausePlannedUntil: addDays(today, 30) },
      { continueWithParents: true, continueUntil: addDays(today, 60) },
    ),
  };
}

const withdrawal = (seed: number): Data =>
  one<Data>(
    seed,
    { whose: 'GUARDIAN', what: 'WHOLE_SERVICE', reasonCode: 'TIME' },
    { whose: 'BOTH', what: 'WHOLE_SERVICE', reasonCode: 'NO_NEED', talkWith: 'OTHER_WORKER' },
    { whose: 'CHILD', what: 'CONSENT', consent: 'C2_HEALTH_TO_TEAM', reasonCode: 'OTHER' },
    { whose: 'GUARDIAN', what: 'CONSENT', consent: 'C6_PARENT_ADULT_SW', reasonCode: 'OTHER' },
    { whose: 'BOTH', what: 'ONE_DISCIPLINE', discipline: 'NURSE', reasonCode: 'OTHER' },
  );

/** What the team says of placements must be as grave as what the case knows. */
function closing(c: Parameters<Known>[2], data: Data): Data {
  const gravest = c.now.facts.gravestPlacement;
  return { ...data, ...(typeof gravest === 'string' ? { placementDuringService: gravest } : {}) };
}

function intake(outcome: string | undefined, seed: number): Data {
  const whole = forms.intake(team, { reason: 'Later.' });
  if (outcome !== 'SINGLE_DISCIPLINE') return whole;
  const assignments = (whole.assignments as readonly Data[]).slice(0, 1);
  return { ...whole, assignments, ...(seed % 2 ? { lead: 'FAMW' } : {}) };
}

export const knownHelmi: Known = (what, outcome, c, seed) => {
  const today = localDate(c);
  const user = `person-${seed % 4}`;
  switch (what) {
    case 'REFERRAL':
      return forms.referral(today, people.rsw.id);
    case 'P3B_CONSENT':
      return outcome === 'DECLINED' ? { declineReason: 'TIME' } : consents(today, seed);
    case 'P4_ASSESSMENT':
      return forms.assessment(today, outcome === 'NOT_ATTENDED' ? { visits: [] } : {});
    case 'X7_FAST_REENTRY_NURSE':
      return forms.assessment(today);
    case 'P5_INTAKE':
    case 'P5_INTAKE_URGENT':
    case 'P5_DEFER':
      return intake(outcome, seed);
    case 'P9_CLOSING':
    case 'P9_SHORT':
      return closing(c, { ...forms.closing(2), followUpConsent: one(seed, 'GIVEN', 'GIVEN', 'REFUSED') });
    case 'P10_FOLLOW_UP':
      return forms.registerPart(today, seed % 3 ? {} : { childWelfareClientAt6m: 'TURNED_18' });
    case 'P10_FAMILY':
      return { ...forms.familyPart(), needForHelp: seed % 2 === 0 };
    case 'ATTEMPT':
      return { date: today, channel: one(seed, 'CALL', 'SMS', 'LETTER'), reached: seed % 2 === 0 };
    case 'CONTACT':
      return forms.contact(today, one(seed, ...DISCIPLINES), seed % 2 ? { attended: 'NO_SHOW' } : {});
    case 'EMERGENCY_PLACEMENT':
      return { placedAt: c.at };
    case 'WITHDRAWAL':
      return withdrawal(seed);
    case 'X3_PLACEMENT_END':
    case 'X3_DAY20_REVIEW':
      return { ...placementEnd(today, seed), decidedOn: today };
    case 'PLACEMENT_ENDED':
      return {
        outcome: one(seed, 'RETURNED_HOME', 'OPEN_CARE_PLACEMENT', 'OPEN_CARE_PLACEMENT', 'TAKEN_INTO_CARE'),
        ...placementEnd(today, seed),
      };
    case 'PLACEMENT_EXTENDED':
      return { decidedOn: today };
    case 'MOVE':
      return seed % 3
        ? { municipality: '049', date: addDays(today, seed % 40) }
        : { withinHelsinki: true, date: today };
    case 'X4_MOVE_DATE':
      return { askAgainOn: addDays(today, 7) };
    case 'RSW_CHANGE':
    case 'X4_NEW_UNIT':
    case 'X8_NAME_RSW':
      return { userId: user };
    case 'PART_CHANGE':
      return {
        discipline: one(seed, ...DISCIPLINES),
        to: one(seed, 'COMPLETED', 'PAUSED', 'ENDED_BY_FAMILY', 'ACTIVE'),
      };
    case 'WORKER_CHANGE':
      return { discipline: one(seed, ...DISCIPLINES), userId: user };
    case 'REOPEN':
      return { reason: 'It is not over.' };
    case 'CONSENT_CHANGE':
      return forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', today, one(seed, 'GIVEN', 'REFUSED'));
    default:
      return knownForm(what, outcome, today);
  }
};

export const knownConference: Known = (what, outcome, c, seed) => {
  const today = localDate(c);
  switch (what) {
    case 'G2_AGREEMENT':
      return { ...fgc.agreement(today), notSuitableReason: 'Not now.' };
    case 'G3_CONVENER':
      return { ...fgc.convener(), convener: one(seed, 'conv', 'conv-2') };
    case 'G4_PREPARATION':
      return fgc.prepared();
    case 'G4_EXTENSION':
      return { extendUntil: addDays(today, 1 + (seed % 28)), reason: 'The aunt is abroad.' };
    case 'G5_CONFERENCE':
      return outcome === 'POSTPONED'
        ? { newDate: addDays(today, 1 + (seed % 20)), reason: 'Ill.' }
        : fgc.heldOn(today, { reason: 'Ill.' });
    case 'G6_PLAN':
    case 'G6_PLAN_AGAIN':
      return fgc.plan(addDays(today, 60), { reason: 'No plan.' });
    case 'G7_APPROVAL':
      return { clientPlanUpdated: true, reason: 'It says so.', instead: 'OTHER_SUPPORT' };
    case 'G8_FOLLOW_UP':
      return fgc.followedUp(today, seed % 3 ? { secondOn: addDays(today, 60) } : {});
    case 'FGC_DATE':
      return { conferenceOn: addDays(today, seed % 25), startsAt: '12:00' };
    case 'FGC_SHARING':
      return { worker: people.nurse.id, sharing: one(seed, 'SHARE_ALL', 'DO_NOT_SHARE') };
    case 'FGC_FAMILY_MEETING':
      return { date: today, interpreter: 'USED', childMet: true };
    default:
      return undefined;
  }
};
