/** Every word that the pathways' data and the sources of their rules call for: what the texts must have, and why. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathwayBooks } from '../../pathways';
import { HOLIDAY_NAMES } from '../../pathways/calendar';
import type { Effect, Field, Pathway, Step } from '../../pathways/model';
import { EVENT_CODES } from '../../pathways/model';
import type { Next } from '../../pathways/next';
import { MEMBER_KEYS, ROLE_CODES } from '../../pathways/roles';
import { fieldKeys, optionKeys, outcomeKeys } from '../../texts/labels';
import { noticeKeys } from '../../texts/notices';

/** One of `keys` must have a text; the first that has one is the one that is used. */
export interface Need {
  readonly keys: readonly string[];
  readonly where: string;
}

const ROOT = join(__dirname, '..', '..');
const need = (where: string, ...keys: readonly string[]): Need => ({ where, keys });

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
}

function found(texts: readonly string[], pattern: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();
}

/** Whom a PERSON field can name: the child and up to four guardians. */
const PERSONS = ['CHILD', 'GUARDIAN_1', 'GUARDIAN_2', 'GUARDIAN_3', 'GUARDIAN_4'];

function fieldNeeds(owner: string, fields: readonly Field[], before = ''): Need[] {
  return fields.flatMap((field) => {
    const path = before + field.name;
    return [
      need(`field ${owner} ${path}`, ...fieldKeys(owner, path)),
      ...(field.options ?? (field.kind === 'PERSON' ? PERSONS : [])).map((code) =>
        need(`option ${owner} ${path} ${code}`, ...optionKeys(owner, path, code)),
      ),
      ...fieldNeeds(owner, field.fields ?? [], `${path}.`),
    ];
  });
}

function notice(where: string, code: string, stepCode?: string, key?: string): Need[] {
  const keys = noticeKeys({ code, stepCode, level: undefined, params: key === undefined ? undefined : { key } });
  return ['subject', 'body'].map((part) => need(where, ...keys.map((name) => `notices.${name}.${part}`)));
}

function stepNeeds(step: Step): Need[] {
  const alarms = step.alarms ?? [];
  return [
    need(`step ${step.code}`, `steps.${step.code}`),
    need(`help of ${step.code}`, `steps.${step.code}.help`),
    ...step.outcomes.map(({ code }) => need(`outcome ${step.code} ${code}`, ...outcomeKeys(step.code, code))),
    ...fieldNeeds(step.code, step.fields),
    ...alarms.flatMap(({ key, notice: code }) => notice(`alarm ${step.code} ${key}`, code, step.code, key)),
    ...alarms.map(({ key }) => need(`alarm ${step.code} ${key}`, `history.ALARM_NOTICED.${key}`)),
    ...(step.opensWith ? notice(`${step.code} opens`, step.opensWith.notice, step.code) : []),
  ];
}

function effectsOf(p: Pathway): Effect[] {
  const { onDraft, onSubmit, onResubmit, onDiscard } = p.intake;
  return [
    ...[onDraft, onSubmit, onResubmit ?? [], onDiscard].flat(),
    ...p.steps.flatMap((step) => [...step.outcomes, ...(step.alarms ?? [])].flatMap((one) => one.effects ?? [])),
    ...[...p.entries, ...p.events].flatMap((one) => one.effects),
    ...p.clocks.flatMap((clock) => clock.alarms.flatMap((alarm) => alarm.effects ?? [])),
    ...(p.timers ?? []).flatMap((timer) => timer.effects),
  ];
}

/** Words for who is told, wherever the data name somebody. */
export function recipientWords(p: Pathway): string[] {
  return [
    ...Object.values(p.chains).flatMap((chain) => chain.flatMap((rung) => rung.to)),
    ...p.steps.flatMap((step) => [...(step.alarms ?? []).flatMap((alarm) => alarm.to), ...(step.opensWith?.to ?? [])]),
    ...p.clocks.flatMap((clock) => clock.alarms.flatMap((alarm) => alarm.to)),
    ...effectsOf(p).flatMap((effect) => (effect.do === 'NOTIFY' ? effect.to : [])),
  ];
}

export function levelsOf(p: Pathway): number[] {
  return [...new Set(Object.values(p.chains).flatMap((chain) => chain.map((rung) => rung.level)))];
}

function pathwayNeeds(p: Pathway): Need[] {
  const levels = levelsOf(p);
  return [
    need(`pathway ${p.id}`, `pathways.${p.id}`),
    ...p.statuses.map(({ code }) => need(`status ${code}`, `statuses.${code}`)),
    ...p.disciplines.map((code) => need(`discipline ${code}`, `disciplines.${code}`)),
    ...p.closeReasons.map((code) => need(`close reason ${code}`, `closeReasons.${code}`)),
    ...p.overdueReasons.map((code) => need(`overdue reason ${code}`, `overdueReasons.${code}`)),
    ...p.clocks.flatMap(({ code }) => [need(`clock ${code}`, `clocks.${code}`), need(code, `clocks.${code}.law`)]),
    ...fieldNeeds('REFERRAL', p.intake.fields),
    ...p.steps.flatMap(stepNeeds),
    ...p.entries.flatMap(({ kind, fields }) => [need(`entry ${kind}`, `entries.${kind}`), ...fieldNeeds(kind, fields)]),
    ...p.events.flatMap(({ code, fields }) => [
      need(`event ${code}`, `events.${code}`),
      need(`event ${code}`, `history.EVENT_RECORDED.${code}`),
      ...fieldNeeds(code, fields),
    ]),
    ...(p.timers ?? []).map(({ code }) => need(`timer ${code}`, `history.TIMER_RAISED.${code}`)),
    ...(p.overlays ?? []).flatMap(({ code }) =>
      ['OVERLAY_STARTED', 'OVERLAY_ENDED'].map((event) => need(`overlay ${code}`, `history.${event}.${code}`)),
    ),
    ...effectsOf(p).flatMap((effect) => (effect.do === 'ADVISE' ? [need('advice', `advice.${effect.advice}`)] : [])),
    ...recipientWords(p).map((word) => need(`told ${word}`, `recipients.${word}`)),
    ...levels.flatMap((level) => [
      need(`level ${level}`, `history.ESCALATED.${level}`),
      need(`level ${level}`, `notices.N8.${level}.subject`),
      need(`level ${level}`, `notices.N8.${level}.body`),
    ]),
  ];
}

const NEXT_CODES: Readonly<Record<Next['code'], true>> = {
  CLOSED: true,
  DRAFT: true,
  PAUSED: true,
  STEP: true,
  LATE: true,
  NOTHING: true,
};
const PLURAL_EVENTS = new Set(['CASE_RESUMED', 'PAUSE_ENDED', 'DUE_DATES_RECALCULATED']);

/** Codes with which rules, engine, ledger and service refuse, found in their sources. */
export function refusalCodes(): string[] {
  const texts = sources('pathways');
  const rules = [...sources('pathways/helmi/rules'), ...sources('pathways/conference/rules')];
  const service = [...sources('api'), ...sources('ledger')];
  const codes = [
    ...found([...texts, ...service], /\b(?:code|refusal): '([a-z]+(?:_[a-z0-9]+)*)'/g),
    ...found(rules, /'([a-z]+(?:_[a-z0-9]+)+)'/g),
  ];
  // zod's own name for a fault that a refinement made; it never leaves the service.
  return [...new Set(codes)].filter((code) => code !== 'custom');
}

/** Codes of the problems that the HTTP service answers with. */
export function problemCodes(): string[] {
  return found([readFileSync(join(ROOT, 'api', 'problems.ts'), 'utf8')], /^ {2}([a-z_]+): [45]\d\d,$/gm);
}

/** Whether a code stands as a word of its own anywhere in the sources of core, ledger and service. */
export function spokenInSources(code: string): boolean {
  return [...sources('pathways'), ...sources('ledger'), ...sources('api')].some(
    (text) => text.includes(`'${code}'`) || new RegExp(`^ +${code}: `, 'm').test(text),
  );
}

/** Notices that the engine or a named rule sends, found in their sources. */
function noticeNeeds(): Need[] {
  const codes = found(sources('pathways'), /(?:notice|code): '(N\d+|HELP|STEP_DONE)'/g);
  return codes.filter((code) => code !== 'N8').flatMap((code) => notice(`notice ${code}`, code));
}

/** All that is needed, from every pathway. */
export function allNeeds(): Need[] {
  return [
    ...Object.values(pathwayBooks).flatMap(({ definition }) => pathwayNeeds(definition)),
    ...[...ROLE_CODES, ...MEMBER_KEYS].flatMap((role) => [
      need(`role ${role}`, `roles.${role}`),
      need(`role ${role} in a sentence`, `roles.${role}.the`),
      need(`told ${role}`, `recipients.${role}`),
    ]),
    ...EVENT_CODES.flatMap((code) =>
      PLURAL_EVENTS.has(code)
        ? [need(`event ${code}`, `history.${code}.one`), need(`event ${code}`, `history.${code}.other`)]
        : [need(`event ${code}`, `history.${code}`)],
    ),
    ...Object.keys(NEXT_CODES).map((code) => need(`next ${code}`, `next.${code}`)),
    ...HOLIDAY_NAMES.map((name) => need(`holiday ${name}`, `calendar.${name}`)),
    ...refusalCodes().map((code) => need(`refusal ${code}`, `refusals.${code}`, `problems.${code}`, `faults.${code}`)),
    ...problemCodes().map((code) => need(`problem ${code}`, `problems.${code}`)),
    ...noticeNeeds(),
    // The engine's own field: asked of whoever completes a task that was escalated.
    need('field overdueReason', 'fields.overdueReason'),
    need('field overdueReasonText', 'fields.overdueReasonText'),
  ];
}
