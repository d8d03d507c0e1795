/** G2 Agreement and G3 Convener: what the plan is about, who comes, and a third party who calls everybody together. */
import { code, date, interpreterNeed, language, list, outcomeIn, person, required, text, user } from '../helmi/forms';
import { outcome, poolTold } from '../helmi/steps';
import type { Step } from '../model';
import { acute, end, form, news, newsToAll } from './steps';

const agreed = outcomeIn('AGREED');
const onAgreed = { outcomes: ['AGREED'] } as const;

export const agreementSteps: readonly Step[] = [
  form('G2_AGREEMENT', {
    by: 'agreementBy',
    section: 'FGC_AGREEMENT',
    // That violence or danger stands in the way is for few to know.
    outcomeClass: 'PROT',
    fields: [
      // Where a conference was offered rather than asked for, its question is put into words here.
      text('purpose', 'SOC', 500, {
        ...onAgreed,
        requiredWhen: { all: [agreed, { not: { fact: 'purposeGiven', is: true } }] },
      }),
      list('matters', 'SOC', [text('matter', 'SOC', 300, required)], {
        ...onAgreed,
        requiredWhen: agreed,
        min: 1,
        max: 5,
        shorthand: 'matter',
      }),
      list('workers', 'OP', [user('userId', required)], {
        ...onAgreed,
        max: 6,
        fact: 'attendingWorkers',
        shorthand: 'userId',
      }),
      text('otherAuthorities', 'SOC', 300, onAgreed),
      text('bottomLines', 'PROT', 1000, onAgreed),
      list(
        'languages',
        'SOC',
        [person('person', required), language('language', required), interpreterNeed(required)],
        { ...onAgreed, requiredWhen: agreed, max: 12, keyedBy: 'person', shorthand: 'language' },
      ),
      list(
        'signatures',
        'SOC',
        [person('person', required), date('signedOn', 'SOC', { required: true, notFuture: true })],
        {
          ...onAgreed,
          requiredWhen: agreed,
          max: 6,
          keyedBy: 'person',
          shorthand: 'signedOn',
        },
      ),
      text('reason', 'SOC', 500, { outcomes: ['DECLINED'] }),
      text('notSuitableReason', 'PROT', 1000, { outcomes: ['NOT_SUITABLE'], required: true }),
    ],
    outcomes: [
      outcome(
        'AGREED',
        [
          { do: 'SET', fact: 'agreedOn', from: 'TODAY' },
          { do: 'APPLY', rule: 'rememberAgreement' },
          { do: 'STATUS', to: 'AGREED' },
          { do: 'OPEN', step: 'G3_CONVENER' },
          { do: 'RESTART', step: 'G5_CONFERENCE', when: acute },
          news(),
        ],
        ['agreementSigned'],
      ),
      outcome('DECLINED', end('DECLINED')),
      outcome('NOT_SUITABLE', end('NOT_SUITABLE')),
    ],
  }),
  form('G3_CONVENER', {
    by: 'convenerBy',
    section: 'FGC_AGREEMENT',
    ...poolTold('COORD'),
    fields: [
      user('convener', { required: true, role: 'CONV' }),
      code('languageMatch', 'OP', ['SAME_LANGUAGE', 'INTERPRETER', 'NOT_NEEDED'], required),
      text('note', 'OP', 300),
    ],
    outcomes: [
      outcome(
        'ASSIGNED',
        [
          { do: 'MEMBER', key: 'CONV', from: { field: 'convener' } },
          { do: 'GIVE', steps: ['G5_CONFERENCE'], to: 'CONV' },
          { do: 'OPEN', step: 'G4_PREPARATION', when: { status: 'AGREED' } },
          { do: 'STATUS', to: 'PREPARING', when: { status: 'AGREED' } },
          newsToAll,
        ],
        ['convenerIndependent'],
      ),
    ],
  }),
];
