import advice from './fi/advice.json';
import calendar from './fi/calendar.json';
import clockStates from './fi/clock-states.json';
import clocks from './fi/clocks.json';
import closeReasons from './fi/close-reasons.json';
import disciplines from './fi/disciplines.json';
import entries from './fi/entries.json';
import events from './fi/events.json';
import faults from './fi/faults.json';
import fieldHelp from './fi/field-help.json';
import fields from './fi/fields.json';
import history from './fi/history.json';
import next from './fi/next.json';
import notices from './fi/notices.json';
import options from './fi/options.json';
import outcomes from './fi/outcomes.json';
import overdueReasons from './fi/overdue-reasons.json';
import partStatuses from './fi/part-statuses.json';
import pathways from './fi/pathways.json';
import problems from './fi/problems.json';
import recipients from './fi/recipients.json';
import refusals from './fi/refusals.json';
import reports from './fi/reports.json';
import roles from './fi/roles.json';
import statuses from './fi/statuses.json';
import steps from './fi/steps.json';
import taskStatuses from './fi/task-statuses.json';
import timeliness from './fi/timeliness.json';
import usage from './fi/usage.json';
import words from './fi/words.json';

/** Everything the product says in Finnish, by room. */
export const fi = {
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
