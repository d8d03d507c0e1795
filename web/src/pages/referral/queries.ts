import { useQuery } from '@tanstack/react-query';
import { type FieldView, type FormData, read } from '../../api';

/** Something to know before the referral is sent. */
export interface Notice {
  readonly code: 'age_outside_window' | 'case_in_work' | 'referred_before';
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** How the server has a referral after each save. */
export interface ReferralAnswer {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly confirmed: boolean;
  readonly missing: readonly string[];
  readonly notices: readonly Notice[];
}

export interface Told {
  readonly displayName: string;
  readonly urgent: boolean;
  readonly at: string;
  readonly email: string;
}

export type ReferralDetail = ReferralAnswer & { readonly data: FormData; readonly told: readonly Told[] };

/** One referral with what is written in it. */
export function useReferral(id: string) {
  return useQuery({
    queryKey: ['case', id, 'referral'],
    queryFn: ({ signal }) => read<ReferralDetail>(`/api/v1/referrals/${id}`, signal),
  });
}

/** The fields of a referral in the reader's language. */
export function useReferralForm() {
  return useQuery({
    queryKey: ['referral-form'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => read<{ readonly fields: readonly FieldView[] }>('/api/v1/referrals/form', signal),
  });
}
