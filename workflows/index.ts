/** What the worker bundles: the one workflow of a case under the names of the pathways, and the engine's own jobs. */
export { archiveHistories, reconcile, rounds, tidy } from './housekeeping';
export { pathway as familyGroupConference, pathway as helmiPathway } from './pathway';
