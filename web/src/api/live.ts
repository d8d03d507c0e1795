import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const LOCK = 'helmi-live';
const CHANNEL = 'helmi-live';
const GATHER_MS = 250;

interface Change {
  readonly caseId: string;
}

/**
 * Keeps what is shown up to date. One tab of the browser holds the one connection (more than six would block all else)
 * and passes on which case changed, by id only; every tab then asks again with its own rights.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => listen(queries), [queries]);
}

function listen(queries: QueryClient): () => void {
  const stop = new AbortController();
  const changed = gather((caseIds) => refresh(queries, caseIds));
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    // Without a secure address there are no locks: the minute's refetch has to do.
    return () => stop.abort();
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Change>) => changed(data.caseId);
  void navigator.locks
    .request(LOCK, { signal: stop.signal }, () =>
      lead(stop.signal, (change) => {
        channel.postMessage(change);
        changed(change.caseId);
      }),
    )
    .catch(() => undefined);
  return () => {
    stop.abort();
    channel.close();
  };
}

/** Holds the connection until this tab goes. */
function lead(signal: AbortSignal, tell: (change: Change) => void): Promise<void> {
  const source = new EventSource('/api/v1/events');
  source.addEventListener('case', ({ data }: MessageEvent<string>) => {
    const change: unknown = JSON.parse(data);
    if (typeof change === 'object' && change !== null && 'caseId' in change && typeof change.caseId === 'string')
      tell({ caseId: change.caseId });
  });
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      source.close();
      resolve();
    });
  });
}

function refresh(queries: QueryClient, caseIds: ReadonlySet<string>): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [kind, id], state }) => {
      if (kind === 'case') return caseIds.has(String(id));
      if (kind === 'task') return caseIds.has(caseOf(state.data));
      return kind !== 'session' && kind !== 'staff';
    },
  });
}

function caseOf(data: unknown): string {
  return typeof data === 'object' && data !== null && 'caseId' in data ? String(data.caseId) : '';
}

/** One deed changes a case several times within a moment: asked for once. */
function gather(act: (ids: ReadonlySet<string>) => void): (id: string) => void {
  let ids = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (id) => {
    ids.add(id);
    timer ??= setTimeout(() => {
      act(ids);
      ids = new Set();
      timer = undefined;
    }, GATHER_MS);
  };
}
