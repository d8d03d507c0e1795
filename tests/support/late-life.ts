/** A family's way on which every step is done only when its whole chain has been climbed. */
import type { Data } from '../../pathways/model';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import type { CoreCase } from './core-case';
import { people } from './helmi-stories';

/** Whoever tells the story: the API on real servers, or the core alone. */
interface Teller {
  readonly until: (date: string) => unknown;
  readonly complete: (who: string, step: string, outcome: string, data: Data) => unknown;
  readonly entry: (who: string, kind: string, data: Data) => unknown;
  readonly claim: (who: string, step: string) => unknown;
}

const late: Data = { overdueReason: 'WORKLOAD' };

/** Sent on 23 November 2026; closed, as everything else too late, in September 2028. */
export async function lateLife(teller: Teller, team: forms.Team): Promise<void> {
  const { until, complete, entry, claim } = teller;
  await until('2026-12-15');
  await complete('coord', 'P2_SCREENING', 'ACCEPT', { ...forms.criteria(), ...late });
  await until('2027-01-25');
  await complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', { ...forms.languages(), ...late });
  await entry('coord', 'ATTEMPT', { date: '2027-01-25', channel: 'CALL', reached: true, interpreter: 'USED' });
  await complete('coord', 'P3B_CONSENT', 'CONSENTED', { ...forms.everyConsent('2027-01-25'), ...late });
  await until('2027-03-08');
  await claim('nurse', 'P4_ASSESSMENT');
  await entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2027-03-08' });
  await complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', { ...forms.assessment('2027-03-08'), ...late });
  await until('2027-04-06');
  await complete('tl', 'P5_INTAKE', 'PLAN_WITH_FAMILY', { ...forms.intake(team), ...late });
  await until('2027-05-20');
  await entry('famw', 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2027-05-20', status: 'HELD' });
  await complete('famw', 'P6_PLAN', 'CONFIRMED', { ...forms.plan('2027-12-20'), ...late });
  await until('2027-09-20');
  await complete('rsw', 'P6_RSW_CONFIRM', 'CONFIRMED', { fitsClientPlan: true, ...late });
  const given = { givenToFamilyInLanguage: 'som', givenToFamilyOn: '2027-09-20' };
  await complete('famw', 'P6_GIVE_PLAN', 'GIVEN', { ...given, ...late });
  await complete('famw', 'P8_REVIEW', 'CLOSE', { ...forms.review(2), ...late });
  await until('2027-11-30');
  await entry('famw', 'MEETING', { purpose: 'CLOSING_MEETING', date: '2027-11-30', status: 'HELD' });
  await complete('famw', 'P9_CLOSING', 'GOALS_MET', { ...forms.closing(2), ...late });
  await until('2027-12-31');
  await complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED', late);
  await until('2028-09-15');
  await complete('coord', 'P10_FOLLOW_UP', 'DONE', { ...forms.registerPart('2028-09-15'), ...late });
  await complete('famw', 'P10_FAMILY', 'DONE', { ...forms.familyPart(), ...late });
}

/** Tells it over HTTP. */
export function byHttp(story: CaseInStory): Teller {
  return {
    until: (date) => story.until(date),
    complete: (who, step, outcome, data) => story.complete(who, step, outcome, data),
    entry: (who, kind, data) => story.entry(who, kind, data),
    claim: (who, step) => story.claim(who, step),
  };
}

/** Tells it at the core. */
export function byCore(c: CoreCase): Teller {
  const person = (who: string) => Object.values(people).find(({ id }) => id === who) ?? people.coord;
  return {
    until: (date) => c.until(date, '09:00'),
    complete: (who, step, outcome, data) => c.complete(person(who), step, outcome, data),
    entry: (who, kind, data) => c.entry(person(who), kind, data),
    claim: (who, step) => {
      const { id: taskId, version } = c.open(step);
      return c.do(person(who), { type: 'CLAIM', taskId, version });
    },
  };
}
