import { useQuery } from '@tanstack/react-query';
import { type PathwaySettingsView, read } from '../../api';

/** The pathways whose rules can be looked at. */
export function usePathways() {
  return useQuery({
    queryKey: ['rules'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      read<readonly { readonly id: string; readonly title: string }[]>('/api/v1/admin/pathways', signal),
  });
}

/** A pathway's deadlines and chains, and every version of them. */
export function useRules(id: string) {
  return useQuery({
    queryKey: ['rules', id],
    queryFn: ({ signal }) => read<PathwaySettingsView>(`/api/v1/admin/pathways/${id}`, signal),
  });
}
