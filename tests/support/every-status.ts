/** A case in each status of the Helmi pathway, as people bring it there. */
import { helmi } from '../../pathways/helmi';
import * as forms from '../../scripts/stories/forms';
import { CoreCase } from './core-case';
import { amina, people, team, untilConsent, untilPlan } from './helmi-stories';

const { coord, rsw, tl, nurse, famw } = people;

function screened(outcome: string, data = {}): CoreCase {
  const c = amina();
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', outcome, { ...forms.criteria(), ...data });
  return c;
}

function assessing(): CoreCase {
  const c = screened('ACCEPT');
  untilConsent(c);
  return c;
}

function intake(): CoreCase {
  const c = assessing();
  c.until('2026-12-04', '09:00');
  c.do(tl, { type: 'ASSIGN', taskId: c.open('P4_ASSESSMENT').id, assignee: nurse.id });
  c.until('2026-12-16', '15:00');
  c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-15'), 'WORKLOAD');
  return c;
}

function planning(): CoreCase {
  const c = intake();
  c.until('2026-12-22', '12:00');
  c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
  return c;
}

function inService(): CoreCase {
  const c = amina();
  untilPlan(c);
  return c;
}

function closing(): CoreCase {
  const c = inService();
  c.until('2027-03-01');
  c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
  return c;
}

function followUp(): CoreCase {
  const c = closing();
  c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
  c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
  return c;
}

function draft(): CoreCase {
  const c = new CoreCase(helmi, '2026-11-23');
  c.draft(rsw, {}, { RSW: { userId: rsw.id } });
  return c;
}

export const everyStatus: { readonly [status: string]: () => CoreCase } = {
  DRAFT: draft,
  SCREENING: amina,
  RETURNED: () => screened('RETURN_FOR_INFO', { questions: 'Which school?' }),
  WAITLISTED: () => screened('WAITLIST'),
  CONSENT: () => screened('ACCEPT'),
  ASSESSMENT: assessing,
  INTAKE: intake,
  PLANNING: planning,
  IN_SERVICE: inService,
  CLOSING: closing,
  FOLLOW_UP: followUp,
  CLOSED: () => screened('REDIRECT_URGENT'),
};
