import { useEffect, useRef, useState } from 'react';
import { type FormData, read, type TaskDetail } from '../../api';
import { createDraftKeeper, type DraftState, fromDraft, toSend } from '../../form';

interface Draft {
  readonly data: FormData;
  readonly state: DraftState;
  readonly change: (data: FormData) => void;
  /** Writes what isn't written yet. */
  readonly flush: () => Promise<void>;
  /** The form was accepted: nothing is to be written any more. */
  readonly finish: () => void;
  /** After a change elsewhere: what the other place has, to compare. */
  readonly other: FormData | null;
  readonly choose: (which: 'mine' | 'other') => void;
}

/** The form of a task as it is typed, kept on the server as the person's own draft. */
export function useDraft(task: TaskDetail, readOnly: boolean): Draft {
  const [data, setData] = useState(() => fromDraft(task.fields, task.draft?.data ?? {}));
  const [state, setState] = useState<DraftState>(
    task.draft === undefined ? { kind: 'clean' } : { kind: 'saved', at: task.draft.savedAt, without: [] },
  );
  const [other, setOther] = useState<{ readonly data: FormData; readonly version: number } | null>(null);
  const path = `/api/v1/tasks/${task.id}`;
  const [keeper] = useState(() =>
    createDraftKeeper(task.draft?.version ?? 0, { path: `${path}/draft`, tell: setState }),
  );
  const done = useRef(readOnly);
  const kept = useRef<readonly string[]>([]);

  useEffect(() => {
    if (state.kind !== 'elsewhere') return;
    void read<TaskDetail>(path)
      .then((now) => {
        const there = { data: fromDraft(now.fields, now.draft?.data ?? {}), version: now.draft?.version ?? 0 };
        // The server kept what was sent and the answer got lost, or kept it itself: nothing to choose between.
        if (kept.current.includes(inOrder(there.data))) keeper.resume(there.version);
        else setOther(there);
      })
      .catch(() => undefined);
  }, [state.kind, path, keeper]);
  useEffect(() => {
    const save = () => void keeper.flush();
    const hidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      if (!done.current) save();
    };
  }, [keeper]);
  useEffect(() => {
    if (state.kind !== 'waiting' && state.kind !== 'away') return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state.kind]);

  const keep = (next: FormData) => {
    const form = toSend(task.fields, next);
    kept.current = [...kept.current.slice(-9), inOrder(form)];
    keeper.keep(form);
  };
  return {
    data,
    state,
    change(next) {
      setData(next);
      keep(next);
    },
    flush: () => keeper.flush(),
    finish() {
      done.current = true;
      void keeper.stop(true);
      setState({ kind: 'clean' });
    },
    other: other?.data ?? null,
    choose(which) {
      if (other === null) return;
      const next = which === 'mine' ? data : other.data;
      setData(next);
      setOther(null);
      keep(next);
      keeper.resume(other.version);
    },
  };
}

function inOrder(form: FormData): string {
  return JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)));
}
