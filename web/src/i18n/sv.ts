import clockStates from '../../../texts/sv/clock-states.json';
import clocks from '../../../texts/sv/clocks.json';
import disciplines from '../../../texts/sv/disciplines.json';
import faults from '../../../texts/sv/faults.json';
import overdueReasons from '../../../texts/sv/overdue-reasons.json';
import partStatuses from '../../../texts/sv/part-statuses.json';
import pathways from '../../../texts/sv/pathways.json';
import roles from '../../../texts/sv/roles.json';
import statuses from '../../../texts/sv/statuses.json';
import absences from './sv/absences.json';
import cases from './sv/cases.json';
import common from './sv/common.json';
import glossary from './sv/glossary.json';
import pathway from './sv/pathway.json';
import signIn from './sv/sign-in.json';
import task from './sv/task.json';
import work from './sv/work.json';

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
