import type { LocalDate } from '../calendar';
import type { Member } from './state';
import type { Data, Instant, OutcomeCode, Role, Status } from './words';

export interface Actor {
  /** A person's id, or `ENGINE` for what time does by itself. */
  readonly id: string;
  readonly role: Role;
}

export type Command =
  | {
      readonly type: 'OPEN_DRAFT';
      readonly data: Data;
      readonly members: { readonly [key: string]: Member };
      readonly reference: string;
      readonly training: boolean;
      readonly clockOffsetMs: number;
      /** The case that started this one, where one did, whom both are about, and what it hands on. */
      readonly parent?: { readonly caseId: string; readonly subject?: string; readonly facts: Data };
    }
  | { readonly type: 'SAVE_DRAFT'; readonly data: Data; readonly members?: { readonly [key: string]: Member } }
  | { readonly type: 'CONFIRM' }
  | { readonly type: 'SUBMIT'; readonly data: Data; readonly facts?: Data }
  | { readonly type: 'DISCARD' }
  | {
      readonly type: 'COMPLETE';
      readonly taskId: string;
      readonly outcome: OutcomeCode;
      readonly version: number;
      readonly data: Data;
      readonly reason?: string;
    }
  | { readonly type: 'CLAIM'; readonly taskId: string; readonly version: number }
  | {
      readonly type: 'ASSIGN';
      readonly taskId: string;
      readonly assignee: string;
      readonly deputy?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'EXTEND';
      readonly taskId: string;
      readonly version: number;
      readonly dueOn: LocalDate;
      readonly reason: string;
    }
  | { readonly type: 'HELP'; readonly taskId: string; readonly to: string; readonly reason?: string }
  | { readonly type: 'ENTRY'; readonly entryId: string; readonly kind: string; readonly data: Data }
  | { readonly type: 'EVENT'; readonly event: string; readonly version: number; readonly data: Data }
  /** The actor knows the family, and wants neither to see the case nor to work in it. */
  | { readonly type: 'STEP_ASIDE' }
  /** Somebody who stepped aside by mistake may see the case again. */
  | { readonly type: 'LET_BACK'; readonly userId: string }
  | { readonly type: 'ALARM'; readonly alarmId: string }
  /** A case that this one started tells how it stands. */
  | {
      readonly type: 'CHILD_REPORT';
      readonly child: string;
      readonly pathway: string;
      readonly status: Status;
      readonly ended: boolean;
    }
  /** The case that started this one gave a member key, which this one inherits, to somebody else. */
  | { readonly type: 'FOLLOW_MEMBER'; readonly key: string; readonly member: Member; readonly replaced?: 'LEAVES' }
  /** The case that started this one takes it along in its end. */
  | { readonly type: 'STOP'; readonly reason: string }
  /** The calendar was corrected: open due dates are counted anew. */
  | { readonly type: 'RECALCULATE' }
  /** Absences began, changed or ended: cover is given and taken back. Every other command does so in passing. */
  | { readonly type: 'COVER' }
  | { readonly type: 'MOVE_CLOCK'; readonly to: Instant }
  /** Every alarm on the way was raised: the clock stands at its goal, `clockOffsetMs` ahead of wall time. */
  | { readonly type: 'LAND_CLOCK'; readonly clockOffsetMs: number };
