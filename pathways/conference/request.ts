/** G1 Request: what a conference is asked for. Inside a case the family is known; on its own it is written down here. */
import { code, date, group, interpreterNeed, language, list, reference, required, text, yesNo } from '../helmi/forms';
import type { Field, Pathway } from '../model';

export const VARIANTS = ['ORDINARY', 'ACUTE'] as const;
const WISHES = ['YES', 'NO', 'UNSURE'] as const;

/** What is asked and who wishes it: the same wherever the conference begins. */
export const requestFields: readonly Field[] = [
  code('variant', 'OP', VARIANTS, { required: true, fact: 'variant' }),
  text('purpose', 'SOC', 500, required),
  text('whyNow', 'SOC', 500, required),
  code('familyWish', 'SOC', WISHES, required),
  code('childWish', 'SOC', WISHES, required),
];

const child = group(
  'child',
  'ID',
  [
    text('givenName', 'ID', 80, required),
    text('familyName', 'ID', 80, required),
    date('dateOfBirth', 'ID', { required: true, notFuture: true, max: 25, fact: 'childDateOfBirth' }),
    reference('recordRef', 'ID', required),
    language('homeLanguage'),
  ],
  required,
);

const guardians = list(
  'guardians',
  'ID',
  [
    text('name', 'ID', 80, required),
    text('phone', 'PROT', 25, { format: 'PHONE' }),
    language('languageCode', required),
    interpreterNeed(required),
    yesNo('isLegalGuardian', 'ID', required),
  ],
  { required: true, min: 1, max: 4 },
);

export const intake: Pathway['intake'] = {
  status: 'DRAFT',
  atOnce: 'REQUESTED',
  fields: [...requestFields, child, guardians],
  section: 'FGC_REQUEST',
  checks: ['variantKnown'],
  inherits: { members: ['RSW', 'LEAD'], facts: ['childDateOfBirth'], fields: ['child', 'guardians'] },
  onDraft: [
    { do: 'APPLY', rule: 'rememberRequest' },
    { do: 'OPEN', step: 'G2_AGREEMENT' },
    // An acute conference has its last day from the beginning; the responsible social worker holds it until a convener does.
    { do: 'OPEN', step: 'G5_CONFERENCE', assign: 'RSW', when: { fact: 'variant', is: 'ACUTE' } },
    { do: 'NOTIFY', notice: 'N15', to: ['RSW', 'LEAD'] },
  ],
  onSubmit: [],
  onDiscard: [],
  subjectField: 'child.recordRef',
};
