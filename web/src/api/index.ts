export { createAttempts, useCommand } from './attempt';
export { onSessionEnd, read, send } from './client';
export { useLive } from './live';
export { ApiProblem, type FieldFault, isProblem } from './problem';
export {
  createQueryClient,
  keys,
  sessionQuery,
  type TaskView as TaskListView,
  useCase,
  useCaseFilters,
  useCaseForms,
  useCases,
  useHistory,
  useSession,
  useStaff,
  useTask,
  useTasks,
  useTimeline,
  useUnread,
} from './queries';
export type {
  AttentionView,
  CaseCounts,
  CaseDetail,
  CaseForms,
  CaseItemView,
  Change,
  Colleague,
  FieldView,
  FormData,
  HistoryLine,
  NoticeView,
  Page,
  PathwaySettingsView,
  ReassignView,
  ReferralItemView,
  Session,
  SettingsPreviewView,
  TaskDetail,
  TaskPage,
  TaskView,
  TimelineView,
} from './types';
