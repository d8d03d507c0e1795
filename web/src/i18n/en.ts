import clockStates from '../../../texts/en/clock-states.json';
import clocks from '../../../texts/en/clocks.json';
import disciplines from '../../../texts/en/disciplines.json';
import faults from '../../../texts/en/faults.json';
import overdueReasons from '../../../texts/en/overdue-reasons.json';
import partStatuses from '../../../texts/en/part-statuses.json';
import pathways from '../../../texts/en/pathways.json';
import roles from '../../../texts/en/roles.json';
import statuses from '../../../texts/en/statuses.json';
import absences from './en/absences.json';
import cases from './en/cases.json';
import common from './en/common.json';
import glossary from './en/glossary.json';
import pathway from './en/pathway.json';
import signIn from './en/sign-in.json';
import task from './en/task.json';
import work from './en/work.json';

/** Everything the pages say in this language; words that the server says as well are the server's own. */
export const texts = {
  absences,
  clocks,
  common,
  faults,
  glossary,
  overdueReasons,
  pathway,
  cases,
  clockStates,
  disciplines,
  partStatuses,
  pathways,
  roles,
  signIn,
  statuses,
  task,
  work,
};
