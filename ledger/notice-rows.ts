import { SERVICE_LISTS } from '../pathways/lists';
import type { CaseState, Env, NoticeDraft } from '../pathways/model';
import { audienceOf } from './recipients';
import { sendAfter } from './send-after';
import { shifted } from './time';

/** One notice before its people are known: the database adds one row for each of them. */
export interface NoticeRow {
  readonly task_id: string | null;
  readonly step_code: string | null;
  readonly kind: string;
  readonly occurrence: string;
  readonly level: number | null;
  readonly due_on: string | null;
  readonly params: NonNullable<NoticeDraft['params']>;
  readonly urgent: boolean;
  readonly created_at: string;
  readonly send_after_case: string;
  readonly send_after: string;
  readonly user_ids: readonly string[];
  readonly roles: readonly string[];
  /** Goes out as a text message too, and to whoever gave the alarm as well: everybody concerned stands in its proof. */
  readonly phoned: boolean;
  readonly quiet_ids: readonly string[];
  /** Who stepped aside from the case: told nothing, whatever their role. */
  readonly aside_ids: readonly string[];
}

/** Notices of a command with their audience and the moment they may leave, by the case's clock and by the wall clock. */
export function noticeRows(drafts: readonly NoticeDraft[], state: CaseState, env: Env, firstSeq: number): NoticeRow[] {
  return drafts.flatMap((draft) => {
    const { userIds, roles, quietIds } = audienceOf(draft, state);
    if (userIds.length === 0 && roles.length === 0) return [];
    const leaves = sendAfter(draft, env);
    return [
      {
        task_id: draft.taskId ?? null,
        step_code: draft.stepCode ?? null,
        kind: draft.code,
        occurrence: draft.occurrence ?? `seq:${firstSeq}`,
        level: draft.level ?? null,
        due_on: draft.dueOn ?? null,
        params: draft.params ?? {},
        urgent: draft.urgent === true || draft.code === 'N11' || draft.code === 'N13',
        created_at: env.at,
        send_after_case: leaves,
        send_after: shifted(leaves, -state.clockOffsetMs),
        user_ids: userIds,
        roles,
        phoned: SERVICE_LISTS.phoned.includes(draft.code),
        quiet_ids: quietIds,
        aside_ids: state.aside ?? [],
      },
    ];
  });
}
