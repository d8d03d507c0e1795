import { useQuery } from '@tanstack/react-query';
import { type AttentionView, type HistoryLine, isProblem, type ReassignView, read } from '../../api';

/** Which parts of the installation work. */
export interface Health {
  readonly ready: boolean;
  readonly postgres: boolean;
  readonly temporal: boolean;
  readonly worker: boolean;
  readonly relayLagSeconds: number | null;
  readonly undelivered: number | null;
  readonly degraded: readonly string[];
}

/** One event of the engine's own record. */
export interface EngineEvent {
  readonly eventId: number;
  readonly at: string;
  readonly type: string;
  readonly summary: string;
  readonly attempt?: number;
}

export interface EngineHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly state: string;
  readonly historyLength: number;
  readonly historyBytes: number;
  readonly pending: readonly { readonly id: string; readonly type: string; readonly attempt: number }[];
  readonly events: readonly EngineEvent[];
}

export function useAttention() {
  return useQuery({
    queryKey: ['attention'],
    queryFn: ({ signal }) => read<readonly AttentionView[]>('/api/v1/admin/attention', signal),
    refetchInterval: 60_000,
  });
}

/** How the installation does; an installation that is not ready says so in its refusal. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    refetchInterval: 30_000,
    async queryFn({ signal }): Promise<Health> {
      try {
        return await read<Health>('/readyz', signal);
      } catch (error) {
        if (isProblem(error) && isHealth(error.extra)) return error.extra;
        throw error;
      }
    },
  });
}

function isHealth(value: unknown): value is Health {
  return typeof value === 'object' && value !== null && 'ready' in value && 'postgres' in value;
}

export function usePlainHistory(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'history'],
    queryFn: ({ signal }) => read<readonly HistoryLine[]>(`/api/v1/cases/${caseId}/history`, signal),
  });
}

export function useEngineHistory(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'engine'],
    queryFn: ({ signal }) => read<EngineHistory>(`/api/v1/cases/${caseId}/engine`, signal),
    enabled,
  });
}

/** A reassignment that was made, by its id. */
export function useReassignment(id: string | null) {
  return useQuery({
    queryKey: ['reassignment', id],
    queryFn: ({ signal }) => read<ReassignView>(`/api/v1/admin/reassign/${id ?? ''}`, signal),
    enabled: id !== null,
  });
}
