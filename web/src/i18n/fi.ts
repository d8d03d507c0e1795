import clockStates from '../../../texts/fi/clock-states.json';
import clocks from '../../../texts/fi/clocks.json';
import disciplines from '../../../texts/fi/disciplines.json';
import faults from '../../../texts/fi/faults.json';
import overdueReasons from '../../../texts/fi/overdue-reasons.json';
import partStatuses from '../../../texts/fi/part-statuses.json';
import pathways from '../../../texts/fi/pathways.json';
import roles from '../../../texts/fi/roles.json';
import statuses from '../../../texts/fi/statuses.json';
import absences from './fi/absences.json';
import cases from './fi/cases.json';
import common from './fi/common.json';
import glossary from './fi/glossary.json';
import pathway from './fi/pathway.json';
import signIn from './fi/sign-in.json';
import task from './fi/task.json';
import work from './fi/work.json';

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
