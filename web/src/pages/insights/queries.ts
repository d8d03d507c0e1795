import { useQueries, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LateMatrixShape, ReportListShape, ReportShape } from '../../../../api/contract/report';
import { read } from '../../api';

export type Report = z.infer<typeof ReportShape>;
export type ReportRow = Report['rows'][number];
export type Told = Report['n'];
export type ReportList = z.infer<typeof ReportListShape>;
export type LateMatrix = z.infer<typeof LateMatrixShape>;

/** Numbers of a period that is over stay as they are; nobody waits for them twice. */
const STILL = { staleTime: 5 * 60_000, refetchOnWindowFocus: false } as const;

export function useReportList(enabled: boolean) {
  return useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => read<ReportList>('/api/v1/reports', signal),
    enabled,
    ...STILL,
  });
}

const reportQuery = (code: string, period: string, by: string | null) => ({
  queryKey: ['report', code, period, by],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => read<Report>(addressOf(code, period, by), signal),
  ...STILL,
});

export function useReport(code: string, period: string, by: string | null) {
  return useQuery(reportQuery(code, period, by));
}

/** Whether a period has nothing in any of these reports; undefined while one of them is on its way or could not be had. */
export function useIsEmpty(codes: readonly string[], period: string | undefined): boolean | undefined {
  const asked = period === undefined ? [] : codes.map((code) => reportQuery(code, period, null));
  const found = useQueries({ queries: asked }).map(({ data }) => data);
  if (found.length === 0 || found.some((report) => report === undefined)) return undefined;
  return found.every((report) => report?.n === 0 && report.missing === 0);
}

/** The same report of several periods, in their order; undefined while one is on its way or could not be had. */
export function useReports(code: string, periods: readonly string[]): readonly (Report | undefined)[] {
  return useQueries({ queries: periods.map((period) => reportQuery(code, period, null)) }).map(({ data }) => data);
}

export function useLateMatrix() {
  return useQuery({
    queryKey: ['late-matrix'],
    queryFn: ({ signal }) => read<LateMatrix>('/api/v1/team/late', signal),
    refetchInterval: 60_000,
  });
}

function addressOf(code: string, period: string, by: string | null): string {
  return `/api/v1/reports/${code}?${askOf(period, by)}`;
}

/** Where the report's table for spreadsheets is. */
export function csvAddress(code: string, period: string, by: string | null): string {
  return `/api/v1/reports/${code}/csv?${askOf(period, by)}`;
}

function askOf(period: string, by: string | null): string {
  return new URLSearchParams({ period, ...(by === null ? {} : { by }) }).toString();
}
