import { useQuery } from '@tanstack/react-query';
import { type Page, read } from '../../api';

/** An absence as the server has it; days are local, first and last included. */
export interface Absence {
  readonly id: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly cover: string | null;
  readonly reason: 'LEAVE' | 'AWAY' | 'TRAINING' | 'OTHER';
  readonly state: 'PLANNED' | 'CURRENT' | 'ENDED' | 'CANCELLED';
}

export interface CoveredTask {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly stepCode: string;
  readonly title: string;
  readonly dueAt: string;
  readonly actingId: string | null;
}

/** Absences from today on: one's own, those one covers, and the team's for who leads it. */
export function useAbsences() {
  return useQuery({
    queryKey: ['absences'],
    queryFn: ({ signal }) => read<Page<Absence>>('/api/v1/absences', signal),
  });
}

/** One absence with the tasks that fall due in it; asked for when it is opened. */
export function useAbsence(id: string, open: boolean) {
  return useQuery({
    queryKey: ['absences', id],
    queryFn: ({ signal }) =>
      read<Absence & { readonly tasks: readonly CoveredTask[] }>(`/api/v1/absences/${id}`, signal),
    enabled: open,
  });
}
