/** What a withdrawal of the whole sets going, and how it ends (domain.md X6). */
import type { Effect, Json } from '../../model';
import { isAdult } from '../consent-force';
import { startShortClosing } from '../passages';
import { byLegalGuardian, consentsTo, giver, onDay } from './people';
import { isOpenStep, textOf } from './read';
import type { Data, RuleContext } from './types';

interface Leaving {
  readonly whose: string;
  /** Which guardian says so. */
  readonly by?: string | undefined;
  /** With whom the family wants to talk: their worker, another one, or the responsible social worker. */
  readonly talkWith?: string | undefined;
}

/** What the case remembers of the withdrawal that runs. */
export function withdrawalOf(c: RuleContext): Data | undefined {
  const fact = c.state.facts.withdrawal;
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact) ? (fact as Data) : undefined;
}
export const setWithdrawal = (value: Json): Effect => ({ do: 'SET', fact: 'withdrawal', value });

/** Is a withdrawal of the whole on its way? */
export function isLeaving(c: RuleContext): boolean {
  return ['X6_TALK', 'X6_PROTECTION_CHECK', 'X6_GUARDIANS_DISAGREE'].some((step) => isOpenStep(c, step));
}

/** Another legal guardian's yes still stands, while nobody but one guardian leaves (P3b, X6). */
function disagree(c: RuleContext, { whose, by }: Leaving): boolean {
  if (whose !== 'GUARDIAN' || by === undefined || isAdult(c.state.facts, onDay(c))) return false;
  return consentsTo(c, 'C1_PARTICIPATION').some(
    (row) => row.state === 'GIVEN' && byLegalGuardian(c, row) && giver(row) !== by,
  );
}

function talk(c: RuleContext, talkWith: string | undefined): Effect {
  if (talkWith === 'OTHER_WORKER') return { do: 'OPEN', step: 'X6_TALK', assign: 'TL' };
  const own = talkWith !== 'RSW' && c.state.team.LEAD !== undefined;
  return { do: 'OPEN', step: 'X6_TALK', assign: own ? 'LEAD' : 'RSW' };
}

/**
 * The family leaves: one talk is offered, and the responsible social worker looks at the child's need of protection in
 * any case. Where another guardian says otherwise, the responsible social worker comes first (X6; LsL 417/2007).
 */
export function wholeService(c: RuleContext, leaving: Leaving): readonly Effect[] {
  const { whose, talkWith } = leaving;
  const begun = setWithdrawal({ whose, on: c.env.today, talk: null, checked: false });
  if (disagree(c, leaving)) return [begun, { do: 'OPEN', step: 'X6_GUARDIANS_DISAGREE' }];
  return [
    begun,
    // A closing that runs needs no talk about going on.
    ...(c.state.status === 'CLOSING' ? [] : [talk(c, talkWith)]),
    { do: 'OPEN', step: 'X6_PROTECTION_CHECK' },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM'] },
  ];
}

/** Where the plan stood the short closing, before it the end as declined; a closing that runs becomes the short one (X6, §2.2). */
export function leave(c: RuleContext): readonly Effect[] {
  const { status, facts } = c.state;
  if (status === 'FOLLOW_UP') return [];
  if (status === 'CLOSING') return isOpenStep(c, 'P9_CLOSING') ? startShortClosing : [];
  return textOf(facts.planConfirmedOn) !== undefined ? startShortClosing : [{ do: 'END', reason: 'FAMILY_DECLINED' }];
}
