import { useEffect, useState } from 'react';
import { type FieldFault, type FieldView, type FormData, read, useSession } from '../../api';
import { fromDraft, holdKeeper, toSend } from '../../form';
import { createReferralKeeper, type ReferralListener, type ReferralState } from './keeper';
import type { ReferralAnswer, ReferralDetail } from './queries';

export interface ReferralDraft {
  readonly data: FormData;
  readonly state: ReferralState;
  /** As the server has it: what is missing, what to know, who confirmed. */
  readonly referral: ReferralAnswer;
  /** What the server could not keep as it was typed. */
  readonly faults: readonly FieldFault[];
  readonly change: (data: FormData) => void;
  readonly flush: () => Promise<void>;
  /** What a colleague wrote meanwhile into fields that were changed here too. */
  readonly theirs: FormData;
  readonly choose: (which: 'mine' | 'theirs') => void;
}

const nothing = () => undefined;
const NOBODY: ReferralListener = {
  tell: nothing,
  answered: nothing,
  faulty: nothing,
  merged: nothing,
  contested: nothing,
};

/** A referral as it is typed, kept on the server; the newest word of the server wins for all that is its own. */
export function useReferralDraft(fields: readonly FieldView[], there: ReferralDetail): ReferralDraft {
  const owner = useSession().data?.user.id ?? '';
  const path = `/api/v1/referrals/${there.id}`;
  const [answer, setAnswer] = useState<ReferralAnswer>(there);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [state, setState] = useState<ReferralState>({ kind: 'clean' });
  const [theirs, setTheirs] = useState<FormData>({});
  const [listener] = useState<ReferralListener>(() => ({
    tell: setState,
    answered(next: ReferralAnswer) {
      setAnswer(next);
      setFaults([]);
    },
    faulty: setFaults,
    merged: (form) => setData(form),
    contested: setTheirs,
  }));
  const [keeper] = useState(() =>
    holdKeeper(owner, path, (mayWrite) =>
      createReferralKeeper(toSend(fields, fromDraft(fields, there.data)), {
        path,
        mayWrite,
        version: there.version,
        reread: () =>
          read<ReferralDetail>(path)
            .then(({ data: now, version }) => ({ data: toSend(fields, fromDraft(fields, now)), version }))
            .catch(() => null),
        ...listener,
      }),
    ),
  );
  // What an ended session or a broken line left unsaved in this tab comes before what the server has.
  const [data, setData] = useState<FormData>(() => keeper.unsaved() ?? fromDraft(fields, there.data));

  useEffect(() => {
    keeper.listen(listener);
    setState(keeper.state());
    return () => {
      keeper.listen(NOBODY);
      void keeper.flush();
    };
  }, [keeper, listener]);
  useEffect(() => {
    const merged = keeper.merge(toSend(fields, fromDraft(fields, there.data)), there.version);
    setData((before) => (JSON.stringify(toSend(fields, before)) === JSON.stringify(merged) ? before : merged));
  }, [there, fields, keeper]);

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
    theirs,
    choose(which) {
      setData(keeper.choose(which));
    },
  };
}
