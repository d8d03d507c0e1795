import { useStaff } from '../../api';

/** Names of colleagues by id; undefined where nobody of that id is among them. */
export function useNames(): (id: string | null) => string | undefined {
  const staff = useStaff();
  return (id) => (id === null ? undefined : staff.data?.items.find((person) => person.id === id)?.displayName);
}
