/** What the worker bundles: the one workflow, under the names of the pathways. */
export { pathway as familyGroupConference, pathway as helmiPathway } from './pathway';
