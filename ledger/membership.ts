import { evolve } from '../pathways/evolve';
import { hasLeft, isAside } from '../pathways/membership';
import type { CaseEvent, CaseState, Instant } from '../pathways/model';
import { isOpenTask } from './projections';

/** One stretch of somebody's belonging to a case. */
export interface MemberRow {
  readonly member_key: string;
  readonly user_id: string;
  readonly deputy: boolean;
  readonly from_seq: number;
  readonly from_at: Instant;
  readonly to_at: Instant | null;
}

/** The end of a stretch that began with an earlier command. */
export type MemberEnd = Pick<MemberRow, 'member_key' | 'user_id' | 'deputy'> & { readonly to_at: Instant };

export interface Folded {
  readonly state: CaseState;
  readonly began: readonly MemberRow[];
  readonly ended: readonly MemberEnd[];
}

const PERSON = /^[0-9a-f]{8}-/;

/** Folds events and notes on the way who joined and who left the case. */
export function foldEvents(before: CaseState | null, events: readonly CaseEvent[]): Folded {
  const began = new Map<string, MemberRow>();
  const closed: MemberRow[] = [];
  const ended: MemberEnd[] = [];
  let state = before;
  for (const event of events) {
    const next = evolve(state, event);
    if (
      next.team !== state?.team ||
      next.tasks !== state.tasks ||
      next.former !== state.former ||
      next.aside !== state.aside
    ) {
      const was = membersOf(state);
      const now = membersOf(next);
      for (const [id, member] of was) {
        if (now.has(id)) continue;
        const fresh = began.get(id);
        if (fresh) closed.push({ ...fresh, to_at: event.at });
        else ended.push({ ...member, to_at: event.at });
        began.delete(id);
      }
      for (const [id, member] of now) {
        if (!was.has(id)) began.set(id, { ...member, from_seq: event.seq, from_at: event.at, to_at: null });
      }
    }
    state = next;
  }
  if (!state) throw new RangeError('a case without events');
  return { state, began: [...closed, ...began.values()], ended };
}

type Belonging = Pick<MemberRow, 'member_key' | 'user_id' | 'deputy'>;

/** Everyone on the case now: named members, and who is assigned to an open task. */
function membersOf(state: CaseState | null): Map<string, Belonging> {
  const members = new Map<string, Belonging>();
  const add = (memberKey: string, userId: string | undefined, deputy: boolean): void => {
    if (userId === undefined || !PERSON.test(userId) || (state && isAside(state, userId))) return;
    members.set(`${memberKey}|${userId}|${deputy}`, { member_key: memberKey, user_id: userId, deputy });
  };
  if (!state) return members;
  for (const [key, member] of Object.entries(state.team)) {
    if (hasLeft(state, member.userId)) continue;
    add(key, member.userId, false);
    add(key, member.deputyId, true);
    add(key, member.cover?.by, true);
  }
  for (const task of Object.values(state.tasks)) {
    if (!isOpenTask(task)) continue;
    add(`TASK:${task.step}`, task.assignee, false);
    add(`TASK:${task.step}`, task.deputy, true);
    // Whose task it is sees what becomes of it.
    add(`TASK:${task.step}`, task.cover?.for, true);
  }
  return members;
}
