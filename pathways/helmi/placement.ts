/** X3 Emergency placement (LsL 417/2007 38 §): it lies over the case, routine stands still, and three ways lead out. */
import type { AnytimeEvent, Effect, Field, Step } from '../model';
import { code, date, moment, required, text, yesNo } from './forms';
import { callOutsideOfficeHours, startClosing, urgent } from './passages';
import { OPEN_STATUSES } from './statuses';
import { form, outcome, tell } from './steps';

export const PLACEMENT_OUTCOMES = ['RETURNED_HOME', 'OPEN_CARE_PLACEMENT', 'TAKEN_INTO_CARE'] as const;
const PLACEMENT_STEPS = ['X3_JOINT_MEETING', 'X3_ACUTE_FGC', 'X3_DAY20_REVIEW', 'X3_PLACEMENT_END'] as const;
const CLOCK = 'ST_EPL_30D';

/** Nothing of the placement is awaited any more: its tasks, its clock of the law and what lay over the case. */
export const placementOver: readonly Effect[] = [
  { do: 'CANCEL', steps: PLACEMENT_STEPS },
  { do: 'CLOCK', clock: CLOCK, action: 'STOP' },
  { do: 'SET', fact: 'placementOpen', value: false },
  // A clock that is started anew after a re-opening asks for this day.
  { do: 'SET', fact: 'placementOn', value: null },
];

/** By a new decision the placement goes on, once, for thirty days more (LsL 38 a §): the law's clock counts them from its limit. */
const extended: readonly Effect[] = [
  { do: 'CLOCK', clock: CLOCK, action: 'RESTART', anchor: { clock: CLOCK } },
  { do: 'SET', fact: 'placementExtended', value: true },
  { do: 'CANCEL', steps: ['X3_PLACEMENT_END'] },
  { do: 'RESTART', step: 'X3_DAY20_REVIEW' },
  tell('LEAD', 'TL'),
];

const ended: Effect = { do: 'APPLY', rule: 'placementEnded' };
/** Applied once the clock runs again, so that it sees the review's date of now. */
const reviewSoon: Effect = { do: 'APPLY', rule: 'reviewAfterReturn' };

/** How a placement ended, whether an event or a task says so. `asked` are the outcomes of the task. */
function endFields(when: 'EVENT' | 'TASK'): readonly Field[] {
  const of = (name: (typeof PLACEMENT_OUTCOMES)[number]) => (when === 'TASK' ? { outcomes: [name] } : {});
  return [
    date('endedOn', 'SOC', {
      notFuture: true,
      aliases: ['on', 'date'],
      ...(when === 'TASK' ? { outcomes: PLACEMENT_OUTCOMES } : {}),
    }),
    code('helmi', 'SOC', ['CONTINUE', 'PAUSE'], of('OPEN_CARE_PLACEMENT')),
    date('pausePlannedUntil', 'SOC', { requiredWhen: { field: 'helmi', is: 'PAUSE' }, ...of('OPEN_CARE_PLACEMENT') }),
    // Only where the responsible social worker asks for it.
    yesNo('continueWithParents', 'SOC', of('TAKEN_INTO_CARE')),
    date('continueUntil', 'SOC', {
      requiredWhen: { field: 'continueWithParents', is: true },
      ...of('TAKEN_INTO_CARE'),
    }),
    text('note', 'PROT', 500),
  ];
}

const decision = (extra: Partial<Field> = {}): Field =>
  date('decidedOn', 'SOC', { required: true, notFuture: true, ...extra });

const placed: AnytimeEvent = {
  code: 'EMERGENCY_PLACEMENT',
  section: 'SAFETY',
  statuses: OPEN_STATUSES,
  offeredWhile: { fact: 'placementOpen', is: false },
  fields: [
    moment('placedAt', 'PROT', { required: true, notFuture: true, aliases: ['at', 'placedOn'] }),
    code('type', 'PROT', ['EMERGENCY_PLACEMENT', 'OTHER']),
    text('note', 'PROT', 500),
  ],
  checks: ['placementMoment'],
  effects: [
    { do: 'APPLY', rule: 'placementBegan' },
    { do: 'OVERLAY', code: 'EMERGENCY', action: 'START', anchor: { fact: 'placementOn' } },
    { do: 'CLOCK', clock: CLOCK, action: 'START' },
    urgent('RSW', 'TL', 'TEAM', 'MGR'),
    { do: 'OPEN', step: 'X3_JOINT_MEETING' },
    { do: 'OPEN', step: 'X3_ACUTE_FGC' },
    { do: 'OPEN', step: 'X3_DAY20_REVIEW' },
    callOutsideOfficeHours,
  ],
};

const placementEnded: AnytimeEvent = {
  code: 'PLACEMENT_ENDED',
  section: 'SAFETY',
  statuses: OPEN_STATUSES,
  offeredWhile: { fact: 'placementOpen', is: true },
  fields: [code('outcome', 'SOC', PLACEMENT_OUTCOMES, required), ...endFields('EVENT')],
  checks: ['placementOpen', 'placementEnd'],
  effects: [ended, { ...reviewSoon, when: { field: 'outcome', is: 'RETURNED_HOME' } }],
};

const placementExtended: AnytimeEvent = {
  code: 'PLACEMENT_EXTENDED',
  section: 'SAFETY',
  statuses: OPEN_STATUSES,
  offeredWhile: { fact: 'placementOpen', is: true },
  fields: [decision(), text('note', 'PROT', 500)],
  checks: ['placementOpen', 'placementExtension'],
  effects: extended,
};

export const placementEvents: readonly AnytimeEvent[] = [placed, placementEnded, placementExtended];

const running = { section: 'SAFETY', runsInPause: true } as const;
const decideEnd: Effect = { do: 'OPEN', step: 'X3_PLACEMENT_END' };

/** The yes is the request; what the conference is to solve is written into its agreement (domain.md G1). */
const acuteConference: Effect = { do: 'CHILD', pathway: 'familyGroupConference', variant: 'ACUTE' };

const day20 = form('X3_DAY20_REVIEW', {
  ...running,
  fixedDue: true,
  outcomeClass: 'SOC',
  // The law's clock speaks up on the same day.
  remindBeforeWd: [],
  fields: [decision({ outcomes: ['EXTENDED'] }), text('note', 'PROT', 500)],
  outcomes: [
    ...['RETURN_HOME', 'OPEN_CARE', 'TAKING_INTO_CARE'].map((name) => outcome(name, [decideEnd, tell('LEAD', 'TL')])),
    outcome('EXTENDED', extended, ['placementExtension']),
  ],
});

const end = form('X3_PLACEMENT_END', {
  ...running,
  fixedDue: true,
  outcomeClass: 'SOC',
  fields: [decision({ outcomes: ['EXTENDED'] }), ...endFields('TASK')],
  outcomes: [
    ...PLACEMENT_OUTCOMES.map((name) =>
      outcome(name, name === 'RETURNED_HOME' ? [ended, reviewSoon] : [ended], ['placementEnd']),
    ),
    outcome('EXTENDED', extended, ['placementExtension']),
  ],
});

const parents = form('X3_PARENTS_END', {
  section: 'CLOSING',
  runsInPause: true,
  fixedDue: true,
  fields: [text('note', 'SOC', 500)],
  outcomes: [outcome('CLOSE', startClosing)],
});

export const placementSteps: readonly Step[] = [
  form('X3_JOINT_MEETING', {
    ...running,
    fields: [date('meetingHeldOn', 'SOC', { required: true, notFuture: true }), text('note', 'PROT', 1000)],
    outcomes: [outcome('HELD', [tell('RSW', 'TEAM')])],
  }),
  form('X3_ACUTE_FGC', {
    ...running,
    outcomeClass: 'SOC',
    fields: [text('reason', 'SOC', 500, { requiredWhen: { outcome: 'NO' } })],
    outcomes: [outcome('YES', [acuteConference, tell('LEAD')]), outcome('NO', [tell('LEAD')])],
  }),
  // Each thirty days have their own twentieth.
  { ...day20, due: { ...day20.due, anchor: { rule: 'placementPeriod' } } },
  { ...end, due: { ...end.due, anchor: { clock: CLOCK } } },
  { ...parents, due: { ...parents.due, rule: 'parentsUntil' } },
];
