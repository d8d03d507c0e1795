import { v7 } from 'uuid';

/** A new id: UUID v7, so that rows written together lie together. */
export function newId(): string {
  return v7();
}
