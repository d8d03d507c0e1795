import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Fields of a JSON file; empty when it is missing or broken, since all that is kept this way can be made anew. */
export function readJson(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Writes a JSON file in one step, readable by its owner only. */
export function writeJson(path: string, value: object): void {
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
}
