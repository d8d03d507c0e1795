import { formatDate } from './dates';
import { has, type Language, type TextParams, t } from './index';
import { capital, clockLabel, clockLaw, firstKey, stepTitle } from './labels';
import { wordList } from './recipients';

/** What a notice may know: codes, a reference, a day and a link; nothing about the client. */
export interface NoticeInput {
  readonly code: string;
  readonly stepCode?: string | undefined;
  readonly level?: number | undefined;
  readonly reference: string;
  readonly dueOn?: string | undefined;
  readonly url: string;
  readonly params?: { readonly [name: string]: string | number | boolean | null } | undefined;
}

export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

function wrap(language: Language, lines: readonly string[], url: string): string {
  const say = (key: string, params: TextParams = {}): string => t(language, `notices.${key}`, params);
  return [say('greeting'), lines.join(' '), say('open', { url }), say('closing')].join('\n\n');
}

/**
 * The notice's own text keys without ending, the most exact first: by the alarm's key, by the outcome that caused it, for
 * the whole case where it is about no task, by step, by level.
 */
export function noticeKeys(notice: Pick<NoticeInput, 'code' | 'stepCode' | 'level' | 'params'>): string[] {
  const { code, stepCode, level, params } = notice;
  const key = params?.key;
  const outcome = params?.outcome;
  return [
    ...(stepCode && key ? [`${code}.${stepCode}.${key}`] : []),
    ...(key ? [`${code}.${key}`] : []),
    ...(outcome ? [`${code}.${outcome}`] : []),
    stepCode ? `${code}.${stepCode}` : `${code}.case`,
    ...(level === undefined ? [] : [`${code}.${level}`]),
    code,
  ];
}

/** A notice as a text message: that something waits, and nothing else; a code without a short text gives its subject. */
export function shortText(language: Language, code: string): string {
  return has(language, `notices.${code}.sms`)
    ? t(language, `notices.${code}.sms`)
    : noticeText(language, { code, reference: '', url: '' }).subject;
}

/** A notice in one line for somebody who is in Helmi already: its mail's subject, without the sender's name. */
export function inboxText(language: Language, notice: NoticeInput): string {
  const own = `notices.${notice.code}.inbox`;
  if (has(language, own)) return t(language, own, { reference: notice.reference });
  return capital(noticeText(language, notice).subject.replace(/^Helmi: /, ''));
}

/** The numbers, days and references of a list; steps with their counts in brackets. */
function counts(language: Language, params: NonNullable<NoticeInput['params']>): TextParams {
  const steps = Object.entries(params).filter(([name]) => name.startsWith('step.'));
  const listed = steps.map(([name, count]) => `${stepTitle(language, name.slice('step.'.length))} ${count}`);
  const inBrackets = (words: string): string => (words === '' ? '' : ` (${words})`);
  const plain = ['count', 'people', 'uncovered', 'overdue', 'waiting', 'broken', 'longest'].flatMap((name) =>
    params[name] === undefined ? [] : [[name, String(params[name])] as const],
  );
  const days = ['from', 'to'].flatMap((name) =>
    typeof params[name] === 'string' ? [[name, formatDate(language, params[name])] as const] : [],
  );
  return {
    ...Object.fromEntries([...plain, ...days]),
    steps: inBrackets(listed.join(', ')),
    references: inBrackets(String(params['references'] ?? '')),
  };
}

/** Notices that say the due date in a sentence of its own. */
const WITH_DUE_DATE = new Set(['N6', 'HELP']);

/**
 * Subject and body of one notice in the receiver's language. Content rule: the task's title, the case's reference, the
 * due date and a link, never anything about the client. A code without a text falls back to "there is news in Helmi".
 */
export function noticeText(language: Language, notice: NoticeInput): NoticeText {
  const { stepCode, reference, url, dueOn, params } = notice;
  const keys = noticeKeys(notice).map((key) => `notices.${key}`);
  const key = firstKey(
    language,
    keys.map((name) => `${name}.subject`),
  )?.replace(/\.subject$/, '');
  const clock = String(params?.clock ?? '');
  const values: TextParams = {
    reference,
    step: stepTitle(language, stepCode ?? ''),
    dueOn: dueOn === undefined ? '' : formatDate(language, dueOn),
    clock: clockLabel(language, clock),
    law: clockLaw(language, clock),
    ...counts(language, params ?? {}),
  };
  const base = key ?? 'notices.other';
  const body = t(language, `${base}.body`, values);
  const due = dueOn !== undefined && WITH_DUE_DATE.has(notice.code) ? [t(language, 'notices.due', values)] : [];
  return { subject: t(language, `${base}.subject`, values), body: wrap(language, [body, ...due], url) };
}

/**
 * Several notices in one mail (new referrals are told together at 08:30 and 12:30). Notices of one code read as one
 * sentence where that code has one, others as a list of their subjects; a single notice reads as by itself. Throws
 * RangeError for an empty list.
 */
export function digestText(language: Language, notices: readonly NoticeInput[], url: string): NoticeText {
  const [first] = notices;
  if (first === undefined) throw new RangeError('a digest of no notices');
  if (notices.length === 1) return noticeText(language, first);
  const own = `notices.${first.code}.digest`;
  const alike = notices.every((notice) => notice.code === first.code) && has(language, `${own}.subject`);
  const base = alike ? own : 'notices.digest';
  const references = wordList(language, [...new Set(notices.map((notice) => notice.reference))]);
  const values = { count: notices.length, references };
  const lines = alike ? '' : notices.map((notice) => `\n- ${noticeText(language, notice).subject}`).join('');
  return {
    subject: t(language, `${base}.subject`, values),
    body: wrap(language, [t(language, `${base}.body`, values) + lines], url),
  };
}
