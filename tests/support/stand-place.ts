/** Name of the environment variable that tells the stories in a browser where their installation stands. */
export const STAND = 'HELMI_TEST_STAND';

/** The installation's port on this computer, and the folder of its data. */
export interface StandPlace {
  readonly port: number;
  readonly dataDir: string;
}

/** Where the installation of this run stands; throws outside of a run. */
export function standPlace(): StandPlace {
  const said = process.env[STAND];
  if (said === undefined) throw new Error(`${STAND} is not set: run jest with --selectProjects browser`);
  return JSON.parse(said) as StandPlace;
}
