/** Filled forms of made-up families: what the stories, the training cases, the tests and the benchmark send. */
import type { Data, Json } from '../../pathways/model';

type Overrides = { readonly [field: string]: Json };

/** A girl of 13 whose mother speaks Somali (S1). `today` is the day of the referral. */
export function referral(today: string, rswUserId: string, over: Overrides = {}): Data {
  return {
    child: {
      givenName: 'Amina',
      familyName: 'Training',
      dateOfBirth: '2013-05-14',
      recordRef: 'TRAIN-0001',
      protectedAddress: false,
      homeMunicipality: '091',
      district: '7',
      schoolStage: 'GRADE_7_9',
      ...(over.child as Data | undefined),
    },
    clientStatus: 'CHILD_WELFARE',
    assessmentStatus: 'DONE',
    servicePendingOn: today,
    clientPlanLastReviewedOn: null,
    immigrantBackgroundConfirmed: true,
    reasons: ['SCHOOL_ATTENDANCE', 'MENTAL_HEALTH'],
    familyNeeds: ['FINNISH_SKILLS', 'SERVICE_NAVIGATION'],
    summary:
      'School has become hard since the spring. The family hopes for somebody who explains how things work here.',
    childOwnView: 'I want mornings to be easier.',
    familyInformed: true,
    familyInformedOn: today,
    currentServices: ['SCHOOL_WELFARE'],
    safety: { riskLevel: 'ELEVATED', homeVisitCaution: false },
    guardians: [
      {
        name: 'Hodan Training',
        relation: 'MOTHER',
        isLegalGuardian: true,
        livesWithChild: true,
        contactAllowed: true,
        languageCode: 'som',
        interpreterNeed: 'YES',
        literacy: 'SOME',
      },
    ],
    unaccompanied: false,
    siblings: [],
    rsw: { userId: rswUserId, unit: 'ITAKATU' },
    ...Object.fromEntries(Object.entries(over).filter(([name]) => name !== 'child')),
  };
}

/** Screening criteria, all met unless said otherwise. */
export function criteria(over: Overrides = {}): Data {
  return { criteria: { E1: 'YES', E2: 'YES', E3: 'YES', E4: 'YES', E5: 'YES', E6: 'YES', E7: 'YES', ...over } };
}

export function languages(): Data {
  return {
    persons: [
      { person: 'CHILD', languageCode: 'som', interpreterNeed: 'NO', preferredChannel: 'MEETING' },
      {
        person: 'GUARDIAN_1',
        languageCode: 'som',
        interpreterNeed: 'YES',
        interpreterMode: 'ON_SITE',
        interpreterGenderWish: 'FEMALE',
        preferredChannel: 'CALL',
      },
    ],
  };
}

export type ConsentItem =
  | 'C1_PARTICIPATION'
  | 'C2_HEALTH_TO_TEAM'
  | 'C3_SOCIAL_TO_NURSE'
  | 'C4_SCHOOL'
  | 'C5_OTHER_HEALTH'
  | 'C6_PARENT_ADULT_SW'
  | 'C7_FOLLOW_UP_CONTACT'
  | 'C8_FEEDBACK';

/** One row of the consent form: what, by whom, and the answer. */
export function consent(item: ConsentItem, person: string, on: string, state = 'GIVEN'): Data {
  const child = person === 'CHILD';
  return {
    item,
    person,
    state,
    givenBy: person,
    givenByRole: child ? 'CHILD' : item === 'C6_PARENT_ADULT_SW' ? 'PARENT' : 'GUARDIAN',
    method: child ? 'WRITTEN' : 'ORAL_WITH_INTERPRETER',
    languageCode: 'som',
    interpreterUsed: !child,
    givenAt: on,
  };
}

/** Mother and daughter say yes to everything that the team asks (S1). */
export function everyConsent(on: string): Data {
  return {
    consents: [
      consent('C1_PARTICIPATION', 'GUARDIAN_1', on),
      consent('C1_PARTICIPATION', 'CHILD', on),
      consent('C2_HEALTH_TO_TEAM', 'CHILD', on),
      consent('C3_SOCIAL_TO_NURSE', 'GUARDIAN_1', on),
      consent('C6_PARENT_ADULT_SW', 'GUARDIAN_1', on),
      consent('C7_FOLLOW_UP_CONTACT', 'GUARDIAN_1', on),
      consent('C8_FEEDBACK', 'GUARDIAN_1', on),
    ],
  };
}

/** What is asked of somebody who has come of age, all answered with yes. */
export function ownConsents(on: string): readonly Data[] {
  const items = [
    'C1_PARTICIPATION',
    'C2_HEALTH_TO_TEAM',
    'C4_SCHOOL',
    'C5_OTHER_HEALTH',
    'C7_FOLLOW_UP_CONTACT',
  ] as const;
  return items.map((item) => consent(item, 'CHILD', on));
}

/** The shared assessment: eight domains and, apart from them, the overall rating, each 0–4. */
export function situation(overall: number): Data {
  return { d1: 2, d2: 3, d3: 0, d4: 0, d5: 1, d6: 2, d7: 3, d8: 1, overall };
}

export function assessment(on: string, over: Overrides = {}): Data {
  return {
    visits: [{ date: on, mode: 'SCHOOL', interpreter: 'NOT_NEEDED', attended: 'YES' }],
    patientRecordRef: 'PR-4711',
    healthNeeds: ['SLEEP'],
    onwardReferral: [{ to: 'NONE' }],
    teamSummary: 'Sleep is short; a calm evening routine would help first.',
    hsaChild: situation(2),
    urgentConcern: false,
    minorCapacity: 'CAPABLE',
    hideHealthFromGuardian: false,
    ...over,
  };
}

export interface Team {
  readonly famw: string;
  readonly asw: string;
  readonly nurse: string;
  readonly tl: string;
}

/** All three disciplines, family work leads (S1). */
export function intake(team: Team, over: Overrides = {}): Data {
  return {
    attendance: [
      { role: 'TL', userId: team.tl },
      { role: 'FAMW', userId: team.famw },
      { role: 'ASW', userId: team.asw },
      { role: 'NURSE', userId: team.nurse },
      { role: 'RSW' },
    ],
    rswWrittenInput: false,
    assignments: [
      { discipline: 'FAMW', userId: team.famw, plannedIntensity: 'WEEKLY' },
      { discipline: 'ASW', userId: team.asw, plannedIntensity: 'BIWEEKLY' },
      { discipline: 'NURSE', userId: team.nurse, plannedIntensity: 'MONTHLY' },
    ],
    lead: 'FAMW',
    firstMeetingLead: 'FAMW',
    interpreterPlan: 'STANDING',
    hsaBaselineTeam: situation(3),
    fgcOffer: 'LATER',
    ...over,
  };
}

/** Two goals, one of the girl's own and one of her mother's. */
export function plan(targetDate: string, over: Overrides = {}): Data {
  return {
    goals: [
      {
        id: 'G1',
        text: 'I am at school on four mornings of five.',
        domain: 2,
        owner: 'YOUNG_PERSON',
        responsibleDiscipline: 'FAMW',
        targetDate,
        status: 'ACTIVE',
      },
      {
        id: 'G2',
        text: 'Mother books an appointment on the net herself.',
        domain: 7,
        owner: 'PARENT',
        responsibleDiscipline: 'ASW',
        targetDate,
        status: 'ACTIVE',
      },
    ],
    childView: 'I chose the first goal myself.',
    guardianViews: [{ person: 'GUARDIAN_1', view: 'This is what we need.' }],
    interpreterUsed: 'USED',
    confirmedByFamily: [
      { person: 'CHILD', confirmed: 'YES' },
      { person: 'GUARDIAN_1', confirmed: 'YES' },
    ],
    estimatedDurationMonths: 9,
    ...over,
  };
}

/** How the goals stand, the situation as the team sees it, and what the family says. */
export function review(overall: number, over: Overrides = {}): Data {
  return {
    goalAttainment: [
      { id: 'G1', attainment: 0, status: 'ACTIVE' },
      { id: 'G2', attainment: 1, status: 'ACTIVE' },
    ],
    hsaTeam: situation(overall),
    hsaChild: situation(overall),
    childView: 'It goes better on most mornings.',
    fgcOffer: 'NO',
    ...over,
  };
}

/** The lead worker's closing form. */
export function closing(overall: number, over: Overrides = {}): Data {
  return {
    hsaClosingTeam: situation(overall),
    hsaChild: situation(overall),
    childView: 'I can do mornings by myself now.',
    goalAttainment: [
      { id: 'G1', attainment: 1, status: 'MET' },
      { id: 'G2', attainment: 1, status: 'MET' },
    ],
    recordRef: 'CLOSE-0001',
    whatContinues: 'School social worker once a month.',
    handOverContact: 'The responsible social worker.',
    handovers: [],
    feedbackOffered: true,
    followUpConsent: 'GIVEN',
    contactDataRefreshed: true,
    interpreterBookingsCancelled: true,
    childWelfareClientAtClose: 'YES',
    placementDuringService: 'NONE',
    ...over,
  };
}

/** What the registers show six months later. */
export function registerPart(on: string, over: Overrides = {}): Data {
  return {
    childWelfareClientAt6m: 'NO',
    familySocialWorkClientAt6m: 'NO',
    placementSinceClose: 'NONE',
    newNotificationsSinceClose: '0',
    source: 'RSW',
    checkedOn: on,
    ...over,
  };
}

/** What the young person and the family say six months later. */
export function familyPart(): Data {
  return {
    hsaChild: situation(1),
    hsaInterviewer: situation(1),
    feedback: { f1: 5, f2: 5, f3: 5, f4: 4, f5: 5, f6: 4, recommend: 9 },
    needForHelp: false,
  };
}

/** A contact that was held. */
export function contact(date: string, discipline: 'FAMW' | 'ASW' | 'NURSE', over: Overrides = {}): Data {
  const content = { FAMW: 'DAILY_ROUTINE', ASW: 'BENEFITS_FINANCES', NURSE: 'SLEEP' }[discipline];
  return {
    date,
    discipline,
    participants: ['CHILD', 'GUARDIAN'],
    mode: 'HOME',
    minutes: 60,
    contentCodes: [content],
    attended: 'YES',
    interpreter: 'USED',
    ...(discipline === 'NURSE' ? { minorCapacity: 'CAPABLE', hideHealthFromGuardian: false } : {}),
    ...over,
  };
}
