/** Named rules of X6: who may withdraw what, the talk that is offered, the look at the child's safety, and what ends. */
import { isAdult } from '../consent-force';
import { consentsBecome, withdrawnRows } from './consent-change';
import { isLeaving, leave, setWithdrawal, wholeService, withdrawalOf } from './leaving';
import { endPart } from './parts';
import { byChild, childAge, consentsTo, onDay, personKey } from './people';
import { isOpenStep, limit, list, refuseIf, textOf } from './read';
import type { Check, EffectsRule, RuleContext } from './types';

const C1 = 'C1_PARTICIPATION';

/** The responsible social worker has looked: it ends once the family has had its talk and still leaves (X6). */
const afterProtectionCheck: EffectsRule = (c) => {
  const known = withdrawalOf(c);
  const decided =
    known === undefined || known.talk === 'WITHDRAWS' || (known.talk === null && !isOpenStep(c, 'X6_TALK'));
  return [...(known ? [setWithdrawal({ ...known, checked: true })] : []), ...(decided ? leave(c) : [])];
};

const talkHeld: EffectsRule = (c) => {
  const known = withdrawalOf(c) ?? {};
  const next = setWithdrawal({ ...known, talk: c.outcome ?? null });
  if (c.outcome === 'WITHDRAWS') return [next, ...(known.checked === true ? leave(c) : [])];
  const back = list(c.state.facts.consents).map((row) => {
    if (row.item !== C1 || row.state !== 'WITHDRAWN') return row;
    const { withdrawnAt: _, ...rest } = row;
    return { ...rest, state: 'GIVEN' };
  });
  const refused = consentsTo(c, C1).some((row) => byChild(row) && row.state === 'REFUSED');
  const replan = c.state.status === 'PLANNING' && !isOpenStep(c, 'P6_PLAN');
  return [
    next,
    { do: 'SET', fact: 'consents', value: back },
    ...(refused ? [{ do: 'OPEN', step: 'X5_OWN_CONSENTS' } as const] : []),
    ...(replan ? [{ do: 'OPEN', step: 'P6_PLAN' } as const] : []),
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM'] },
  ];
};

/** The family says no inside another step: the same way as the event (P6, P7 FAMILY_WITHDREW; refusal at eighteen, X5). */
const familyWithdrew: EffectsRule = (c) => wholeService(c, { whose: 'BOTH' });

const wants = (c: RuleContext): { what: string; whose: string; item: string; person: string | undefined } => ({
  what: textOf(c.data.what) ?? '',
  whose: textOf(c.data.whose) ?? '',
  item: textOf(c.data.consent) ?? '',
  person: personKey(c.data.person) ?? oneGuardian(c),
});

/** The only legal guardian need not be named. */
function oneGuardian(c: RuleContext): string | undefined {
  const legal = list(c.state.facts.guardians).filter((guardian) => guardian.isLegalGuardian === true);
  return legal.length === 1 ? textOf(legal[0]?.person) : undefined;
}

function several(c: RuleContext): boolean {
  return list(c.state.facts.guardians).filter((guardian) => guardian.isLegalGuardian === true).length > 1;
}

/** From twelve on the child's no is the child's own right; from eighteen on nobody else's counts; a part or consent must be there (X6, X5). */
const withdrawalFits: Check = (c) => {
  const { what, whose, item, person } = wants(c);
  const whole = what === 'WHOLE_SERVICE' || (what === 'CONSENT' && item === C1);
  const ofParent = what === 'CONSENT' && item === 'C6_PARENT_ADULT_SW';
  if (whose === 'GUARDIAN' && isAdult(c.state.facts, onDay(c)) && !ofParent) return { code: 'guardian_no_longer' };
  if (whose === 'GUARDIAN' && several(c) && person === undefined) return refuseIf(true, 'which_guardian', 'person');
  const age = childAge(c, c.env.today);
  const young = age !== undefined && age < limit(c, 'ownConsentFromAge');
  if (whose === 'CHILD' && young && (whole || what === 'ONE_DISCIPLINE'))
    return refuseIf(true, 'child_too_young', 'whose');
  if (c.state.status === 'FOLLOW_UP' && (whole || what === 'ONE_DISCIPLINE')) return { code: 'service_ended' };
  if (whole && isLeaving(c)) return { code: 'withdrawal_open' };
  if (what === 'ONE_DISCIPLINE') {
    return refuseIf(endPart(c, textOf(c.data.discipline) ?? '').length === 0, 'no_such_part', 'discipline');
  }
  const given = consentsTo(c, item).some((row) => row.state === 'GIVEN');
  return refuseIf(what === 'CONSENT' && !given, 'no_such_consent', 'consent');
};

const withdrawn: EffectsRule = (c) => {
  const { what, whose, item, person } = wants(c);
  if (what === 'ONE_DISCIPLINE') return endPart(c, textOf(c.data.discipline) ?? '');
  const leaving = { whose, by: person, talkWith: textOf(c.data.talkWith) };
  if (what === 'WHOLE_SERVICE') return wholeService(c, leaving);
  const rows = consentsBecome(c, withdrawnRows(c, item, whose, person));
  return item === C1 ? [...rows, ...wholeService(c, leaving)] : rows;
};

/** Nothing closes before the responsible social worker has looked at the child's safety (X6). */
const protectionChecked: Check = (c) => refuseIf(isOpenStep(c, 'X6_PROTECTION_CHECK'), 'protection_check_open');

/** As above, where the way out is a closing once the plan stood: that one asks at its confirmation (X6, P9). */
const checkedBeforeEnd: Check = (c) =>
  textOf(c.state.facts.planConfirmedOn) === undefined ? protectionChecked(c) : null;

export const withdrawalRules = {
  checks: { withdrawalFits, protectionChecked, checkedBeforeEnd },
  conditions: {},
  effects: { withdrawn, familyWithdrew, talkHeld, afterProtectionCheck },
  dates: {},
};
