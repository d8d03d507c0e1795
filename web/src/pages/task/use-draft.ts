import { useEffect, useRef, useState } from 'react';
import { type FieldView, type FormData, read, type TaskDetail, useSession } from '../../api';
import { type DraftState, fromDraft, keeperFor, type Typed, toSend } from '../../form';

interface Draft {
  readonly typed: Typed;
  readonly state: DraftState;
  readonly change: (next: Typed) => void;
  /** Writes what isn't written yet. */
  readonly flush: () => Promise<void>;
  /** The form was accepted: nothing is to be written any more. */
  readonly finish: () => void;
  /** After a change elsewhere: what the other place has, to compare. */
  readonly other: Typed | null;
  readonly choose: (which: 'mine' | 'other') => void;
}

/** The answer to a task as it is typed, kept on the server as the person's own draft. `fields`: all that may be typed into. */
export function useDraft(task: TaskDetail, fields: readonly FieldView[], readOnly: boolean): Draft {
  const path = `/api/v1/tasks/${task.id}`;
  const owner = useSession().data?.user.id ?? '';
  const [keeper] = useState(() =>
    keeperFor(owner, `${path}/draft`, { version: task.draft?.version ?? 0, tell: () => undefined }),
  );
  const [state, setState] = useState<DraftState>(() => (keeper.unsaved() === null ? stateOf(task) : keeper.state()));
  const [typed, setTyped] = useState<Typed>(() => keeper.unsaved() ?? typedIn(task, fields));
  const [other, setOther] = useState<{ readonly typed: Typed; readonly version: number } | null>(null);
  const done = useRef(readOnly);
  const kept = useRef<readonly string[]>([]);
  const all = useRef(fields);

  useEffect(() => {
    if (state.kind !== 'elsewhere') return;
    void read<TaskDetail>(path)
      .then((now) => {
        const there = { typed: typedIn(now, all.current), version: now.draft?.version ?? 0 };
        // The server kept what was sent and the answer got lost, or kept it itself: nothing to choose between.
        if (kept.current.includes(inOrder(there.typed))) keeper.resume(there.version);
        else setOther(there);
      })
      .catch(() => undefined);
  }, [state.kind, path, keeper]);
  useEffect(() => {
    keeper.listen(setState);
    return () => {
      keeper.listen(() => undefined);
      if (!done.current) void keeper.flush();
    };
  }, [keeper]);

  const keep = (next: Typed) => {
    const form = { ...next, data: toSend(fields, next.data), reason: next.reason || undefined };
    kept.current = [...kept.current.slice(-9), inOrder(form)];
    keeper.keep(form);
  };
  return {
    typed,
    state,
    change(next) {
      setTyped(next);
      keep(next);
    },
    flush: () => keeper.flush(),
    finish() {
      done.current = true;
      void keeper.stop(true);
      setState({ kind: 'clean' });
    },
    other: other?.typed ?? null,
    choose(which) {
      if (other === null) return;
      const next = which === 'mine' ? typed : other.typed;
      setTyped(next);
      setOther(null);
      keep(next);
      keeper.resume(other.version);
    },
  };
}

function stateOf({ draft }: TaskDetail): DraftState {
  return draft === undefined ? { kind: 'clean' } : { kind: 'saved', at: draft.savedAt, without: [] };
}

function typedIn({ draft }: TaskDetail, fields: readonly FieldView[]): Typed {
  return {
    data: fromDraft(fields, draft?.data ?? {}),
    outcome: draft?.outcome ?? undefined,
    reason: draft?.reason ?? undefined,
  };
}

function inOrder({ data, outcome, reason }: Typed): string {
  const form: FormData = data;
  return JSON.stringify([outcome ?? '', reason ?? '', Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
