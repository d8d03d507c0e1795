import type { CaseInStory } from './case-in-story';

/** What a telling says otherwise about the referral, e.g. whose record the child is. */
export type Over = NonNullable<Parameters<typeof CaseInStory.refer>[2]>;

/** A story's own child; what a telling says otherwise wins. */
export function child(fields: { readonly [field: string]: string }, over: Over = {}): Over {
  return { ...over, child: { ...fields, ...(over['child'] as object | undefined) } };
}
