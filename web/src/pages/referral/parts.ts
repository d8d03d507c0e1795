import type { FieldView, FormData } from '../../api';
import { isFilled } from '../../form';

/** The parts of a referral in the order in which people tell it, each with the beginnings of its fields' names. */
const NAMES = {
  child: ['child', 'immigrantBackgroundConfirmed'],
  family: ['unaccompanied', 'guardians', 'siblings'],
  needs: ['reasons', 'familyNeeds', 'summary', 'currentServices'],
  view: ['childOwnView', 'childOwnViewMissingReason'],
  safety: ['familyInformed', 'familyInformedOn', 'safety'],
  worker: [
    'rsw',
    'clientStatus',
    'assessmentStatus',
    'matterPendingOn',
    'servicePendingOn',
    'clientPlanLastReviewedOn',
  ],
} as const;

export const PARTS = ['child', 'family', 'needs', 'view', 'safety', 'worker'] as const;
export type PartId = (typeof PARTS)[number];
/** What the address may say: a part, or the page that shows all of it. */
export type PlaceId = PartId | 'check';
export const PLACES: readonly PlaceId[] = [...PARTS, 'check'];
export type PartState = 'notStarted' | 'started' | 'complete';

/** The part of a field or of a path inside it. What no part names stands with the needs, so that nothing is lost. */
export function partOf(path: string): PartId {
  const top = path.split('.')[0] ?? path;
  return PARTS.find((part) => NAMES[part].some((name) => name === top)) ?? 'needs';
}

/** The fields of a part, in the order of the part. */
export function fieldsOf(fields: readonly FieldView[], part: PartId): readonly FieldView[] {
  const order: readonly string[] = NAMES[part];
  const place = ({ name }: FieldView) => {
    const at = order.indexOf(name.split('.')[0] ?? name);
    return at === -1 ? order.length : at;
  };
  return fields.filter(({ name }) => partOf(name) === part).sort((a, b) => place(a) - place(b));
}

/** How far a part is: what is missing is the server's word. */
export function stateOf(
  part: PartId,
  fields: readonly FieldView[],
  data: FormData,
  missing: readonly string[],
): PartState {
  if (!missing.some((path) => partOf(path) === part)) return 'complete';
  return fieldsOf(fields, part).some(({ name }) => isFilled(data[name])) ? 'started' : 'notStarted';
}
