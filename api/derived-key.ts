import { createHash } from 'node:crypto';

/** A key in the form of a UUID, always the same for the same words: one call that gives several commands repeats none of them. */
export function derivedKey(...of: readonly string[]): string {
  const hex = createHash('sha256').update(of.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
