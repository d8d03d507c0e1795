import type { Pool } from 'pg';
import { stampOf } from '../ledger/queries/installation';
import { remapRoles } from '../ledger/queries/staff-arrivals';
import type { Config } from '../platform/config';
import { demoFaults, issuerFaults } from '../platform/demo-guard';
import { ensureDemoStaff } from './demo-staff';
import type { ApiDeps } from './deps';
import { createIssuer } from './sign-in/issuer';
import { createMachineCheck } from './sign-in/machines';

/** What only the database can say against the settings; a database that is new is stamped here for what it is used for. */
export async function bootFaults(
  config: Pick<Config, 'auth' | 'production' | 'http' | 'temporal'>,
  pool: Pick<Pool, 'query'>,
): Promise<string[]> {
  const demo = config.auth.mode === 'demo';
  const stamp = await stampOf(pool, demo ? 'demo' : 'production');
  if (!demo) return issuerFaults(stamp);
  return demoFaults({
    production: config.production,
    bind: config.http.bind,
    publicUrl: config.http.publicUrl,
    temporalAddress: config.temporal.address,
    issuerSettings: [],
    stamp,
  });
}

/** How people and machines come in: the demo's staff, or an issuer's with the rights that the settings give them today. */
export async function openTheDoor(
  config: Pick<Config, 'auth' | 'http'>,
  pool: Pick<Pool, 'query'>,
): Promise<Pick<ApiDeps, 'issuer' | 'machines'>> {
  const { auth, http } = config;
  if (auth.mode === 'demo') {
    await ensureDemoStaff(pool);
    return {};
  }
  const map = Object.entries(auth.roles).flatMap(([group, roles]) => roles.map((role) => ({ group, role })));
  await remapRoles(pool, auth.issuer, map);
  const issuer = createIssuer(auth, http.publicUrl);
  return { issuer, machines: createMachineCheck(auth, issuer) };
}
