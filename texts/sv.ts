import advice from './sv/advice.json';
import calendar from './sv/calendar.json';
import clockStates from './sv/clock-states.json';
import clocks from './sv/clocks.json';
import closeReasons from './sv/close-reasons.json';
import disciplines from './sv/disciplines.json';
import entries from './sv/entries.json';
import events from './sv/events.json';
import faults from './sv/faults.json';
import fieldHelp from './sv/field-help.json';
import fields from './sv/fields.json';
import history from './sv/history.json';
import next from './sv/next.json';
import notices from './sv/notices.json';
import options from './sv/options.json';
import outcomes from './sv/outcomes.json';
import overdueReasons from './sv/overdue-reasons.json';
import partStatuses from './sv/part-statuses.json';
import pathways from './sv/pathways.json';
import problems from './sv/problems.json';
import recipients from './sv/recipients.json';
import refusals from './sv/refusals.json';
import reports from './sv/reports.json';
import roles from './sv/roles.json';
import statuses from './sv/statuses.json';
import steps from './sv/steps.json';
import taskStatuses from './sv/task-statuses.json';
import timeliness from './sv/timeliness.json';
import usage from './sv/usage.json';
import words from './sv/words.json';

/** Everything the product says in Swedish (of Finland), by room. */
export const sv = {
  advice,
  calendar,
  clockStates,
  clocks,
  closeReasons,
  disciplines,
  entries,
  events,
  faults,
  fieldHelp,
  fields,
  history,
  next,
  notices,
  options,
  outcomes,
  overdueReasons,
  partStatuses,
  pathways,
  problems,
  recipients,
  refusals,
  reports,
  roles,
  statuses,
  steps,
  taskStatuses,
  timeliness,
  usage,
  words,
};
