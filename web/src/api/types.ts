import type { z } from 'zod';
import type { GlassReviewView } from '../../../api/contract/break-glass';
import type { CaseReaderView, HistoryLine, TimelineView } from '../../../api/contract/case-history';
import type { CaseFiltersShape, CaseFormsView } from '../../../api/contract/case-page';
import type { AttentionView, ReassignView } from '../../../api/contract/oversight';
import type { PathwaySettingsView, SettingsPreviewView } from '../../../api/contract/pathway-settings';
import type { CaseCountsShape, ReferralItemView } from '../../../api/contract/referral-list';
import type {
  CaseItemView,
  CaseShape,
  ChangeShape,
  FieldView,
  NoticeView,
  TaskDetailShape,
  TaskView,
} from '../../../api/contract/shapes';
import type { ClientReportView, FindingView, UsageProofView, UsageView } from '../../../api/contract/usage';

export type CaseCounts = z.infer<typeof CaseCountsShape>;
export type {
  AttentionView,
  CaseItemView,
  ClientReportView,
  FieldView,
  FindingView,
  GlassReviewView,
  HistoryLine,
  NoticeView,
  PathwaySettingsView,
  ReassignView,
  ReferralItemView,
  SettingsPreviewView,
  TaskView,
  TimelineView,
  UsageProofView,
  UsageView,
};
export type CaseReader = CaseReaderView;
export type CaseForms = CaseFormsView;
export type CaseFilters = z.infer<typeof CaseFiltersShape>;

/** A person's own session. */
export interface Session {
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly displayName: string;
    readonly roles: readonly string[];
    readonly language: 'fi' | 'sv' | 'en';
    /** Whether single keys do something (WCAG 2.1.4). */
    readonly shortcuts: boolean;
  };
  readonly mode: 'demo' | 'oidc';
  readonly training: boolean;
  /** How long nothing may happen before the session ends (seconds). */
  readonly idleSeconds: number;
}

/** What somebody has typed into a form; a missing key is an empty field. */
export type FormData = Readonly<Record<string, unknown>>;

export type TaskDetail = Omit<z.infer<typeof TaskDetailShape>, 'fields'> & { readonly fields: readonly FieldView[] };
export type CaseDetail = z.infer<typeof CaseShape>;
export type Change = z.infer<typeof ChangeShape>;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export type TaskPage = Page<TaskView> & {
  readonly counts: Readonly<Record<'late' | 'today' | 'thisWeek' | 'later' | 'noDeadline', number>>;
};

export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}
