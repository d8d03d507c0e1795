/** A Helmi case in each of its statuses, for tables of what can happen where. */
import * as forms from '../../scripts/stories/forms';
import type { CoreCase } from './core-case';
import { people, referred, team, untilConsent, untilPlan } from './helmi-stories';

type Over = Parameters<typeof referred>[1];
/** Amina of the first story, or somebody else where a table needs another child. */
const begun = (over: Over): CoreCase => referred('2026-11-23', over);
const { coord, rsw, tl, nurse, famw } = people;

/** Submitted on Monday 23 November 2026, and then as far as the status asks for. */
export const IN_STATUS: { readonly [status: string]: (over?: Over) => CoreCase } = {
  SCREENING: (over) => begun(over),
  RETURNED: (over) => {
    const c = begun(over);
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', { questions: 'Which school?' });
    return c;
  },
  WAITLISTED: (over) => {
    const c = begun(over);
    c.complete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    return c;
  },
  CONSENT: (over) => {
    const c = begun(over);
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    return c;
  },
  ASSESSMENT: (over) => {
    const c = IN_STATUS.CONSENT?.(over) ?? begun(over);
    untilConsent(c);
    return c;
  },
  INTAKE: (over) => {
    const c = IN_STATUS.ASSESSMENT?.(over) ?? begun(over);
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-03'));
    return c;
  },
  PLANNING: (over) => {
    const c = IN_STATUS.INTAKE?.(over) ?? begun(over);
    c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
    return c;
  },
  IN_SERVICE: (over) => {
    const c = begun(over);
    untilPlan(c);
    return c;
  },
  CLOSING: (over) => {
    const c = IN_STATUS.IN_SERVICE?.(over) ?? begun(over);
    c.until('2027-04-14');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    return c;
  },
  FOLLOW_UP: (over) => {
    const c = IN_STATUS.CLOSING?.(over) ?? begun(over);
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    return c;
  },
  CLOSED: (over) => {
    const c = IN_STATUS.CONSENT?.(over) ?? begun(over);
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.complete(coord, 'P3B_CONSENT', 'DECLINED', { declineReason: 'TIME' });
    return c;
  },
};

/** A case in this status. Throws RangeError for a status that the table doesn't have. */
export function inStatus(status: string, over?: Over): CoreCase {
  const make = IN_STATUS[status];
  if (!make) throw new RangeError(`no case in ${status}`);
  return make(over);
}
