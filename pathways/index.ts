/** The one list of pathways: a new pathway is a file of its own and a line here. */
import { familyGroupConference } from './conference';
import { helmi } from './helmi';
import type { PathwayBook } from './model';

export const pathwayBooks: Readonly<Record<string, PathwayBook>> = {
  [helmi.definition.id]: helmi,
  [familyGroupConference.definition.id]: familyGroupConference,
};
