/** The referral's form (domain.md §2.5 P1). No gender, ethnicity, religion, country of birth, and no personal identity code. */
import type { Field } from '../model';
import {
  code,
  codes,
  date,
  group,
  interpreterNeed,
  language,
  list,
  ownView,
  reference,
  required,
  text,
  user,
  whole,
  yesNo,
} from './forms';

const REASONS = [
  'MENTAL_HEALTH',
  'MILD_DELINQUENCY',
  'SCHOOL_ATTENDANCE',
  'SUBSTANCE_USE',
  'RUNAWAY',
  'FAMILY_CONFLICT',
  'PEER_PROBLEMS',
  'OTHER',
] as const;
const FAMILY_NEEDS = [
  'FINANCES',
  'HOUSING',
  'LITERACY',
  'FINNISH_SKILLS',
  'DIGITAL_SKILLS',
  'SERVICE_NAVIGATION',
  'PARENTING',
  'PARENT_HEALTH',
  'EMPLOYMENT',
  'ISOLATION',
  'PAST_BAD_EXPERIENCE_WITH_AUTHORITIES',
  'NONE_KNOWN',
] as const;
const CURRENT_SERVICES = [
  'CHILD_PSYCHIATRY',
  'YOUTH_PSYCHIATRY',
  'SCHOOL_WELFARE',
  'SUBSTANCE_SERVICE',
  'POLICE_SOCIAL_WORK',
  'FAMILY_COUNSELLING',
  'INTEGRATION_SERVICES',
  'NGO',
  'OTHER',
  'NONE',
] as const;
const SCHOOL_STAGES = ['GRADE_1_6', 'GRADE_7_9', 'UPPER_SECONDARY', 'PREPARATORY_ED', 'NONE', 'UNKNOWN'] as const;
const UNITS = ['ITAKATU', 'KALLIO', 'LASSILA', 'MALMI', 'MAUNULA', 'VUOSAARI', 'FAMILY_SOCIAL_WORK', 'OTHER'] as const;
/** Units and municipalities as people write them. */
const UNIT_NAMES = {
  Itäkatu: 'ITAKATU',
  Kallio: 'KALLIO',
  Lassila: 'LASSILA',
  Malmi: 'MALMI',
  Maunula: 'MAUNULA',
  Vuosaari: 'VUOSAARI',
  'Family social work': 'FAMILY_SOCIAL_WORK',
  Other: 'OTHER',
} as const;
/** Municipality numbers of Statistics Finland under the names that people write, in both national languages: the capital region. */
export const MUNICIPALITY_NAMES = {
  Helsinki: '091',
  Helsingfors: '091',
  Espoo: '049',
  Esbo: '049',
  Vantaa: '092',
  Vanda: '092',
  Kauniainen: '235',
  Grankulla: '235',
} as const;
const RELATIONS = ['MOTHER', 'FATHER', 'OTHER_GUARDIAN', 'GUARDIAN_APPOINTED'] as const;
const LITERACY = ['READS_WELL', 'SOME', 'NONE', 'UNKNOWN'] as const;
const DISTRICTS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

const child = group(
  'child',
  'ID',
  [
    text('givenName', 'ID', 80, required),
    text('familyName', 'ID', 80, required),
    // Too old for the service is the screening's to say; an adult of this age is a slip of the pen.
    date('dateOfBirth', 'ID', { required: true, notFuture: true, max: 25, fact: 'childDateOfBirth' }),
    reference('recordRef', 'ID', required),
    // Kept as a yes or no, so that a later move is guarded without being told again.
    yesNo('protectedAddress', 'PROT', { required: true, fact: 'childAddressProtected' }),
    // Municipality number of Statistics Finland, three digits; Helsinki is 091.
    text('homeMunicipality', 'ID', 3, {
      required: true,
      min: 3,
      format: 'MUNICIPALITY',
      spellings: MUNICIPALITY_NAMES,
    }),
    code('district', 'ID', DISTRICTS),
    code('schoolStage', 'SOC', SCHOOL_STAGES, required),
  ],
  required,
);

const safety = group(
  'safety',
  'PROT',
  [
    code('riskLevel', 'PROT', ['NONE_KNOWN', 'ELEVATED', 'ACUTE'], required),
    yesNo('homeVisitCaution', 'PROT'),
    text('homeVisitCautionNote', 'PROT', 300, { aliases: ['homeVisitCautionText'] }),
  ],
  required,
);

const guardians = list(
  'guardians',
  'ID',
  [
    text('name', 'ID', 80, required),
    code('relation', 'ID', RELATIONS, required),
    yesNo('isLegalGuardian', 'ID', required),
    yesNo('livesWithChild', 'ID', required),
    text('phone', 'PROT', 25, { format: 'PHONE' }),
    yesNo('contactAllowed', 'PROT', required),
    language('languageCode', required),
    interpreterNeed(required),
    code('literacy', 'SOC', LITERACY, required),
  ],
  { max: 4, requiredWhen: { not: { field: 'unaccompanied', is: true } } },
);

const siblings = list(
  'siblings',
  'ID',
  [
    text('givenName', 'ID', 80, required),
    whole('birthYear', 'ID', 1990, 2100, required),
    yesNo('sameHousehold', 'ID', required),
    reference('openHelmiCaseId', 'OP'),
  ],
  { max: 15 },
);

export const referralFields: readonly Field[] = [
  child,
  code('clientStatus', 'SOC', ['CHILD_WELFARE', 'FAMILY_SOCIAL_WORK'], { required: true, fact: 'clientStatus' }),
  code('assessmentStatus', 'SOC', ['DONE', 'ONGOING', 'NOT_STARTED'], { required: true, fact: 'assessmentStatus' }),
  date('matterPendingOn', 'SOC', {
    notFuture: true,
    requiredWhen: { field: 'assessmentStatus', in: ['ONGOING', 'NOT_STARTED'] },
  }),
  date('servicePendingOn', 'SOC', { notFuture: true }),
  date('clientPlanLastReviewedOn', 'SOC', { notFuture: true }),
  yesNo('immigrantBackgroundConfirmed', 'SOC', required),
  codes('reasons', 'SOC', REASONS, { required: true, min: 1 }),
  codes('familyNeeds', 'SOC', FAMILY_NEEDS, { required: true, min: 1 }),
  text('summary', 'SOC', 2000, required),
  ...ownView('childOwnView'),
  yesNo('familyInformed', 'SOC', required),
  date('familyInformedOn', 'SOC', {
    notFuture: true,
    requiredWhen: { field: 'familyInformed', is: true },
    aliases: ['familyInformedDate', 'familyInformedAt'],
  }),
  codes('currentServices', 'SOC', CURRENT_SERVICES, { required: true, min: 1 }),
  safety,
  guardians,
  yesNo('unaccompanied', 'SOC'),
  siblings,
  group(
    'rsw',
    'OP',
    [
      user('userId', { required: true, role: 'RSW' }),
      code('unit', 'OP', UNITS, { required: true, spellings: UNIT_NAMES }),
    ],
    required,
  ),
];
