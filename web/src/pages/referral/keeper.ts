import { createAttempts, type FieldFault, type FormData, isProblem, send } from '../../api';
import type { DraftState } from '../../form';
import type { ReferralAnswer } from './queries';

interface Keeper {
  readonly path: string;
  readonly tell: (state: DraftState | { readonly kind: 'over' }) => void;
  /** What the server says of the referral after a save. */
  readonly answered: (answer: ReferralAnswer) => void;
  /** What the server can't keep as it is typed now. */
  readonly faulty: (faults: readonly FieldFault[]) => void;
  readonly pauseMs?: number;
  readonly againMs?: number;
}

/** What has to be sent for the kept form to become the wanted one: null takes a field away. */
export function changesOf(kept: FormData, wanted: FormData): FormData {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(wanted)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(kept[name]) !== JSON.stringify(wanted[name]))
      .map((name) => [name, wanted[name] ?? null]),
  );
}

/**
 * Keeps a referral on the server while it is typed. Only what changed is sent, so that two people can work on different
 * parts of one referral; a field that the server refuses is left out of the draft, never off the page.
 */
export function createReferralKeeper(kept: FormData, { path, tell, answered, faulty, ...times }: Keeper) {
  const { pauseMs = 1_500, againMs = 5_000 } = times;
  const attempts = createAttempts();
  let base = kept;
  let wanted = kept;
  const refused = new Map<string, string>();
  let writing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const touched = new Set<string>();

  function later(ms: number): void {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => void flush(), ms);
  }

  /** Changes but those that were refused as they stand. */
  function toWrite(): FormData {
    const changes = Object.entries(changesOf(base, wanted));
    return Object.fromEntries(changes.filter(([name, value]) => refused.get(name) !== JSON.stringify(value)));
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (writing !== null) await writing;
    const changes = toWrite();
    if (over || Object.keys(changes).length === 0) return;
    writing = write(changes).finally(() => {
      writing = null;
    });
    await writing;
  }

  async function write(changes: FormData): Promise<void> {
    const order = { method: 'PATCH', path, body: changes } as const;
    try {
      const answer = await send<ReferralAnswer>({ ...order, key: attempts.keyFor(order) });
      attempts.decided();
      base = withoutNulls({ ...base, ...changes });
      for (const name of Object.keys(changes)) refused.delete(name);
      answered(answer);
      if (Object.keys(toWrite()).length > 0) return later(pauseMs);
      tell({ kind: 'saved', at: new Date().toISOString(), without: [...refused.keys()] });
    } catch (error) {
      await missed(error, changes);
    }
  }

  async function missed(error: unknown, changes: FormData): Promise<void> {
    if (isProblem(error) && !error.undecided && error.status !== 401) attempts.decided();
    if (isProblem(error) && [403, 404, 409].includes(error.status)) {
      over = true;
      return tell({ kind: 'over' });
    }
    if (isProblem(error) && error.status === 422) {
      const names = Object.keys(changes);
      const bad = names.filter((name) => error.errors.some(({ path: at }) => at === name || at.startsWith(`${name}.`)));
      // Where the server names no field of these, nothing is known to be wrong with any one of them.
      for (const name of bad.length > 0 ? bad : names) refused.set(name, JSON.stringify(changes[name]));
      faulty(error.errors);
      const rest = toWrite();
      if (Object.keys(rest).length > 0) return write(rest);
      return tell({ kind: 'saved', at: new Date().toISOString(), without: [...refused.keys()] });
    }
    tell({ kind: 'away' });
    later(againMs);
  }

  return {
    /** The form has changed. */
    keep(form: FormData): void {
      for (const name of Object.keys(changesOf(wanted, form))) touched.add(name);
      wanted = form;
      if (over) return;
      if (Object.keys(toWrite()).length > 0) {
        tell({ kind: 'waiting' });
        later(pauseMs);
      }
    },
    flush,
    /** Takes over what a colleague saved meanwhile in fields that nobody touched here; gives back the whole form. */
    merge(there: FormData): FormData {
      if (writing !== null || over) return wanted;
      const news = Object.entries(changesOf(wanted, there)).filter(([name]) => !touched.has(name));
      const merged = (form: FormData) => withoutNulls({ ...form, ...Object.fromEntries(news) });
      base = merged(base);
      wanted = merged(wanted);
      return wanted;
    },
    /** The page goes: what was not written yet is written. */
    async stop(): Promise<void> {
      await flush();
      clearTimeout(timer);
    },
  };
}

function withoutNulls(form: FormData): FormData {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null));
}
