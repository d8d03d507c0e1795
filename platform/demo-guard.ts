import { isLoopbackHost } from './loopback';

/** Which people a database is for: stamped at its first boot, never changed afterwards. */
export type Stamp = 'demo' | 'production';

/** Everything that decides whether demo sign-in may exist. What isn't known yet, or holds its safe preset, is absent. */
export interface DemoFacts {
  readonly production: boolean;
  /** Address the API listens on. */
  readonly bind?: string | undefined;
  readonly publicUrl?: string | undefined;
  /** host:port of the Temporal server. */
  readonly temporalAddress?: string | undefined;
  /** Names of the issuer's settings that were given. */
  readonly issuerSettings: readonly string[];
  readonly stamp?: Stamp | null | undefined;
}

/**
 * Why demo sign-in is refused, one line each; empty only where everything is local and nothing is real. Demo staff need
 * no password, so nobody but this computer may reach such a process, its database or the engine behind it.
 */
export function demoFaults(facts: DemoFacts): string[] {
  const faults: string[] = [];
  if (facts.production) faults.push('HELMI_AUTH=demo is refused in production: anybody could sign in as anybody');
  if (facts.bind !== undefined && !isLoopbackHost(facts.bind)) {
    faults.push('HELMI_AUTH=demo needs HELMI_BIND to be a loopback address');
  }
  if (facts.publicUrl !== undefined && !isLocalUrl(facts.publicUrl)) {
    faults.push('HELMI_AUTH=demo needs HELMI_PUBLIC_URL to be on localhost');
  }
  if (facts.temporalAddress !== undefined && !isLoopbackHost(facts.temporalAddress.replace(/:\d+$/, ''))) {
    faults.push('HELMI_AUTH=demo needs TEMPORAL_ADDRESS to be on loopback');
  }
  if (facts.issuerSettings.length > 0) {
    faults.push(`HELMI_AUTH=demo and ${facts.issuerSettings.join(', ')} exclude each other`);
  }
  if (facts.stamp === 'production') {
    faults.push('HELMI_AUTH=demo is refused: the database is stamped production, for real people');
  }
  return faults;
}

/** Why people of the issuer may not come into this database; demo data never turn into real ones. */
export function issuerFaults(stamp: Stamp | null): string[] {
  return stamp === 'demo'
    ? ['HELMI_AUTH=oidc is refused: the database is stamped demo, its people and families are made up']
    : [];
}

function isLocalUrl(text: string): boolean {
  return URL.canParse(text) && isLoopbackHost(new URL(text).hostname);
}
