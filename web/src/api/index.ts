export { useCommand } from './attempt';
export { onSessionEnd, read, send } from './client';
export { useLive } from './live';
export { ApiProblem, type FieldFault, isProblem } from './problem';
export {
  createQueryClient,
  keys,
  type TaskView as TaskListView,
  useCase,
  useSession,
  useStaff,
  useTask,
  useTasks,
  useUnread,
} from './queries';
export type {
  AttentionView,
  CaseDetail,
  Change,
  Colleague,
  FieldView,
  FormData,
  HistoryLine,
  NoticeView,
  Page,
  ReassignView,
  Session,
  TaskDetail,
  TaskPage,
  TaskView,
} from './types';
