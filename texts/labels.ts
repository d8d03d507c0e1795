import { has, type Language, t } from './index';

/** First letter large, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter small, as a label stands inside a sentence; abbreviations and the service's own name keep theirs. */
export function small(text: string): string {
  return /^[A-ZÅÄÖ][a-zåäö]/.test(text) && !text.startsWith('Helmi')
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** The first of the keys that has a text in this language. */
export function firstKey(language: Language, keys: readonly string[]): string | undefined {
  return keys.find((key) => has(language, key));
}

function firstText(language: Language, keys: readonly string[], fallback: string): string {
  const key = firstKey(language, keys);
  return key === undefined ? fallback : t(language, key);
}

function leaf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Where a field's label may stand, nearest first. `owner` is a step, an entry kind, an event or `REFERRAL`. */
export function fieldKeys(owner: string, path: string): string[] {
  return [`fields.${owner}.${path}`, `fields.${path}`, `fields.${leaf(path)}`];
}

/** Where an option's label may stand, nearest first. */
export function optionKeys(owner: string, path: string, code: string): string[] {
  const own = [`options.${owner}.${path}.${code}`, `options.${leaf(path)}.${code}`, `options.${code}`];
  return [...own, `closeReasons.${code}`, `overdueReasons.${code}`];
}

/** Where an outcome's label may stand, nearest first. */
export function outcomeKeys(step: string, outcome: string): string[] {
  return [`outcomes.${step}.${outcome}`, `outcomes.${outcome}`, `closeReasons.${outcome}`];
}

/** The title of a task; the code itself for a step without a text. */
export function stepTitle(language: Language, step: string): string {
  return firstText(language, [`steps.${step}`], step);
}

/** One sentence of help for a task; undefined where none is written. */
export function stepHelp(language: Language, step: string): string | undefined {
  const key = `steps.${step}.help`;
  return has(language, key) ? t(language, key) : undefined;
}

export function outcomeLabel(language: Language, step: string, outcome: string): string {
  return capital(firstText(language, outcomeKeys(step, outcome), outcome));
}

export function fieldLabel(language: Language, owner: string, path: string): string {
  return firstText(language, fieldKeys(owner, path), leaf(path));
}

/** Help for a field; undefined where none is written. */
export function fieldHelp(language: Language, owner: string, path: string): string | undefined {
  const key = firstKey(
    language,
    fieldKeys(owner, path).map((found) => found.replace(/^fields/, 'fieldHelp')),
  );
  return key === undefined ? undefined : t(language, key);
}

export function optionLabel(language: Language, owner: string, path: string, code: string): string {
  return capital(firstText(language, optionKeys(owner, path, code), code));
}

export function statusLabel(language: Language, status: string): string {
  return firstText(language, [`statuses.${status}`], status);
}

/** A reason code of any kind: of a late completion, of closing, or an option of a form. */
export function reasonLabel(language: Language, code: string): string {
  return firstText(
    language,
    [`overdueReasons.${code}`, `closeReasons.${code}`, `options.reason.${code}`, `options.${code}`],
    code,
  );
}

export function closeReasonLabel(language: Language, code: string): string {
  return firstText(language, [`closeReasons.${code}`], code);
}

/** `Intake coordinator`: a role, or a member of the case, as a label. */
export function roleLabel(language: Language, role: string): string {
  return firstText(language, [`roles.${role}`], role);
}

/** `the intake coordinator`: a role or member inside a sentence; a name or an unknown word as it is. */
export function roleInSentence(language: Language, role: string): string {
  return firstText(language, [`roles.${role}.the`], role);
}

export function disciplineLabel(language: Language, discipline: string): string {
  return firstText(language, [`disciplines.${discipline}`], discipline);
}

export function clockLabel(language: Language, clock: string): string {
  return firstText(language, [`clocks.${clock}`], clock);
}

/** The act and section a clock comes from. */
export function clockLaw(language: Language, clock: string): string {
  return firstText(language, [`clocks.${clock}.law`], clock);
}

export function entryLabel(language: Language, kind: string): string {
  return firstText(language, [`entries.${kind}`], kind);
}

export function eventLabel(language: Language, event: string): string {
  return firstText(language, [`events.${event}`], event);
}

export function pathwayLabel(language: Language, pathway: string): string {
  return firstText(language, [`pathways.${pathway}`], pathway);
}

/** What somebody is told at once beside what they did, with whom to call. */
export function adviceText(language: Language, advice: string, number: string): string {
  return t(language, `advice.${advice}`, { number });
}
