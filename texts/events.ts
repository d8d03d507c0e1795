import { formatWhen } from './dates';
import type { Language } from './index';
import { has, t } from './index';
import { capital, optionLabel, roleInSentence, roleLabel, small } from './labels';

export type EventParams = { readonly [name: string]: string | number | boolean | null };

/** One event of a case as its reader gets it: `at` and `nominalAt` are instants, ids in `params` already names or roles. */
export interface HistoryEvent {
  readonly code: string;
  readonly stepCode?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly params: EventParams;
  readonly actor: { readonly role: string; readonly name?: string | undefined };
  readonly at: string;
  readonly nominalAt?: string | undefined;
}

/** Whether time did it by itself. */
export function byItself(event: HistoryEvent): boolean {
  return event.actor.role === 'ENGINE' || event.actor.role === 'SYSTEM';
}

/** A text parameter; empty where it is missing. */
export function word(params: EventParams, name: string): string {
  const value = params[name];
  return value === undefined || value === null ? '' : String(value);
}

/** A role or member code as a label, a person's name as it is. */
export function person(language: Language, value: string): string {
  return has(language, `roles.${value}`) ? small(roleLabel(language, value)) : value;
}

/** The acting person as the subject that begins a sentence: name with role, or the role alone. */
export function subject(language: Language, event: HistoryEvent): string {
  const { name } = event.actor;
  const role = byItself(event) ? 'SYSTEM' : event.actor.role;
  if (name === undefined) return capital(roleInSentence(language, role));
  if (!has(language, `roles.${role}`)) return name;
  return t(language, 'words.actor', { name, role: small(roleLabel(language, role)) });
}

/** What the plain history may say of an entry: how and whether somebody was met, never what it was about. */
const SAID = ['discipline', 'purpose', 'channel', 'act', 'attended', 'status'] as const;

/** What an entry says beside its kind and day, from its coded facts; a code without a text stays out. */
export function entryFacts(language: Language, params: EventParams): string {
  const kind = word(params, 'kind');
  const facts = SAID.flatMap((name) => {
    const value = word(params, name);
    if (value === '') return [];
    const label = optionLabel(language, kind, name, value);
    return label === value ? [] : [small(label)];
  });
  const reached = params.reached;
  if (typeof reached === 'boolean') facts.push(t(language, reached ? 'words.reached' : 'words.notReached'));
  return facts.join(', ');
}

/** The day of a parameter in the language's form; empty where it is missing. */
export function day(language: Language, params: EventParams, name: string): string {
  return formatWhen(language, word(params, name));
}
