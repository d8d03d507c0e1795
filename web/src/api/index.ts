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
  useSession,
  useStaff,
  useTask,
  useTasks,
  useUnread,
} from './queries';
export type {
  CaseCounts,
  CaseDetail,
  CaseItemView,
  Change,
  Colleague,
  FieldView,
  FormData,
  NoticeView,
  Page,
  ReferralItemView,
  Session,
  TaskDetail,
  TaskPage,
  TaskView,
} from './types';
