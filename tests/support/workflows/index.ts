/** The product's workflows, and the same workflow under the name of the tests' own tiny pathway. */
export { archiveHistories, familyGroupConference, helmiPathway, reconcile, rounds, tidy } from '../../../workflows';
export { pathway as tinyPathway } from '../../../workflows/pathway';
