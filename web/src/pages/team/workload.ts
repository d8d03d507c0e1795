/** What waits for one person or role. */
export interface Counts {
  readonly late: number;
  readonly thisWeek: number;
  readonly later: number;
  readonly paused: number;
}

export interface WorkloadPerson extends Counts {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export interface Workload {
  readonly people: readonly WorkloadPerson[];
  readonly pools: readonly (Counts & { readonly role: string })[];
}

export interface Absence {
  readonly id: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly cover: string | null;
  readonly state: 'PLANNED' | 'CURRENT' | 'ENDED' | 'CANCELLED';
}

/** The parts of a bar, in reading order. */
export const PARTS = ['late', 'thisWeek', 'later', 'paused'] as const;

export function totalOf(counts: Counts): number {
  return PARTS.reduce((sum, part) => sum + counts[part], 0);
}

/** Roles whose holders do the work of the pathway. */
const WORKING = ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR'];

/** Who works with families, or has tasks all the same; the server's order by name stays. */
export function shownPeople(people: readonly WorkloadPerson[], role: string | undefined): readonly WorkloadPerson[] {
  return people.filter((person) =>
    role === undefined
      ? totalOf(person) > 0 || person.roles.some((each) => WORKING.includes(each))
      : person.roles.includes(role),
  );
}

/** The person's absence that runs now, else the next one. */
export function absenceOf(absences: readonly Absence[], userId: string): Absence | undefined {
  const own = absences.filter(
    (each) => each.userId === userId && (each.state === 'CURRENT' || each.state === 'PLANNED'),
  );
  return own.find(({ state }) => state === 'CURRENT') ?? own.sort((a, b) => a.from.localeCompare(b.from))[0];
}
