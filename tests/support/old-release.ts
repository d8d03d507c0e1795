import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const LEFT_OUT = new Set(['node_modules', '.git', '.cache', 'tests', 'data', 'dist']);

/** One place in the sources that an earlier release had differently. */
export interface Difference {
  readonly file: string;
  readonly now: RegExp;
  readonly before: string;
}

/** These sources as an earlier release had them; `remove` when done. Throws where a difference no longer applies. */
export function oldRelease(differences: readonly Difference[]): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'helmi-release-'));
  for (const name of readdirSync(ROOT)) {
    if (!LEFT_OUT.has(name)) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  mkdirSync(join(root, '.cache'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const remove = () => rmSync(root, { recursive: true, force: true });
  for (const { file, now, before } of differences) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const old = text.replace(now, before);
    if (old === text) {
      remove();
      throw new Error(`${file} no longer holds ${now.source}`);
    }
    writeFileSync(path, old);
  }
  return { root, remove };
}
