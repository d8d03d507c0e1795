import { type FormData, isProblem, send } from '../api';

/** An answer as it is typed: what `complete` takes, as far as it goes. */
export interface Typed {
  readonly data: FormData;
  readonly outcome?: string | undefined;
  /** Why somebody steps in for a colleague. */
  readonly reason?: string | undefined;
}

/** How the draft stands. */
export type DraftState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly at: string; readonly without: readonly string[] }
  /** Not on the server yet; tried again by itself. */
  | { readonly kind: 'away' }
  /** Changed at another place meanwhile; the person chooses. */
  | { readonly kind: 'elsewhere' };

interface Keeping {
  readonly path: string;
  readonly tell: (state: DraftState) => void;
  /** False while its person isn't signed in: nothing is sent under another's name. */
  readonly mayWrite?: () => boolean;
  readonly pauseMs?: number;
  readonly againMs?: number;
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/**
 * Keeps a form on the server while it is typed: some moments after the last change, one write at a time, again and again
 * while the line is down. What the server can't keep (a half-typed number) is left out of the draft, never of the page.
 */
export function createDraftKeeper(
  version: number,
  { path, tell, mayWrite = () => true, pauseMs = 1_500, againMs = 5_000 }: Keeping,
) {
  let listener = tell;
  let current = version;
  let wanted: Typed | null = null;
  let underWay: Typed | null = null;
  let writing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let state: DraftState = { kind: 'clean' };

  function say(now: DraftState): void {
    state = now;
    listener(now);
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush(), ms);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (writing !== null) await writing;
    if (wanted === null || stopped) return;
    if (!mayWrite()) return later(againMs);
    const typed = wanted;
    wanted = null;
    underWay = typed;
    writing = write(typed).finally(() => {
      writing = null;
      underWay = null;
    });
    await writing;
    if (wanted !== null && !stopped) later(state.kind === 'away' ? againMs : pauseMs);
  }

  async function write(typed: Typed, without: readonly string[] = []): Promise<void> {
    try {
      const answer = await put(typed, current, without);
      current = answer.version;
      if (wanted === null) say({ kind: 'saved', at: new Date().toISOString(), without });
    } catch (error) {
      await missed(error, typed, without);
    }
  }

  async function missed(error: unknown, typed: Typed, without: readonly string[]): Promise<void> {
    if (isProblem(error) && error.status === 412) {
      wanted ??= typed;
      stopped = true;
      return say({ kind: 'elsewhere' });
    }
    const faulty =
      isProblem(error) && error.status === 422
        ? namesOf(
            error.errors.map((each) => each.path),
            typed,
          )
        : [];
    if (faulty.some((name) => !without.includes(name))) return write(typed, [...new Set([...without, ...faulty])]);
    wanted ??= typed;
    say({ kind: 'away' });
  }

  function put(typed: Typed, ifMatch: number, without: readonly string[] = []) {
    const { data, ...beside } = typed;
    const fits = ([name, value]: [string, unknown]) => value !== undefined && !without.includes(name);
    return send<{ readonly version: number }>({
      method: 'PUT',
      path,
      body: {
        data: Object.fromEntries(Object.entries(data).filter(fits)),
        ...Object.fromEntries(Object.entries(beside).filter(fits)),
      },
      ifMatch,
      outlivesPage: true,
    });
  }

  return {
    /** The form has changed. */
    keep(typed: Typed): void {
      wanted = typed;
      if (stopped) return;
      say({ kind: 'waiting' });
      later(pauseMs);
    },
    flush,
    /** The page goes this moment: what isn't sent yet is sent, without waiting for a write under way. */
    flushNow(): void {
      if (underWay === null) return void flush();
      if (wanted === null || stopped || !mayWrite()) return;
      // The write under way makes the next version, unless it fails, and then so does this one.
      void put(wanted, current + 1).catch(() => undefined);
    },
    /** Goes on from another version of the draft: the one that is on the server now. */
    resume(from: number): void {
      current = from;
      stopped = false;
      if (wanted !== null) later(0);
    },
    /** The form is done, or its page goes; what was not written yet is written. */
    async stop(discard: boolean): Promise<void> {
      clearTimeout(timer);
      if (discard) {
        wanted = null;
        state = { kind: 'clean' };
      } else await flush();
      clearTimeout(timer);
      stopped = true;
    },
    state: (): DraftState => state,
    /** What isn't on the server yet. */
    unsaved: (): Typed | null => wanted ?? underWay,
    /** A page that opens the same form again goes on hearing how its draft stands. */
    listen(next: (state: DraftState) => void): void {
      listener = next;
    },
  };
}

function namesOf(paths: readonly string[], { data, ...beside }: Typed): readonly string[] {
  const names = Object.keys(data).sort((a, b) => b.length - a.length);
  return paths.flatMap((path) => {
    if (path in beside) return path;
    const inner = path.replace(/^data\./, '');
    return names.find((name) => inner === name || inner.startsWith(`${name}.`)) ?? [];
  });
}
