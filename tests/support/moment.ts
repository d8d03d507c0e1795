import type { Moment } from '../../api/policies/may';
import { finnishCalendar } from '../../pathways/calendar';
import type { CoreCase } from './core-case';

const calendar = finnishCalendar();

/** The moment at which a told case stands, as the API asks its rights. */
export function momentOf({ at }: Pick<CoreCase, 'at'>): Moment {
  return { now: new Date(at), calendar };
}
