import { type FormData, isProblem, send } from '../api';

/** How the draft stands. */
export type DraftState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly at: string; readonly without: readonly string[] }
  /** Not on the server yet; tried again by itself. */
  | { readonly kind: 'away' }
  /** Changed at another place meanwhile; the person chooses. */
  | { readonly kind: 'elsewhere' };

interface Keeper {
  readonly path: string;
  readonly tell: (state: DraftState) => void;
  readonly pauseMs?: number;
  readonly againMs?: number;
}

/**
 * Keeps a form on the server while it is typed: some moments after the last change, one write at a time, again and again
 * while the line is down. What the server can't keep (a half-typed number) is left out of the draft, never of the page.
 */
export function createDraftKeeper(version: number, { path, tell, pauseMs = 1_500, againMs = 5_000 }: Keeper) {
  let current = version;
  let wanted: FormData | null = null;
  let writing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function later(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush(), ms);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (writing !== null) await writing;
    if (wanted === null || stopped) return;
    const data = wanted;
    wanted = null;
    writing = write(data);
    await writing;
    writing = null;
    if (wanted !== null) later(pauseMs);
  }

  async function write(data: FormData, without: readonly string[] = []): Promise<void> {
    try {
      const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !without.some((each) => each === name)));
      const answer = await send<{ readonly version: number }>({
        method: 'PUT',
        path,
        body: { data: kept },
        ifMatch: current,
      });
      current = answer.version;
      if (wanted === null) tell({ kind: 'saved', at: new Date().toISOString(), without });
    } catch (error) {
      await missed(error, data, without);
    }
  }

  async function missed(error: unknown, data: FormData, without: readonly string[]): Promise<void> {
    if (isProblem(error) && error.status === 412) {
      wanted ??= data;
      stopped = true;
      return tell({ kind: 'elsewhere' });
    }
    const faulty =
      isProblem(error) && error.status === 422
        ? namesOf(
            error.errors.map((each) => each.path),
            data,
          )
        : [];
    if (faulty.some((name) => !without.includes(name))) return write(data, [...new Set([...without, ...faulty])]);
    wanted ??= data;
    tell({ kind: 'away' });
    later(againMs);
  }

  return {
    /** The form has changed. */
    keep(data: FormData): void {
      wanted = data;
      if (stopped) return;
      tell({ kind: 'waiting' });
      later(pauseMs);
    },
    flush,
    /** Goes on from another version of the draft: the one that is on the server now. */
    resume(from: number): void {
      current = from;
      stopped = false;
      if (wanted !== null) later(0);
    },
    /** The form is done, or its page goes; what was not written yet is written. */
    async stop(discard: boolean): Promise<void> {
      clearTimeout(timer);
      if (discard) wanted = null;
      else await flush();
      stopped = true;
    },
  };
}

function namesOf(paths: readonly string[], data: FormData): readonly string[] {
  const names = Object.keys(data).sort((a, b) => b.length - a.length);
  return paths.flatMap((path) => {
    const inner = path.replace(/^data\./, '');
    return names.find((name) => inner === name || inner.startsWith(`${name}.`)) ?? [];
  });
}
