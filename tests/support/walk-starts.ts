/** Where a walk through the Helmi pathway may begin: every status, and the places that chance alone seldom reaches. */
import { addDays, type LocalDate } from '../../pathways/calendar';
import { helmi } from '../../pathways/helmi';
import type { Data, Json } from '../../pathways/model';
import * as forms from '../../scripts/stories/forms';
import { CoreCase } from './core-case';
import { IN_STATUS, inStatus } from './helmi-statuses';
import { amina, people, referred, untilConsent, untilPlan } from './helmi-stories';

const { coord, rsw, tl, famw } = people;

export type Starts = { readonly [where: string]: () => CoreCase };

const born = (dateOfBirth: LocalDate) => ({ child: { dateOfBirth } });

function attempts(c: CoreCase, ...days: readonly LocalDate[]): CoreCase {
  days.forEach((date, i) => {
    c.until(date, '13:00');
    c.entry(coord, 'ATTEMPT', { date, channel: i % 2 ? 'SMS' : 'CALL', reached: false });
  });
  return c;
}

function accepted(over: Parameters<typeof referred>[1] = {}): CoreCase {
  const c = referred('2026-11-23', over);
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', 'ACCEPT', { ...forms.criteria(), tlComment: 'Yes.', tlCommentBy: tl.id });
  return c;
}

function planned(over: Parameters<typeof referred>[1] = {}): CoreCase {
  const c = referred('2026-11-23', over);
  untilPlan(c);
  return c;
}

/** Back at the screening after the second return. */
function returnedTwice(): CoreCase {
  const c = amina();
  for (const day of ['2026-11-24', '2026-11-25']) {
    c.until(day);
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', { questions: 'Which school?' });
    c.do(rsw, { type: 'SUBMIT', data: forms.referral(day, rsw.id) });
  }
  return c;
}

/** A second legal guardian, who lives elsewhere. */
const SECOND: Data = {
  name: 'Father Training',
  relation: 'FATHER',
  isLegalGuardian: true,
  livesWithChild: false,
  contactAllowed: true,
  languageCode: 'som',
  interpreterNeed: 'NO',
  literacy: 'SOME',
};
const twoGuardians = {
  guardians: [...(forms.referral('2026-11-23', rsw.id).guardians as readonly Json[]), SECOND],
};

function reviewed(...days: readonly LocalDate[]): CoreCase {
  const c = planned();
  for (const day of days) {
    c.until(day);
    const gate = day > '2027-10-01';
    c.complete(
      famw,
      'P8_REVIEW',
      gate ? 'CONTINUE_WITH_REASON' : 'CONTINUE',
      forms.review(2, { reason: 'More time.' }),
    );
    if (gate) c.complete(tl, 'P8_TL_APPROVAL', 'APPROVED');
  }
  return c;
}

/** The last of these reviews went on with a reason, which nobody has approved yet. */
function proposed(...days: readonly LocalDate[]): CoreCase {
  const c = reviewed(...days.slice(0, -1));
  c.until(days.at(-1) ?? '2027-10-12');
  c.complete(famw, 'P8_REVIEW', 'CONTINUE_WITH_REASON', forms.review(2, { reason: 'More time.' }));
  return c;
}

function noShows(): CoreCase {
  const c = planned();
  for (const date of ['2027-01-18', '2027-01-19', '2027-01-20']) {
    c.until(date, '15:00');
    c.entry(famw, 'CONTACT', forms.contact(date, 'FAMW', { attended: 'NO_SHOW' }));
  }
  return attempts(c, '2027-01-21', '2027-01-22', '2027-01-25');
}

function withEvent(c: CoreCase, day: LocalDate, event: string, data: Data): CoreCase {
  c.until(day, '11:00');
  c.event(rsw, event, data);
  return c;
}

function followedUp(): CoreCase {
  const c = inStatus('FOLLOW_UP');
  c.until(addDays(c.open('P10_FOLLOW_UP').dueOn, -5));
  return c;
}

function fastReentry(): CoreCase {
  const c = draft();
  const facts = { previousCaseId: 'case-0', previousCloseReason: 'FAMILY_DECLINED', previousClosedOn: '2026-11-01' };
  c.do(rsw, { type: 'SUBMIT', data: forms.referral('2026-11-23', rsw.id), facts });
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
  untilConsent(c);
  return c;
}

function draft(): CoreCase {
  const c = new CoreCase(helmi, '2026-11-23');
  c.draft(rsw, {}, { RSW: { userId: rsw.id } });
  return c;
}

const statuses: Starts = {
  ...Object.fromEntries(Object.keys(IN_STATUS).map((status) => [status, () => inStatus(status)])),
  DRAFT: draft,
};

/** By the name of the place. Each call gives a case of its own. */
export const helmiStarts: Starts = {
  ...statuses,
  'a referral in acute need': () => referred('2026-11-23', { safety: { riskLevel: 'ACUTE', homeVisitCaution: false } }),
  'a referral returned twice': returnedTwice,
  'a waiting list near the limit of the law': () => {
    const c = inStatus('WAITLISTED');
    c.until('2027-02-03');
    return c;
  },
  'an interpreter not found': () => {
    const c = accepted();
    c.complete(coord, 'P3A_LANGUAGE', 'INTERPRETER_NOT_FOUND', forms.languages());
    return c;
  },
  'a family not reached': () => attempts(languages(accepted()), '2026-12-01', '2026-12-02', '2026-12-03'),
  'two guardians': () => languages(accepted(twoGuardians)),
  'two guardians who agreed': () => {
    const c = languages(accepted(twoGuardians));
    c.until('2026-12-01', '11:00');
    const second = forms.consent('C1_PARTICIPATION', 'GUARDIAN_2', '2026-12-01');
    const rows = forms.everyConsent('2026-12-01').consents as readonly Data[];
    c.complete(coord, 'P3B_CONSENT', 'CONSENTED', { consents: [...rows, second], otherGuardianInformed: 'INFORMED' });
    return withEvent(c, '2026-12-04', 'WITHDRAWAL', {
      whose: 'GUARDIAN',
      person: 'GUARDIAN_2',
      what: 'WHOLE_SERVICE',
      reasonCode: 'TIME',
    });
  },
  'three appointments that nobody came to': () => {
    const c = inStatus('ASSESSMENT');
    for (const date of ['2026-12-07', '2026-12-08', '2026-12-09'])
      c.entry(people.nurse, 'BOOKING', { purpose: 'APPOINTMENT', date });
    c.until('2026-12-10');
    return c;
  },
  'not for this service': () => {
    const c = inStatus('INTAKE');
    c.complete(
      tl,
      'P5_INTAKE',
      'NOT_FOR_HELMI',
      forms.intake({ famw: 'famw', asw: 'asw', nurse: 'nurse', tl: 'tl' }, { reason: 'Other help first.' }),
    );
    return c;
  },
  'a plan that the family is not reached for': () =>
    attempts(inStatus('PLANNING'), '2027-01-04', '2027-01-05', '2027-01-07'),
  'three times nobody came': noShows,
  'nine months on': () => reviewed('2027-04-14', '2027-07-14', '2027-10-11'),
  'at the gate': () => {
    const c = reviewed('2027-04-14', '2027-07-14');
    c.until('2027-10-12');
    return c;
  },
  'a year on': () => {
    const c = reviewed('2027-04-14', '2027-07-14', '2027-10-14');
    c.until('2028-01-13');
    return c;
  },
  'a reason that waits for the team leader': () => proposed('2027-04-14', '2027-07-14', '2027-10-12'),
  'a reason that waits for the manager': () => proposed('2027-04-14', '2027-07-14', '2027-10-14', '2028-01-13'),
  'a review without the family': () => {
    const c = reviewed('2027-04-14');
    c.until('2027-07-14');
    c.complete(famw, 'P8_REVIEW', 'NOT_HELD', { notHeldReason: 'FAMILY_CANCELLED' });
    return c;
  },
  'a part that ended': () => {
    const c = planned();
    for (const discipline of ['FAMW', 'ASW', 'NURSE']) c.event(tl, 'PART_CHANGE', { discipline, to: 'COMPLETED' });
    return c;
  },
  'a pause': () =>
    withEvent(planned(), '2027-02-01', 'PAUSE', { reason: 'ILLNESS', from: '2027-02-01', plannedUntil: '2027-03-04' }),
  'an emergency placement': () =>
    withEvent(planned(), '2027-02-10', 'EMERGENCY_PLACEMENT', { placedAt: '2027-02-10T08:30:00.000Z' }),
  'the twentieth day of a placement': () => {
    const c = withEvent(planned(), '2027-02-10', 'EMERGENCY_PLACEMENT', { placedAt: '2027-02-10T08:30:00.000Z' });
    c.until('2027-03-02', '12:00');
    c.complete(rsw, 'X3_DAY20_REVIEW', 'RETURN_HOME');
    return c;
  },
  'work with the parents': () =>
    withEvent(
      withEvent(planned(), '2027-02-10', 'EMERGENCY_PLACEMENT', { placedAt: '2027-02-10T08:30:00.000Z' }),
      '2027-03-01',
      'PLACEMENT_ENDED',
      { outcome: 'TAKEN_INTO_CARE', continueWithParents: true, continueUntil: '2027-05-03' },
    ),
  'a family that moves': () => withEvent(planned(), '2027-02-01', 'MOVE', { municipality: '049', date: '2027-03-01' }),
  'another unit': () => withEvent(planned(), '2027-02-01', 'MOVE', { withinHelsinki: true, date: '2027-02-10' }),
  'another social worker': () => withEvent(planned(), '2027-02-01', 'RSW_CHANGE', { userId: 'person-1' }),
  'nobody accepted': () => {
    const c = withEvent(planned(), '2027-02-01', 'RSW_CHANGE', { userId: 'person-1' });
    c.complete({ id: 'person-1', role: 'RSW' }, 'X8_NEW_RSW_ACCEPT', 'DECLINED', { reason: 'Too many.' });
    return c;
  },
  'a withdrawal': () =>
    withEvent(planned(), '2027-02-01', 'WITHDRAWAL', { whose: 'BOTH', what: 'WHOLE_SERVICE', reasonCode: 'TIME' }),
  'a closing proposed': () => {
    const c = inStatus('CLOSING');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    return c;
  },
  'the follow-up': followedUp,
  'a family that the follow-up does not reach': () => {
    const c = followedUp();
    const days = [1, 2, 3].map((n) => addDays(c.at.slice(0, 10), n));
    return attempts(c, ...days);
  },
  'a follow-up that finds need of help': () => {
    const c = followedUp();
    c.complete(coord, 'P10_FAMILY', 'DONE', { ...forms.familyPart(), needForHelp: true });
    return c;
  },
  'a family that comes back soon': fastReentry,
  'the nurse brings up to date': () => {
    const c = fastReentry();
    c.complete(tl, 'X7_FAST_REENTRY', 'FAST', {}, 'WORKLOAD');
    return c;
  },
  'nearly twelve': () => languages(accepted(born('2014-12-20'))),
  'nearly eighteen': () => planned(born('2009-06-01')),
  'eighteen, and not reached': () => {
    const c = planned(born('2009-06-01'));
    c.until('2027-06-01', '12:00');
    return attempts(c, '2027-06-01', '2027-06-02', '2027-06-03');
  },
  'eighteen within the year': () => planned(born('2009-09-15')),
};

function languages(c: CoreCase): CoreCase {
  c.until('2026-11-30', '11:00');
  c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
  return c;
}
