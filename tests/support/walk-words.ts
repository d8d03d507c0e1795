/** That whatever a walk meets has words: refusals, history lines and notices, in every language, with nothing left open. */
import type { CaseEvent, NoticeDraft, Refusal } from '../../pathways/model';
import { has, languages } from '../../texts';
import { historySentence } from '../../texts/history';
import { noticeKeys, noticeText } from '../../texts/notices';
import { faultText, problemTitle } from '../../texts/problems';
import { faultsOf } from './spoken-lines';

const known = new Map<string, readonly string[]>();

/** One line per kind of thing is enough: days, numbers and ids are all alike. */
function remembered(what: string, faults: () => readonly string[]): readonly string[] {
  const key = what
    .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, 'DAY')
    .replace(/\bid-\d+/g, 'ID')
    .replace(/\b\d+\b/g, 'N');
  const before = known.get(key);
  if (before) return before;
  const found = faults().map((fault) => `${key}: ${fault}`);
  known.set(key, found);
  return found;
}

const inEach = (say: (language: (typeof languages)[number]) => string): string[] =>
  languages.flatMap((language) => faultsOf(say(language)).map((fault) => `${language} ${fault} in “${say(language)}”`));

const lacking = (code: string, rooms: readonly string[]): string[] =>
  languages.flatMap((language) =>
    rooms.some((room) => has(language, `${room}.${code}`)) ? [] : [`${language} has no words for ${code}`],
  );

export function refusalFaults({ code, errors = [] }: Refusal): readonly string[] {
  return remembered(`refusal ${code} ${errors.map((error) => error.code).join()}`, () => [
    ...lacking(code, ['refusals', 'problems']),
    ...errors.flatMap((error) => lacking(error.code, ['faults', 'refusals'])),
    ...inEach((language) => problemTitle(language, code)),
    ...errors.flatMap((error) => inEach((language) => faultText(language, error.code))),
  ]);
}

export function eventFaults(event: CaseEvent): readonly string[] {
  const { code, stepCode, reasonCode, params, actor, at, nominalAt } = event;
  return remembered(`event ${code} ${stepCode} ${reasonCode} ${JSON.stringify(params)} ${actor.role}`, () => [
    ...languages.flatMap((language) =>
      has(language, `history.${code}`) || has(language, `history.${code}.other`) ? [] : [`${language} has no line`],
    ),
    ...inEach((language) => historySentence(language, { code, stepCode, reasonCode, params, actor, at, nominalAt })),
  ]);
}

const URL = 'https://helmi.example/t/1';

export function noticeFaults({ code, stepCode, level, dueOn, params }: NoticeDraft): readonly string[] {
  const notice = { code, stepCode, level, dueOn, params, reference: 'TEST-2026-0001', url: URL };
  return remembered(`notice ${code} ${stepCode} ${level} ${dueOn} ${JSON.stringify(params)}`, () => [
    ...languages.flatMap((language) =>
      noticeKeys(notice).some((key) => has(language, `notices.${key}.subject`)) ? [] : [`${language} has no notice`],
    ),
    ...inEach((language) => noticeText(language, notice).subject),
    ...inEach((language) => noticeText(language, notice).body),
  ]);
}
