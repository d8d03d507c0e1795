import advice from './en/advice.json';
import calendar from './en/calendar.json';
import clockStates from './en/clock-states.json';
import clocks from './en/clocks.json';
import closeReasons from './en/close-reasons.json';
import disciplines from './en/disciplines.json';
import entries from './en/entries.json';
import events from './en/events.json';
import faults from './en/faults.json';
import fieldHelp from './en/field-help.json';
import fields from './en/fields.json';
import history from './en/history.json';
import next from './en/next.json';
import notices from './en/notices.json';
import options from './en/options.json';
import outcomes from './en/outcomes.json';
import overdueReasons from './en/overdue-reasons.json';
import partStatuses from './en/part-statuses.json';
import pathways from './en/pathways.json';
import problems from './en/problems.json';
import recipients from './en/recipients.json';
import refusals from './en/refusals.json';
import reports from './en/reports.json';
import roles from './en/roles.json';
import statuses from './en/statuses.json';
import steps from './en/steps.json';
import taskStatuses from './en/task-statuses.json';
import timeliness from './en/timeliness.json';
import usage from './en/usage.json';
import words from './en/words.json';

/** Everything the product says in English, by room. */
export const en = {
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
