import { createAttempts, type FieldFault, type FormData, isProblem, send } from '../../api';
import type { DraftState, Keeper } from '../../form';
import type { ReferralAnswer } from './queries';

export type ReferralState = DraftState | { readonly kind: 'over' };

/** The page that shows the referral. */
export interface ReferralListener {
  /** The form with a colleague's words in it. */
  readonly merged: (form: FormData) => void;
  readonly tell: (state: ReferralState) => void;
  /** What the server says of the referral after a save. */
  readonly answered: (answer: ReferralAnswer) => void;
  /** What the server can't keep as it is typed now. */
  readonly faulty: (faults: readonly FieldFault[]) => void;
  /** What a colleague wrote meanwhile into fields that were changed here too; nothing where that is settled. */
  readonly contested: (theirs: FormData) => void;
}

interface Keeping extends ReferralListener {
  readonly path: string;
  /** False while its person isn't signed in: nothing is sent under another's name. */
  readonly mayWrite?: () => boolean;
  /** The referral as the server has it now; null where that can't be asked. */
  readonly reread: () => Promise<{ readonly data: FormData; readonly version: number } | null>;
  /** The version that the kept form has on the server. */
  readonly version: number;
  readonly pauseMs?: number;
  readonly againMs?: number;
}

/** What has to be sent for the kept form to become the wanted one: null takes a field away. */
export function changesOf(kept: FormData, wanted: FormData): FormData {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(wanted)])];
  return Object.fromEntries(
    names.filter((name) => !isSame(kept[name], wanted[name])).map((name) => [name, wanted[name] ?? null]),
  );
}

/**
 * Keeps a referral on the server while it is typed. Only what changed is sent, so that two people can work on different
 * parts of one referral; a field that the server refuses is left out of the draft, never off the page.
 */
export function createReferralKeeper(kept: FormData, { path, mayWrite = () => true, ...given }: Keeping) {
  let version = given.version;
  const { pauseMs = 1_500, againMs = 5_000 } = given;
  let listener: ReferralListener = given;
  let state: ReferralState = { kind: 'clean' };
  const attempts = createAttempts();
  let base = kept;
  let wanted = kept;
  const refused = new Map<string, string>();
  let writing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: FormData = {};
  let over = false;
  const touched = new Set<string>();
  /** Names and values that were sent from here, so that one's own words aren't taken for a colleague's. */
  const own = new Set<string>();
  let theirs: FormData = {};

  function say(now: ReferralState): void {
    state = now;
    listener.tell(now);
  }

  function saved(): void {
    if (Object.keys(theirs).length > 0) return say({ kind: 'elsewhere' });
    say({ kind: 'saved', at: new Date().toISOString(), without: [...refused.keys()] });
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => void flush(), ms);
  }

  /** Changes but those that were refused as they stand. */
  function toWrite(from = base): FormData {
    const changes = Object.entries(changesOf(from, wanted));
    const free = ([name, value]: [string, unknown]) =>
      refused.get(name) !== JSON.stringify(value) && !Object.hasOwn(theirs, name);
    return Object.fromEntries(changes.filter(free));
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (writing !== null) await writing;
    const changes = toWrite();
    if (over || Object.keys(changes).length === 0) return;
    if (!mayWrite()) return later(againMs);
    writing = write(changes).finally(() => {
      writing = null;
      underWay = {};
    });
    await writing;
  }

  async function write(changes: FormData): Promise<void> {
    underWay = changes;
    remember(changes);
    const order = { method: 'PATCH', path, body: changes, outlivesPage: true } as const;
    try {
      const answer = await send<ReferralAnswer>({ ...order, ifMatch: version, key: attempts.keyFor(order) });
      attempts.decided();
      version = answer.version;
      base = withoutNulls({ ...base, ...changes });
      for (const name of Object.keys(changes)) refused.delete(name);
      listener.answered(answer);
      if (Object.keys(toWrite()).length > 0) return later(pauseMs);
      saved();
    } catch (error) {
      await missed(error, changes);
    }
  }

  function remember(changes: FormData): void {
    for (const change of Object.entries(changes)) own.add(JSON.stringify(change));
  }

  /** Takes over what the server has: into fields that nobody touched here at once, into others when it is chosen. */
  function takeOver(there: FormData): void {
    const news = Object.entries(changesOf(base, there));
    const untouched = news.filter(([name]) => !touched.has(name));
    const differs = ([name, value]: [string, unknown]) =>
      touched.has(name) && !own.has(JSON.stringify([name, value])) && !isSame(wanted[name] ?? null, value);
    wanted = withoutNulls({ ...wanted, ...Object.fromEntries(untouched) });
    base = there;
    const contested = news.filter(differs);
    if (contested.length === 0) return;
    theirs = { ...theirs, ...Object.fromEntries(contested) };
    listener.contested(theirs);
    say({ kind: 'elsewhere' });
  }

  async function missed(error: unknown, changes: FormData): Promise<void> {
    if (isProblem(error) && !error.undecided && error.status !== 401) attempts.decided();
    if (isProblem(error) && [403, 404, 409].includes(error.status)) {
      over = true;
      return say({ kind: 'over' });
    }
    if (isProblem(error) && error.status === 412) {
      // Somebody else saved meanwhile: their words first, then what is left to write of these.
      const there = await given.reread();
      if (there !== null) {
        version = there.version;
        takeOver(there.data);
        listener.merged(wanted);
        const rest = toWrite();
        return Object.keys(rest).length > 0 ? write(rest) : saved();
      }
    }
    if (isProblem(error) && error.status === 422) {
      const names = Object.keys(changes);
      const bad = names.filter((name) => error.errors.some(({ path: at }) => at === name || at.startsWith(`${name}.`)));
      // Where the server names no field of these, nothing is known to be wrong with any one of them.
      for (const name of bad.length > 0 ? bad : names) refused.set(name, JSON.stringify(changes[name]));
      listener.faulty(error.errors);
      const rest = toWrite();
      return Object.keys(rest).length > 0 ? write(rest) : saved();
    }
    say({ kind: 'away' });
    later(againMs);
  }

  return {
    state: () => state,
    /** The whole form as it is typed, where it isn't on the server yet or is on its way there. */
    unsaved: () => (over || Object.keys({ ...toWrite(), ...theirs }).length === 0 ? null : wanted),
    /** A page that opens the same referral again goes on hearing of it. */
    listen(next: ReferralListener): void {
      listener = next;
      listener.contested(theirs);
    },
    /** The form has changed. */
    keep(form: FormData): void {
      for (const name of Object.keys(changesOf(wanted, form))) touched.add(name);
      wanted = form;
      if (over) return;
      if (Object.keys(toWrite()).length > 0) {
        say({ kind: 'waiting' });
        later(pauseMs);
      }
    },
    flush,
    flushNow(): void {
      if (writing === null) return void flush();
      const rest = toWrite(withoutNulls({ ...base, ...underWay }));
      if (over || !mayWrite() || Object.keys(rest).length === 0) return;
      const order = { method: 'PATCH', path, body: rest, outlivesPage: true } as const;
      remember(rest);
      void send({ ...order, key: createAttempts().keyFor(order) }).catch(() => undefined);
    },
    /** The server's newest: gives back the whole form with what a colleague saved meanwhile in it. */
    merge(there: FormData, at: number): FormData {
      if (writing !== null || over || at < version) return wanted;
      version = at;
      takeOver(there);
      return wanted;
    },
    /** Settles the contested fields; gives back the whole form. */
    choose(which: 'mine' | 'theirs'): FormData {
      if (which === 'theirs') wanted = withoutNulls({ ...wanted, ...theirs });
      theirs = {};
      listener.contested(theirs);
      later(0);
      return wanted;
    },
    /** What was not written yet is written, unless it is to be forgotten. */
    async stop(discard = false): Promise<void> {
      if (discard) over = true;
      else await flush();
      clearTimeout(timer);
    },
  } satisfies Keeper & Record<string, unknown>;
}

function withoutNulls(form: FormData): FormData {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
