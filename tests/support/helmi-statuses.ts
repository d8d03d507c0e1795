/** A Helmi case in each of its statuses, for tables of what can happen where. */
import * as forms from '../../scripts/stories/forms';
import type { CoreCase } from './core-case';
import { amina, people, team, untilConsent, untilPlan } from './helmi-stories';

const { coord, rsw, tl, nurse, famw } = people;

/** Submitted on Monday 23 November 2026, and then as far as the status asks for. */
export const IN_STATUS: { readonly [status: string]: () => CoreCase } = {
  SCREENING: amina,
  RETURNED: () => {
    const c = amina();
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', { questions: 'Which school?' });
    return c;
  },
  WAITLISTED: () => {
    const c = amina();
    c.complete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    return c;
  },
  CONSENT: () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    return c;
  },
  ASSESSMENT: () => {
    const c = IN_STATUS.CONSENT?.() ?? amina();
    untilConsent(c);
    return c;
  },
  INTAKE: () => {
    const c = IN_STATUS.ASSESSMENT?.() ?? amina();
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-03'));
    return c;
  },
  PLANNING: () => {
    const c = IN_STATUS.INTAKE?.() ?? amina();
    c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
    return c;
  },
  IN_SERVICE: () => {
    const c = amina();
    untilPlan(c);
    return c;
  },
  CLOSING: () => {
    const c = IN_STATUS.IN_SERVICE?.() ?? amina();
    c.until('2027-04-14');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    return c;
  },
  FOLLOW_UP: () => {
    const c = IN_STATUS.CLOSING?.() ?? amina();
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    return c;
  },
  CLOSED: () => {
    const c = IN_STATUS.CONSENT?.() ?? amina();
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.complete(coord, 'P3B_CONSENT', 'DECLINED', { declineReason: 'TIME' });
    return c;
  },
};

/** A case in this status. Throws RangeError for a status that the table doesn't have. */
export function inStatus(status: string): CoreCase {
  const make = IN_STATUS[status];
  if (!make) throw new RangeError(`no case in ${status}`);
  return make();
}
