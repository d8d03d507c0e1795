/** Named rules of a consent that changes on the way (domain.md X6): effective at once, and everybody who held the data hears of it. */
import type { Effect } from '../../model';
import { consentInForce, rowHolds, stillCounts } from '../consent-force';
import { endUnless } from '../follow-up';
import { holdersOf } from '../releases';
import { merged, remembered } from './consent-rows';
import { isLeaving, wholeService } from './leaving';
import { endPart } from './parts';
import { byChild, childAge, consentsTo, onDay } from './people';
import { startPart } from './plan';
import { isOpenStep, limit, list, refuseIf, textOf, texts } from './read';
import type { Check, Data, EffectsRule, RuleContext } from './types';

const C1 = 'C1_PARTICIPATION';
const C6 = 'C6_PARENT_ADULT_SW';
const C7 = 'C7_FOLLOW_UP_CONTACT';
const POOLS: ReadonlySet<string> = new Set(['TEAM', 'TL', 'COORD']);

/** Told at once, at any hour: who held what the consent had opened, as far as the case has them (D8, N13). */
function told(c: RuleContext, items: readonly string[]): readonly Effect[] {
  const to = [...new Set(items.flatMap(holdersOf))].filter((key) => POOLS.has(key) || c.state.team[key]);
  return to.length === 0 ? [] : [{ do: 'NOTIFY', notice: 'N13', to, urgent: true }];
}

function lost(c: RuleContext, item: string, facts: Data): readonly Effect[] {
  if (item === C6) {
    const parent = list(facts.consents).some((row) => row.item === C6 && rowHolds(row, facts, onDay(c)));
    return parent ? [] : endPart(c, 'ASW');
  }
  if (item !== C7 || consentInForce(facts, C7, onDay(c))) return [];
  const refused: Effect = { do: 'SET', fact: 'followUpConsent', value: 'REFUSED' };
  if (c.state.status !== 'FOLLOW_UP' || !isOpenStep(c, 'P10_FAMILY')) return [refused];
  return [refused, ...withoutFamily];
}

/** The family part of the follow-up falls away; the register part goes on alone (P10). */
export const withoutFamily: readonly Effect[] = [
  { do: 'CANCEL', steps: ['P10_FAMILY'] },
  { do: 'SET', fact: 'followUpFamily', value: 'NOT_CONSENTED' },
  endUnless('P10_FOLLOW_UP', 'P10_NEED_HELP'),
];

function gained(c: RuleContext, item: string, facts: Data): readonly Effect[] {
  const { state } = c;
  if (item === C6) {
    const waits = state.status === 'IN_SERVICE' && state.team.ASW && state.parts.ASW?.status !== 'ACTIVE';
    return waits && texts(state.facts.assigned).includes('ASW')
      ? [...startPart('ASW'), { do: 'CANCEL', steps: ['P7_ALL_ENDED'] }]
      : [];
  }
  if (item !== C7 || !consentInForce(facts, C7, onDay(c))) return [];
  const asks = state.status === 'FOLLOW_UP' && isOpenStep(c, 'P10_FOLLOW_UP');
  const was = Object.values(state.tasks).some((task) => task.step === 'P10_FAMILY' && task.status === 'DONE');
  return [
    { do: 'SET', fact: 'followUpConsent', value: 'GIVEN' },
    ...(asks && !was
      ? [{ do: 'SET', fact: 'followUpFamily', value: null } as const, { do: 'OPEN', step: 'P10_FAMILY' } as const]
      : []),
  ];
}

const items = (rows: readonly Data[]): readonly string[] => [...new Set(rows.flatMap((row) => textOf(row.item) ?? []))];

/**
 * The case remembers the new answers, and what hangs on them ends or opens in the same breath. A no to taking part is
 * not dealt with here: it is a withdrawal of the whole.
 */
export function consentsBecome(c: RuleContext, rows: readonly Data[]): readonly Effect[] {
  const before = list(c.state.facts.consents);
  const after = merged(before, rows);
  const facts = { ...c.state.facts, consents: after };
  const taken = rows.filter((row) => row.state === 'REFUSED' || row.state === 'WITHDRAWN');
  const held = items(taken).filter((item) => before.some((row) => row.item === item && row.state === 'GIVEN'));
  const given = items(rows.filter((row) => row.state === 'GIVEN'));
  return [
    { do: 'SET', fact: 'consents', value: after },
    ...held.flatMap((item) => lost(c, item, facts)),
    ...given.flatMap((item) => gained(c, item, facts)),
    ...told(c, held),
  ];
}

const rowsIn = (c: RuleContext): readonly Data[] => {
  const many = list(c.data.consents);
  return (many.length > 0 ? many : [c.data]).map((row) => {
    const kept = remembered(row);
    return kept.state === 'WITHDRAWN' && kept.withdrawnAt === undefined ? { ...kept, withdrawnAt: c.env.today } : kept;
  });
};

const noToTakingPart = (row: Data): boolean =>
  row.item === C1 && (row.state === 'REFUSED' || row.state === 'WITHDRAWN');

/** After the eighteenth birthday nobody else answers for the young adult; leaving takes a service that runs (X5, X6). */
const consentChangeFits: Check = (c) => {
  const rows = rowsIn(c);
  if (rows.some((row) => !stillCounts(row, c.state.facts, onDay(c)))) return { code: 'guardian_no_longer' };
  if (!rows.some(noToTakingPart)) return null;
  if (c.state.status === 'FOLLOW_UP') return { code: 'service_ended' };
  const young = (childAge(c, c.env.today) ?? limit(c, 'ownConsentFromAge')) < limit(c, 'ownConsentFromAge');
  if (young && rows.some((row) => noToTakingPart(row) && byChild(row))) return { code: 'child_too_young' };
  return refuseIf(isLeaving(c), 'withdrawal_open');
};

const consentChanged: EffectsRule = (c) => {
  const rows = rowsIn(c);
  const no = rows.find(noToTakingPart);
  const whose = no && byChild(no) ? 'CHILD' : 'GUARDIAN';
  const by = textOf(no?.givenBy) ?? textOf(no?.person);
  return [...consentsBecome(c, rows), ...(no ? wholeService(c, { whose, by }) : [])];
};

/** The rows that a withdrawal takes back: the own ones, or a no of one's own where another had given it (X6). */
export function withdrawnRows(c: RuleContext, item: string, whose: string, person?: string): readonly Data[] {
  const given = consentsTo(c, item).filter((row) => row.state === 'GIVEN');
  const back = (row: Data): Data => ({ ...row, state: 'WITHDRAWN', withdrawnAt: c.env.today });
  const mine = given.filter((row) => {
    if (whose === 'BOTH') return true;
    if (whose === 'CHILD') return byChild(row);
    return !byChild(row) && (person === undefined || row.person === person || row.givenBy === person);
  });
  if (mine.length > 0) return mine.map(back);
  const hand = whose === 'CHILD' ? 'CHILD' : (person ?? null);
  return [
    {
      item,
      person: hand,
      givenByRole: whose === 'CHILD' ? 'CHILD' : 'GUARDIAN',
      state: 'WITHDRAWN',
      withdrawnAt: c.env.today,
    },
  ];
}

export const consentChangeRules = {
  checks: { consentChangeFits },
  conditions: {},
  effects: { consentChanged },
  dates: {},
};
