import type { Pool } from 'pg';

interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly unit?: string;
}

/** The demo's staff: every role, and two people where a pool or a change of worker needs them. Names are made up. */
export const DEMO_STAFF: readonly DemoPerson[] = [
  { username: 'coord', displayName: 'Kaisa Koordinaattori', role: 'COORD', language: 'fi' },
  { username: 'rsw', displayName: 'Riitta Sosiaalinen', role: 'RSW', language: 'fi', unit: 'ITAKATU' },
  { username: 'rsw2', displayName: 'Robert Strand', role: 'RSW', language: 'sv', unit: 'KALLIO' },
  { username: 'tl', displayName: 'Tuula Tiimi', role: 'TL', language: 'fi' },
  { username: 'nurse', displayName: 'Noora Terve', role: 'NURSE', language: 'fi' },
  { username: 'nurse2', displayName: 'Nina Sjöberg', role: 'NURSE', language: 'sv' },
  { username: 'famw', displayName: 'Fatima Perhe', role: 'FAMW', language: 'en' },
  { username: 'famw2', displayName: 'Frans Lind', role: 'FAMW', language: 'sv' },
  { username: 'asw', displayName: 'Aino Aikuinen', role: 'ASW', language: 'fi' },
  { username: 'conv', displayName: 'Conny Kutsuja', role: 'CONV', language: 'sv' },
  { username: 'mgr', displayName: 'Matti Päällikkö', role: 'MGR', language: 'fi' },
  { username: 'admin', displayName: 'Alex Admin', role: 'ADMIN', language: 'en' },
  { username: 'aud', displayName: 'Auli Valvoja', role: 'AUD', language: 'fi' },
  { username: 'rep', displayName: 'Reijo Raportti', role: 'REP', language: 'fi' },
];

/** Id of a demo person: the same in every installation, so that stories and screenshots can be compared. */
export function demoStaffId(username: string): string {
  const number = DEMO_STAFF.findIndex((person) => person.username === username) + 1;
  if (number === 0) throw new RangeError(`no demo person of this name: ${username}`);
  return `de300000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A number that can't be anybody's: no Finnish number goes on with zeros after the country code. */
function demoPhone(username: string): string {
  return `+35800000${demoStaffId(username).slice(-4)}`;
}

/** Adds the demo staff that are not there yet; what was changed about the others stays. */
export async function ensureDemoStaff(db: Pick<Pool, 'query'>): Promise<void> {
  const rows = DEMO_STAFF.map(({ username, displayName, role, language, unit }) => ({
    id: demoStaffId(username),
    username,
    display_name: displayName,
    email: `${username}@helmi.example`,
    phone: demoPhone(username),
    language,
    roles: [role],
    unit: unit ?? null,
  }));
  await db.query(
    `INSERT INTO staff (id, username, display_name, email, phone, language, roles, unit)
     SELECT id, username, display_name, email, phone, language, roles, unit
     FROM jsonb_to_recordset($1) AS s(id uuid, username text, display_name text, email text, phone text, language text, roles text[], unit text)
     ON CONFLICT (id) DO UPDATE SET phone = coalesce(staff.phone, excluded.phone)`,
    [JSON.stringify(rows)],
  );
}
