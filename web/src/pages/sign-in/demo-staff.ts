/** Somebody of the demonstration. */
export interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

// As work goes through the service: those who refer first, those who look after it last.
const ORDER = ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN', 'AUD', 'REP'];

/** People by their first role, in the order in which a case meets them. */
export function byRole(
  staff: readonly DemoPerson[],
): readonly { readonly role: string; readonly people: readonly DemoPerson[] }[] {
  const roles = [...new Set(staff.map(({ roles: [first = ''] }) => first))];
  const place = (role: string) => (ORDER.indexOf(role) + ORDER.length + 1) % (ORDER.length + 1);
  return roles
    .sort((a, b) => place(a) - place(b))
    .map((role) => ({ role, people: staff.filter(({ roles: [first = ''] }) => first === role) }));
}

/** The page somebody wanted before signing in: an address of this service and nothing else. */
export function localPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])[\w/-]*$/.test(next) ? next : '/';
}
