import { useEffect, useState } from 'react';
import type { FieldFault, FieldView, FormData } from '../../api';
import { type DraftState, fromDraft, toSend } from '../../form';
import { createReferralKeeper } from './keeper';
import type { ReferralAnswer, ReferralDetail } from './queries';

export interface ReferralDraft {
  readonly data: FormData;
  readonly state: DraftState | { readonly kind: 'over' };
  /** As the server has it: what is missing, what to know, who confirmed. */
  readonly referral: ReferralAnswer;
  /** What the server could not keep as it was typed. */
  readonly faults: readonly FieldFault[];
  readonly change: (data: FormData) => void;
  readonly flush: () => Promise<void>;
}

/** A referral as it is typed, kept on the server; the newest word of the server wins for all that is its own. */
export function useReferralDraft(fields: readonly FieldView[], there: ReferralDetail): ReferralDraft {
  const [data, setData] = useState(() => fromDraft(fields, there.data));
  const [state, setState] = useState<ReferralDraft['state']>({ kind: 'clean' });
  const [answer, setAnswer] = useState<ReferralAnswer>(there);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [keeper] = useState(() =>
    createReferralKeeper(toSend(fields, data), {
      path: `/api/v1/referrals/${there.id}`,
      tell: setState,
      answered: (next) => {
        setAnswer(next);
        setFaults([]);
      },
      faulty: setFaults,
    }),
  );

  useEffect(() => {
    const merged = keeper.merge(toSend(fields, fromDraft(fields, there.data)));
    setData((before) => (JSON.stringify(toSend(fields, before)) === JSON.stringify(merged) ? before : merged));
  }, [there, fields, keeper]);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void keeper.stop();
    };
  }, [keeper]);
  useEffect(() => {
    if (state.kind !== 'waiting' && state.kind !== 'away') return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state.kind]);

  return {
    data,
    state,
    referral: there.version > answer.version ? there : answer,
    faults,
    change(next) {
      setData(next);
      keeper.keep(toSend(fields, next));
    },
    flush: () => keeper.flush(),
  };
}
