import { readFileSync } from 'node:fs';
import { describeSettings, isSettingName, type SettingName } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings as they were given, before their form was checked. */
export type Given = { [Name in SettingName]?: string };

/**
 * The settings found in an environment: empty values count as absent, `<name>_FILE` is replaced by what the file holds,
 * and a name that is close to a setting but isn't one is a fault instead of being passed over in silence.
 */
export function readEnvironment(env: Environment): { given: Given; faults: string[] } {
  const given: Given = {};
  const faults: string[] = [];
  for (const { name, secret } of describeSettings()) {
    const value = env[name];
    if (value !== undefined && value.trim() !== '') given[name] = value.trim();
    const path = secret ? env[`${name}_FILE`] : undefined;
    if (path === undefined || path.trim() === '') continue;
    if (given[name] !== undefined) {
      faults.push(`${name} and ${name}_FILE are both set: keep one`);
      continue;
    }
    try {
      const content = readFileSync(path, 'utf8').trim();
      if (content !== '') given[name] = content;
      else faults.push(`${name}_FILE: the file ${path} is empty`);
    } catch (error) {
      faults.push(`${name}_FILE: cannot read ${path} (${errorCode(error)})`);
    }
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('HELMI_') && !isKnown(name)) faults.push(`${name} is not a setting${suggestion(name)}`);
  }
  return { given, faults };
}

// HELMI_TEST_* and HELMI_BENCH_* steer the project's own tests and measurements, never the product.
function isKnown(name: string): boolean {
  if (/^HELMI_(TEST|BENCH)_/.test(name)) return true;
  if (isSettingName(name)) return true;
  const base = name.replace(/_FILE$/, '');
  return describeSettings().some((setting) => setting.secret && setting.name === base);
}

function suggestion(name: string): string {
  const best = describeSettings()
    .map((setting) => ({ name: setting.name, far: distance(name, setting.name) }))
    .sort((a, b) => a.far - b.far)[0];
  return best !== undefined && best.far <= 3 ? ` (did you mean ${best.name}?)` : '';
}

/** Edits between two names (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unreadable';
}
