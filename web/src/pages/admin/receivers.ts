import type { Colleague } from '../../api';

/** Colleagues who share a role with the giver: whether each task suits them is then the server's to say. */
export function receiversFor(staff: readonly Colleague[], from: string | undefined): readonly Colleague[] {
  const giver = staff.find(({ id }) => id === from);
  const others = staff.filter(({ id }) => id !== from);
  if (giver === undefined) return others;
  const fitting = others.filter(({ roles }) => roles.some((role) => giver.roles.includes(role)));
  return fitting.length > 0 ? fitting : others;
}
