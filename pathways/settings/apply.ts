import type { ChainRung, Pathway, Step } from '../model';
import { DUE_TIME, reminderDays } from '../rungs';
import { lockOf, toldByLists } from './changeable';
import type { PathwaySettings, RungSetting, StepSetting } from './model';

/** A rung on the due date itself comes when the day is over; every later one in the morning. */
function withRung(rung: ChainRung, set: RungSetting | undefined): ChainRung {
  if (!set) return rung;
  const { level } = rung;
  const to = toldByLists(rung) ? rung.to : set.to;
  return { level, afterDueWd: set.afterDueWd, ...(set.afterDueWd === 0 ? { at: DUE_TIME } : {}), to };
}

function withStep(step: Step, set: StepSetting | undefined): Step {
  if (!set) return step;
  const { length, remindBeforeWd } = set;
  const counted = length === undefined || lockOf(step) ? step.due.length : length * Math.sign(step.due.length);
  return {
    ...step,
    due: { ...step.due, length: counted },
    ...(remindBeforeWd ? { remindBeforeWd } : {}),
  };
}

/**
 * The pathway with what was set for it. What no longer fits the release (a step or level that is gone, a length that is
 * the law's) counts for nothing. `version` is the number of the settings and becomes part of the pathway's own, so that
 * a case tells which it began with; 0: nothing was ever set.
 */
export function withSettings(pathway: Pathway, settings: PathwaySettings, version: number): Pathway {
  if (version === 0) return pathway;
  const { steps, chains } = settings;
  return {
    ...pathway,
    version: `${pathway.version}+${version}`,
    steps: pathway.steps.map((step) => withStep(step, steps[step.code])),
    chains: Object.fromEntries(
      Object.entries(pathway.chains).map(([id, rungs]) => [
        id,
        rungs.map((rung) =>
          withRung(
            rung,
            chains[id]?.find(({ level }) => level === rung.level),
          ),
        ),
      ]),
    ),
  };
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

function tidyStep(step: Step, set: StepSetting, pathway: Pathway): StepSetting {
  const own = lockOf(step) === null && set.length !== Math.abs(step.due.length) ? set.length : undefined;
  const remind = set.remindBeforeWd && [...set.remindBeforeWd].sort((a, b) => b - a);
  const usual = reminderDays(withStep(step, own === undefined ? undefined : { length: own }), pathway);
  return {
    ...(own === undefined ? {} : { length: own }),
    ...(remind === undefined || same(remind, usual) ? {} : { remindBeforeWd: remind }),
  };
}

function tidyChain(rungs: readonly ChainRung[], set: readonly RungSetting[]): readonly RungSetting[] {
  const wanted = rungs.map((rung) =>
    withRung(
      rung,
      set.find(({ level }) => level === rung.level),
    ),
  );
  const differs = wanted.some((rung, i) => rung.afterDueWd !== rungs[i]?.afterDueWd || !same(rung.to, rungs[i].to));
  return differs ? wanted.map(({ level, afterDueWd, to }) => ({ level, afterDueWd, to })) : [];
}

/** The settings with nothing in them that the release says as well, or that it does not know. */
export function tidySettings(pathway: Pathway, settings: PathwaySettings): PathwaySettings {
  const steps = pathway.steps.flatMap((step) => {
    const set = settings.steps[step.code];
    const tidy = set ? tidyStep(step, set, pathway) : {};
    return Object.keys(tidy).length > 0 ? [[step.code, tidy] as const] : [];
  });
  const chains = Object.entries(pathway.chains).flatMap(([id, rungs]) => {
    const set = settings.chains[id];
    const tidy = set ? tidyChain(rungs, set) : [];
    return tidy.length > 0 ? [[id, tidy] as const] : [];
  });
  return { steps: Object.fromEntries(steps), chains: Object.fromEntries(chains) };
}
