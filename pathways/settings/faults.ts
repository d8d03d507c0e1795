import type { ChainRung, FieldError, Pathway, PathwayBook, Recipient, Step } from '../model';
import { validate } from '../validate';
import { withSettings } from './apply';
import {
  type Bounds,
  lengthBounds,
  lockOf,
  REMINDER_BOUNDS,
  RUNG_BOUNDS,
  rungRecipients,
  toldByLists,
} from './changeable';
import type { PathwaySettings, RungSetting, StepSetting } from './model';

const outside = (value: number, { min, max }: Bounds): boolean =>
  !Number.isSafeInteger(value) || value < min || value > max;

function stepFaults(step: Step | undefined, set: StepSetting, path: string): FieldError[] {
  if (!step) return [{ path, code: 'unknown_option' }];
  const faults: FieldError[] = [];
  const { length, remindBeforeWd } = set;
  if (length !== undefined) {
    if (lockOf(step)) faults.push({ path: `${path}.length`, code: 'fixed_length' });
    else if (outside(length, lengthBounds(step))) faults.push({ path: `${path}.length`, code: 'out_of_range' });
  }
  if (remindBeforeWd) {
    const at = `${path}.remindBeforeWd`;
    if (remindBeforeWd.length > REMINDER_BOUNDS.most) faults.push({ path: at, code: 'too_many' });
    if (new Set(remindBeforeWd).size < remindBeforeWd.length) faults.push({ path: at, code: 'repeated' });
    if (remindBeforeWd.some((days) => outside(days, REMINDER_BOUNDS))) faults.push({ path: at, code: 'out_of_range' });
    const span = step.due.unit === 'WD' ? (length ?? Math.abs(step.due.length)) : Number.POSITIVE_INFINITY;
    // A reminder on the day the task came would say nothing new.
    if (remindBeforeWd.some((days) => days > 1 && days >= span)) faults.push({ path: at, code: 'reminder_too_early' });
  }
  return faults;
}

/** Whoever the task is with already: a level that tells nobody else is no escalation. */
const OWN_PEOPLE: ReadonlySet<Recipient> = new Set(['ASSIGNEE', 'DEPUTY']);

function rungFaults(rung: ChainRung, set: RungSetting, path: string, known: readonly Recipient[]): FieldError[] {
  const faults: FieldError[] = [];
  if (outside(set.afterDueWd, RUNG_BOUNDS)) faults.push({ path: `${path}.afterDueWd`, code: 'out_of_range' });
  if (toldByLists(rung)) return faults;
  const at = `${path}.to`;
  if (set.to.length === 0) faults.push({ path: at, code: 'required' });
  if (new Set(set.to).size < set.to.length) faults.push({ path: at, code: 'repeated' });
  if (set.to.some((to) => !known.includes(to))) faults.push({ path: at, code: 'not_an_option' });
  if (rung.level > 1 && set.to.length > 0 && set.to.every((to) => OWN_PEOPLE.has(to)))
    faults.push({ path: at, code: 'nobody_new' });
  return faults;
}

function chainFaults(rungs: readonly ChainRung[] | undefined, set: readonly RungSetting[], path: string, p: Pathway) {
  if (!rungs) return [{ path, code: 'unknown_option' }];
  if (set.map(({ level }) => level).join() !== rungs.map(({ level }) => level).join())
    return [{ path, code: 'levels_fixed' }];
  const known = rungRecipients(p);
  const faults = rungs.flatMap((rung, i) => (set[i] ? rungFaults(rung, set[i], `${path}.${i}`, known) : []));
  const falling = set.findIndex((rung, i) => i > 0 && rung.afterDueWd < (set[i - 1]?.afterDueWd ?? 0));
  return falling > 0 ? [...faults, { path: `${path}.${falling}.afterDueWd`, code: 'before_lower_level' }] : faults;
}

/** What is wrong with settings, by their paths; an empty list: the pathway can be run with them. */
export function settingsFaults(book: PathwayBook, settings: PathwaySettings): FieldError[] {
  const { definition } = book;
  const faults = [
    ...Object.entries(settings.steps).flatMap(([code, set]) =>
      stepFaults(
        definition.steps.find((step) => step.code === code),
        set,
        `steps.${code}`,
      ),
    ),
    ...Object.entries(settings.chains).flatMap(([id, set]) =>
      chainFaults(
        Object.hasOwn(definition.chains, id) ? definition.chains[id] : undefined,
        set,
        `chains.${id}`,
        definition,
      ),
    ),
  ];
  if (faults.length > 0) return faults;
  const before = new Set(validate(book));
  const whole = validate({ ...book, definition: withSettings(definition, settings, 1) });
  return whole.some((fault) => !before.has(fault)) ? [{ path: '', code: 'invalid' }] : [];
}
