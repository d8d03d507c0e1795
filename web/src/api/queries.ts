import { keepPreviousData, QueryClient, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read, readWithHeaders } from './client';
import { isProblem } from './problem';
import type {
  CaseDetail,
  CaseFilters,
  CaseForms,
  CaseItemView,
  CaseReader,
  Colleague,
  HistoryLine,
  NoticeView,
  Page,
  Session,
  TaskDetail,
  TaskPage,
  TimelineView,
} from './types';

export type TaskView = 'mine' | 'pool' | 'team' | 'waiting' | 'all';

/** Names of what is kept in memory; the second part is an id where a live event can say what changed. */
export const keys = {
  session: ['session'],
  tasks: (view: TaskView) => ['tasks', view],
  taskPages: (view: TaskView) => ['tasks', view, 'pages'],
  task: (id: string) => ['task', id],
  case: (id: string) => ['case', id],
  caseForms: (id: string) => ['case', id, 'forms'],
  history: (id: string) => ['case', id, 'history'],
  timeline: (id: string) => ['case', id, 'timeline'],
  readers: (id: string) => ['case', id, 'readers'],
  cases: (filter: string) => ['cases', filter],
  caseFilters: ['case-filters'],
  notices: ['notices'],
  staff: ['staff'],
  demoStaff: ['demo-staff'],
} as const;

/** Kept in memory only, never on the disk of the browser, and forgotten at sign-out. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => isProblem(error) && error.undecided && count < 2,
      },
    },
  });
}

const IDLE_UNLESS_TOLD = 15 * 60;

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  async queryFn(): Promise<Session> {
    const { body, headers } = await readWithHeaders<Omit<Session, 'idleSeconds'>>('/api/v1/session');
    return { ...body, idleSeconds: Number(headers.get('x-helmi-idle-seconds')) || IDLE_UNLESS_TOLD };
  },
});

export function useSession() {
  return useQuery(sessionQuery);
}

const TASKS_A_PAGE = 100;

/** The first open tasks of a view, by due date. */
export function useTasks(view: TaskView) {
  return useQuery({
    queryKey: keys.tasks(view),
    queryFn: ({ signal }) => read<TaskPage>(`/api/v1/tasks?view=${view}&limit=${TASKS_A_PAGE}`, signal),
    refetchInterval: 60_000,
  });
}

/** Pages of a view's open tasks, by due date. */
export function useTaskPages(view: TaskView) {
  return useInfiniteQuery({
    queryKey: keys.taskPages(view),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return read<TaskPage>(`/api/v1/tasks?view=${view}&limit=${TASKS_A_PAGE}${cursor}`, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: 60_000,
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: ({ signal }) => read<TaskDetail>(`/api/v1/tasks/${id}`, signal),
  });
}

export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: keys.case(id ?? ''),
    queryFn: ({ signal }) => read<CaseDetail>(`/api/v1/cases/${id}`, signal),
    enabled: id !== undefined,
  });
}

export function useUnread() {
  return useQuery({
    queryKey: keys.notices,
    queryFn: ({ signal }) => read<Page<NoticeView>>('/api/v1/notifications?unread=true&limit=100', signal),
    refetchInterval: 60_000,
  });
}

/** Colleagues by name, for choosing one. */
export function useStaff() {
  return useQuery({
    queryKey: keys.staff,
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => read<{ readonly items: readonly Colleague[] }>('/api/v1/staff', signal),
  });
}

/** Pages of cases under a filter (`status=…&late=true`), by what is due next. */
export function useCases(filter: string) {
  return useInfiniteQuery({
    queryKey: keys.cases(filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return read<Page<CaseItemView>>(`/api/v1/cases?limit=50&${filter}${cursor}`, signal);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** Stages and steps by which cases can be found, in words. */
export function useCaseFilters() {
  return useQuery({
    queryKey: keys.caseFilters,
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => read<CaseFilters>('/api/v1/case-filters', signal),
  });
}

/** Forms of what may be reported or recorded now, and of what was written. */
export function useCaseForms(id: string) {
  return useQuery({
    queryKey: keys.caseForms(id),
    queryFn: ({ signal }) => read<CaseForms>(`/api/v1/cases/${id}/forms`, signal),
  });
}

/** What happened, in order. */
export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.history(id),
    queryFn: ({ signal }) => read<readonly HistoryLine[]>(`/api/v1/cases/${id}/history`, signal),
  });
}

/** Who of the case's workers may read what, once somebody asks. */
export function useReaders(id: string, asked: boolean) {
  return useQuery({
    queryKey: keys.readers(id),
    queryFn: ({ signal }) => read<readonly CaseReader[]>(`/api/v1/cases/${id}/readers`, signal),
    enabled: asked,
  });
}

/** Stages, and what the timeline picture draws. */
export function useTimeline(id: string) {
  return useQuery({
    queryKey: keys.timeline(id),
    queryFn: ({ signal }) => read<TimelineView>(`/api/v1/cases/${id}/timeline`, signal),
  });
}
