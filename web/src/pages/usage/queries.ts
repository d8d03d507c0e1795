import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import {
  type ClientReportView,
  type FindingView,
  type Page,
  read,
  send,
  type UsageProofView,
  type UsageView,
} from '../../api';

/** What the rows are narrowed to; empty fields are absent. */
export interface LogFilter {
  readonly reference?: string | undefined;
  readonly user?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function queryOf(filter: object): string {
  const given = Object.entries(filter).filter((each): each is [string, string] => typeof each[1] === 'string');
  return new URLSearchParams(given).toString();
}

export function useUsageRows(filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['usage', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read<Page<UsageView>>(`/api/v1/usage-log?${queryOf({ ...filter, cursor: pageParam })}`, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Each reading is a row of the log: nobody reads it by leaving a tab open.
    refetchOnWindowFocus: false,
  });
}

export function useFindings() {
  return useQuery({
    queryKey: ['usage', 'findings'],
    queryFn: ({ signal }) => read<readonly FindingView[]>('/api/v1/usage-log/findings', signal),
    refetchOnWindowFocus: false,
  });
}

/** The proof is computed when somebody asks for it. */
export function useProof() {
  return useMutation({ mutationFn: () => read<UsageProofView>('/api/v1/usage-log/verify') });
}

export interface ReportOrder {
  readonly caseId: string;
  readonly language: string;
  readonly from?: string | undefined;
  readonly without: readonly string[];
  readonly reason?: string | undefined;
}

export function useReport() {
  return useMutation({
    mutationFn: (body: ReportOrder) =>
      send<ClientReportView>({ method: 'POST', path: '/api/v1/usage-log/report', body }),
  });
}
