/** What a conference refuses, and why. */
import { addDays, addMonths, ageOn } from '../../calendar';
import { entriesOf, list, refuseIf, textOf } from '../../helmi/rules/read';
import type { Data, RuleContext, Rules } from '../../model';
import { firstFollowUpBy } from './dates';
import { isAcute, limit } from './read';

type Check = Rules['checks'][string];

const variantKnown: Check = (c) => refuseIf(textOf(c.data.variant) === undefined, 'required', 'variant');

/** A guardian signs, and the child from the age of twelve (domain.md G2; as in Child Welfare Act 20 §). */
const agreementSigned: Check = (c) => {
  const signers = list(c.data.signatures).map((row) => textOf(row.person) ?? '');
  const born = textOf(c.state.facts.childDateOfBirth);
  const old = born !== undefined && ageOn(born, c.env.today) >= limit(c, 'signsFromAge');
  if (old && !signers.includes('CHILD')) return refuseIf(true, 'child_signature_missing', 'signatures');
  return refuseIf(!signers.some((one) => one.startsWith('GUARDIAN')), 'guardian_signature_missing', 'signatures');
};

/** A third party calls people together: nobody who works or worked with this child (domain.md G3, [S]). */
const convenerIndependent: Check = (c) => {
  const convener = textOf(c.data.convener);
  const own = ['RSW', 'LEAD'].some((key) => c.state.team[key]?.userId === convener);
  const attends = list(c.state.facts.attendingWorkers).some((row) => row.userId === convener);
  const works = convener !== undefined && c.env.subjectWorkers?.includes(convener) === true;
  return refuseIf(own || attends || works, 'convener_not_independent', 'convener');
};

const summariesOf = (c: RuleContext) => Object.values(c.state.tasks).filter((task) => task.step === 'G4_SUMMARY');

/** What the conference needs before it can be held (domain.md G4). */
const preparationReady: Check = (c) => {
  if (entriesOf(c, 'FGC_FAMILY_MEETING').length < limit(c, 'familyMeetings'))
    return { code: 'too_few_family_meetings' };
  if (entriesOf(c, 'FGC_NETWORK').length === 0) return { code: 'network_map_missing' };
  if (c.data.childSupporter === 'NAMED_AND_BRIEFED' && entriesOf(c, 'FGC_SUPPORTER').length === 0) {
    return { code: 'supporter_missing', errors: [{ path: 'childSupporter', code: 'supporter_missing' }] };
  }
  if (textOf(c.state.facts.conferenceOn) === undefined) return { code: 'conference_date_missing' };
  const shared = entriesOf(c, 'FGC_SHARING').map((entry) => entry.facts.worker);
  const undecided = summariesOf(c).some(
    (task) =>
      task.status !== 'CANCELLED' && task.outcome !== 'NOT_ATTENDING' && !shared.includes(task.assignee ?? null),
  );
  return refuseIf(undecided, 'summaries_undecided');
};

/** Somebody's need of an interpreter is met by a booking, by the convener's own language, or by a written reason. */
const interpreterArranged: Check = (c) =>
  refuseIf(
    c.state.facts.interpreterNeeded === true && c.data.interpreter === 'NOT_NEEDED',
    'interpreter_needed',
    'interpreter',
  );

const safetyChecked: Check = (c) => refuseIf(c.data.safetyChecked !== true, 'safety_check_missing', 'safetyChecked');

const conferenceAhead: Check = (c) => {
  const on = textOf(c.data.conferenceOn);
  return refuseIf(on !== undefined && on < c.env.today, 'conference_in_past', 'conferenceOn');
};

/** The family can only share what was written. */
const summaryWritten: Check = (c) =>
  refuseIf(
    !summariesOf(c).some((task) => task.outcome === 'WRITTEN' && task.assignee === textOf(c.data.worker)),
    'no_such_summary',
    'worker',
  );

const extensionInRange: Check = (c) => {
  const until = textOf(c.data.extendUntil) ?? '';
  const task = Object.values(c.state.tasks).find((one) => one.step === 'G4_PREPARATION' && one.closedAt === undefined);
  const from = task?.originalDueOn ?? c.env.today;
  const outside = until < c.env.today || until > addDays(from, limit(c, 'preparationExtendDays'));
  if (textOf(c.state.facts.preparationUntil) !== undefined) return { code: 'preparation_extended_before' };
  return refuseIf(outside, 'preparation_extension_range', 'extendUntil');
};

const meetingPrepared: Check = (c) => refuseIf(c.state.status !== 'SCHEDULED', 'conference_not_prepared');

const newDateAhead: Check = (c) =>
  refuseIf((textOf(c.data.newDate) ?? '') < c.env.today, 'conference_in_past', 'newDate');

/** A time alone that was not ended yesterday stands in nobody's way today. */
const notInPrivate: Check = ({ state: { quiet }, env }) =>
  refuseIf(quiet !== undefined && env.localDate(quiet.at) >= env.today, 'private_time_runs');
const inPrivate: Check = (c) => refuseIf(c.state.quiet === undefined, 'private_time_not_running');

const part = (data: Data, name: string): Data => (list([data[name] ?? null])[0] ?? {}) as Data;

/** Information, the family's own time and the presenting follow each other. */
const partsInOrder: Check = (c) => {
  const times = ['information', 'privateTime', 'presenting'].flatMap((name) => {
    const { from, to } = part(c.data, name);
    return [textOf(from), textOf(to)];
  });
  const known = times.filter((time): time is string => time !== undefined);
  const ordered = known.every((time, index) => index === 0 || (known[index - 1] ?? '') <= time);
  return refuseIf(!ordered, 'parts_out_of_order', 'privateTime');
};

/** The day of the follow-up, where one was fixed, lies after the conference and not beyond its limit. */
const followUpInTime: Check = (c) => {
  const on = textOf(c.data.followUpOn);
  const held = textOf(c.data.heldOn);
  if (on === undefined || held === undefined) return null;
  const latest = firstFollowUpBy({ ...c, state: { ...c.state, facts: { ...c.state.facts, heldOn: held } } });
  return refuseIf(on <= held || on > latest, 'follow_up_out_of_range', 'followUpOn');
};

const ids = (rows: readonly Data[]): string[] => rows.map((row) => textOf(row.id) ?? '');

/** Each action has one name and one reference of its own. */
const actionsNamed: Check = (c) => {
  const given = ids(list(c.data.actions));
  return refuseIf(new Set(given).size !== given.length, 'action_twice', 'actions');
};

/** The follow-up says of every action of the plan how it went. */
const actionsAnswered: Check = (c) => {
  const known = c.state.facts.actionIds;
  const asked = Array.isArray(known) ? (known as readonly unknown[]) : [];
  const answered = ids(list(c.data.actions));
  return refuseIf(!asked.every((id) => answered.includes(String(id))), 'actions_unanswered', 'actions');
};

const again = (c: RuleContext): boolean => c.state.facts.followUps !== undefined;

/** After an acute conference the meeting after one month is followed by one after three. */
const lastMeeting: Check = (c) => refuseIf(isAcute(c) && !again(c), 'second_meeting_follows');

const secondInTime: Check = (c) => {
  if (again(c)) return { code: 'second_follow_up_held' };
  const on = textOf(c.data.secondOn);
  if (on === undefined) return refuseIf(!isAcute(c), 'required', 'secondOn');
  const held = textOf(c.data.heldOn) ?? c.env.today;
  return refuseIf(
    on <= held || on > addMonths(held, limit(c, 'secondFollowUpMonths')),
    'follow_up_out_of_range',
    'secondOn',
  );
};

export const checks: Rules['checks'] = {
  variantKnown,
  agreementSigned,
  convenerIndependent,
  preparationReady,
  interpreterArranged,
  safetyChecked,
  conferenceAhead,
  summaryWritten,
  extensionInRange,
  meetingPrepared,
  newDateAhead,
  notInPrivate,
  inPrivate,
  partsInOrder,
  followUpInTime,
  actionsNamed,
  actionsAnswered,
  lastMeeting,
  secondInTime,
};
