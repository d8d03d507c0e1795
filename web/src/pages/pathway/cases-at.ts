import { useQuery } from '@tanstack/react-query';
import { type CaseItemView, type Page, read } from '../../api';

/** Cases that a column shows before it sends its reader to the list. */
export const IN_COLUMN = 20;

/** The cases of a status by what is due next. */
export function useCasesAt(status: string, isEmpty: boolean) {
  return useQuery({
    queryKey: ['cases', 'at', status],
    queryFn: ({ signal }) => read<Page<CaseItemView>>(`/api/v1/cases?status=${status}&limit=${IN_COLUMN}`, signal),
    enabled: !isEmpty,
  });
}
