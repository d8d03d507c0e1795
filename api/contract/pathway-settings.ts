import { z } from 'zod';
import { code, integer, localDate, text, version } from './primitives';
import { at, codeOf, day, id } from './scalars';

/** The numbers of a pathway that the City sets itself: what they are, what may be set, who set what, and what would follow. */

const Days = z.array(z.number());

const SettingsShape = z.strictObject({
  steps: z.record(
    codeOf,
    z.strictObject({ length: z.number().optional(), remindBeforeWd: Days.readonly().optional() }),
  ),
  chains: z.record(
    codeOf,
    z.array(z.strictObject({ level: z.number(), afterDueWd: z.number(), to: z.array(codeOf).readonly() })).readonly(),
  ),
});

const RungShape = z.strictObject({
  level: z.number(),
  afterDueWd: z.number(),
  /** Time of day in Helsinki. */
  at: z.string(),
  to: z.array(codeOf),
  /** Told by lists: its receivers stay. */
  lists: z.boolean(),
});

const DifferenceShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LENGTH'), step: codeOf, from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('REMINDERS'), step: codeOf, from: Days.readonly(), to: Days.readonly() }),
  z.strictObject({
    kind: z.literal('RUNG'),
    chain: codeOf,
    level: z.number(),
    from: z.strictObject({ afterDueWd: z.number(), to: z.array(codeOf).readonly() }),
    to: z.strictObject({ afterDueWd: z.number(), to: z.array(codeOf).readonly() }),
  }),
]);

const SettingStepShape = z.strictObject({
  code: codeOf,
  title: z.string(),
  role: codeOf,
  /** Always positive; `back`: counted back from the day it is there for. */
  length: z.number(),
  unit: z.enum(['WD', 'CAL_DAYS', 'MONTHS']),
  back: z.boolean(),
  /** What the release says. */
  usual: z.number(),
  lock: z.enum(['LAW', 'RULE']).nullable(),
  min: z.number(),
  max: z.number(),
  remindBeforeWd: z.array(z.number()),
  chain: codeOf,
  /** Levels of this step that come on a day of their own, in working days from the opening. */
  levelsAtWd: z.array(z.strictObject({ level: z.number(), afterOpenWd: z.number() })),
  /** The highest level it climbs to, where that is not its chain's. */
  maxLevel: z.number().nullable(),
});

const VersionShape = z.strictObject({
  version: z.number(),
  at,
  by: z.strictObject({ id, displayName: z.string() }),
  effectiveFrom: day,
  reason: z.string(),
  /** PAST: replaced. NOW: cases that begin today get it. PLANNED: not yet. */
  state: z.enum(['PAST', 'NOW', 'PLANNED']),
  /** Against the version before. */
  differences: z.array(DifferenceShape),
  /** To publish the same numbers again. */
  settings: SettingsShape,
});

/** A pathway's numbers as its newest version has them; until that one begins, `versions` tells which counts. */
export const PathwaySettingsShape = z
  .strictObject({
    id: codeOf,
    title: z.string(),
    /** Newest version; 0: nothing was ever changed. What a change has to name. */
    version: z.number(),
    today: day,
    mayChange: z.boolean(),
    settings: SettingsShape,
    steps: z.array(SettingStepShape),
    chains: z.array(z.strictObject({ id: codeOf, rungs: z.array(RungShape), steps: z.array(codeOf) })),
    /** Whom a level may name, and every receiver's words. */
    recipients: z.array(codeOf),
    recipientWords: z.record(codeOf, z.string()),
    reminders: z.strictObject({ min: z.number(), max: z.number(), most: z.number() }),
    levels: z.strictObject({ min: z.number(), max: z.number() }),
    clocks: z.array(
      z.strictObject({
        code: codeOf,
        title: z.string(),
        law: z.string(),
        length: z.number(),
        unit: z.enum(['WD', 'CAL_DAYS', 'MONTHS']),
      }),
    ),
    versions: z.array(VersionShape),
  })
  .meta({ id: 'PathwaySettings' });
export type PathwaySettingsView = z.infer<typeof PathwaySettingsShape>;

const Was = z.strictObject({ was: z.number(), would: z.number() });

/** Nothing is published: what would change, and what that would make of the tasks. Cases that run keep their numbers. */
export const SettingsPreviewShape = z
  .strictObject({
    differences: z.array(DifferenceShape),
    openSteps: z.number(),
    becomeLate: z.number(),
    noLongerLate: z.number(),
    moved: z.number(),
    unclear: z.number(),
    steps: z.array(
      z.strictObject({
        step: codeOf,
        title: z.string(),
        open: z.number(),
        moved: z.number(),
        becomeLate: z.number(),
        noLongerLate: z.number(),
        unclear: z.number(),
        finished: z.number(),
        late: Was,
        toldOn: Was,
      }),
    ),
    /** The straight way against the law's limit; null where the pathway has none. `missed`: of so many starts in a year. */
    law: z
      .strictObject({
        clock: codeOf,
        title: z.string(),
        workingDays: z.number(),
        leastDays: z.number(),
        worstStart: day,
        missed: z.number(),
        /** The limit is missed although every step is in time. */
        atRisk: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'SettingsPreview' });
export type SettingsPreviewView = z.infer<typeof SettingsPreviewShape>;

const MOST = 200;
const counted = integer(-1_000, 1_000);
const Rung = z.strictObject({ level: integer(1, 9), afterDueWd: counted, to: z.array(code).max(12) });

/** All that differs from the release, against the version that was read. */
export const SettingsBody = z.strictObject({
  version,
  settings: z.strictObject({
    steps: z
      .record(code, z.strictObject({ length: counted.optional(), remindBeforeWd: z.array(counted).max(12).optional() }))
      .refine((steps) => Object.keys(steps).length <= MOST, { error: 'too_many' }),
    chains: z
      .record(code, z.array(Rung).max(9))
      .refine((chains) => Object.keys(chains).length <= MOST, { error: 'too_many' }),
  }),
  dryRun: z.boolean().default(false),
  effectiveFrom: localDate.optional(),
  reason: text(500).optional(),
  /** The limit of the law is missed although every step is in time, and it is published all the same. */
  lawRiskAccepted: z.boolean().default(false),
});
