/** What is typed and not on the server yet, of the whole tab: it outlives the page of its form and the session, in memory only. */
import { createDraftKeeper, type DraftKeeper, type DraftState } from './draft-keeper';

/** Whatever keeps a form on the server while it is typed. */
export interface Keeper {
  /** Writes what isn't written yet. */
  flush(): Promise<void>;
  /** The same when the page goes this moment: without waiting for a write under way. */
  flushNow(): void;
  stop(discard: boolean): Promise<void>;
  state(): { readonly kind: string };
  /** What isn't on the server yet; null where everything is. */
  unsaved(): object | null;
}

interface Held {
  readonly owner: string;
  readonly keeper: Keeper;
}

const LOST_ON_CLOSING: ReadonlySet<string> = new Set<DraftState['kind']>(['away', 'elsewhere']);
const SIGN_OUT_WAITS_MS = 3_000;
const held = new Map<string, Held>();
let present: string | null = null;

/**
 * The keeper of what a person types at `path`: the one that still holds something unsaved, else the one that `make`
 * gives. Everything kept at one path is of one kind.
 */
export function holdKeeper<K extends Keeper>(owner: string, path: string, make: (mayWrite: () => boolean) => K): K {
  const known = held.get(path);
  if (known?.owner === owner && known.keeper.unsaved() !== null) return known.keeper as K;
  void known?.keeper.stop(true);
  const keeper = make(() => present === owner);
  held.set(path, { owner, keeper });
  return keeper;
}

/** The keeper of a person's draft of a task. */
export function keeperFor(
  owner: string,
  path: string,
  from: { readonly version: number; readonly tell: (state: DraftState) => void },
): DraftKeeper {
  const keeper = holdKeeper(owner, path, (mayWrite) =>
    createDraftKeeper(from.version, { path, tell: from.tell, mayWrite }),
  );
  keeper.listen(from.tell);
  return keeper;
}

/** Somebody is signed in: what they had typed before goes to the server, what somebody else had typed goes away. */
export function draftsOf(owner: string): void {
  present = owner;
  for (const [path, { owner: of, keeper }] of held) {
    if (of === owner) void keeper.flush();
    else {
      void keeper.stop(true);
      held.delete(path);
    }
  }
}

/** The session is over: nothing more is sent, and what is unsaved waits for its person in this tab. */
export function draftsRest(): void {
  present = null;
}

/** Writes what isn't written yet, before a session ends; an answer that doesn't come holds nobody up. */
export async function writeDrafts(): Promise<void> {
  const all = Promise.all([...held.values()].map(({ keeper }) => keeper.flush()));
  await Promise.race([all, new Promise((done) => setTimeout(done, SIGN_OUT_WAITS_MS))]);
}

/** Looks after unsaved drafts when this page is hidden, reloaded or closed. Returns how to stop. */
export function watchPage(): () => void {
  const save = () => {
    for (const { keeper } of held.values()) keeper.flushNow();
  };
  const hidden = () => {
    if (document.visibilityState === 'hidden') save();
  };
  const ask = (event: BeforeUnloadEvent) => {
    save();
    // A first write is on its way already; one that failed, or that waits for a choice, would be lost.
    if ([...held.values()].some(({ keeper }) => LOST_ON_CLOSING.has(keeper.state().kind))) event.preventDefault();
  };
  document.addEventListener('visibilitychange', hidden);
  addEventListener('pagehide', save);
  addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    removeEventListener('pagehide', save);
    removeEventListener('beforeunload', ask);
  };
}
