import type { ClientUse, Finding, UsageRow } from '../../ledger/queries/usage';
import { has, t } from '../../texts';
import type { ClientReportView, FindingView, UsageView } from '../contract/usage';
import type { Language } from '../problems';

/** A code of the log in words; the code itself where none were written. */
function word(language: Language, group: 'action' | 'object' | 'basis' | 'rule' | 'broken', code: string): string {
  const key = `usage.${group}.${code}`;
  return has(language, key) ? t(language, key) : code;
}

const did = (language: Language, action: string, object: string) =>
  `${word(language, 'action', action)}: ${word(language, 'object', object)}`;

/** A row for auditors. */
export function presentUsage(row: UsageRow, language: Language): UsageView {
  const { id, userId, userName, role, action, caseId, caseReference, objectType, objectId, basis, reason } = row;
  return {
    id,
    at: row.at.toISOString(),
    userId,
    userName,
    role,
    action,
    caseId,
    caseReference,
    cases: row.caseIds?.length ?? 0,
    objectType,
    objectId,
    sections: [...(row.sections ?? [])],
    basis,
    reason,
    route: row.route,
    requestId: row.requestId,
    ip: row.ip,
    text: did(language, action, objectType),
    basisText: word(language, 'basis', basis),
  };
}

/** What a rule found, with the rule in words. */
export function presentFinding(found: Finding, language: Language): FindingView {
  const { rule, first, last, ...rest } = found;
  return { rule, text: word(language, 'rule', rule), ...rest, first: first.toISOString(), last: last.toISOString() };
}

/** What is wrong with the log, in words. */
export function brokenText(language: Language, kind: string): string {
  return word(language, 'broken', kind);
}

interface Asked {
  readonly reference: string;
  readonly from: string;
  readonly until: string;
  readonly leftOut: boolean;
}

/** The report a client is entitled to, in the client's language: who used the data, when, for what and on which basis. */
export function presentClientReport(uses: readonly ClientUse[], asked: Asked, language: Language): ClientReportView {
  const { reference, from, until, leftOut } = asked;
  const say = (key: string) => t(language, `usage.report.${key}`, { reference, from: day(from), until: day(until) });
  return {
    language,
    reference,
    from,
    until,
    title: say('title'),
    words: [say('what'), say(uses.length === 0 ? 'nobody' : 'lists'), ...(leftOut ? [say('leftOut')] : []), say('ask')],
    columns: ['when', 'who', 'did', 'why', 'times'].map(say),
    people: [
      ...new Map(uses.map((use) => [use.userId, { id: use.userId, name: use.userName ?? use.userId }])).values(),
    ],
    rows: uses.map((use) => ({
      when: day(use.day),
      who: `${use.userName ?? use.userId}, ${t(language, `roles.${use.role}`)}`,
      what: did(language, use.action, use.objectType),
      why: word(language, 'basis', use.basis),
      times: use.times,
    })),
  };
}

/** `4.11.2026`, as people write days in all three languages here. */
function day(iso: string): string {
  const [year, month, of] = iso.slice(0, 10).split('-').map(Number);
  return `${of}.${month}.${year}`;
}
