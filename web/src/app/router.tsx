import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router';
import { RouteFault } from './boundary';
import { Layout } from './layout';
import { NotFound } from './not-found';

/** Every page and its address. A page is loaded when somebody first goes there; add yours here. */
const PAGES: readonly RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../pages/work/work-page')).WorkPage }) },
  { path: 'tasks/:id', lazy: async () => ({ Component: (await import('../pages/task/task-page')).TaskPage }) },
  { path: 'referrals', lazy: async () => ({ Component: (await import('../pages/referral/queue-page')).QueuePage }) },
  {
    path: 'referrals/new',
    lazy: async () => ({ Component: (await import('../pages/referral/start-page')).StartReferralPage }),
  },
  {
    path: 'referrals/:id',
    lazy: async () => ({ Component: (await import('../pages/referral/referral-page')).ReferralPage }),
  },
  { path: 'pathway', lazy: async () => ({ Component: (await import('../pages/pathway/pathway-page')).PathwayPage }) },
  {
    path: 'absences',
    lazy: async () => ({ Component: (await import('../pages/absences/absences-page')).AbsencesPage }),
  },
  { path: 'cases', lazy: async () => ({ Component: (await import('../pages/cases/cases-page')).CasesPage }) },
  { path: 'cases/:id', lazy: async () => ({ Component: (await import('../pages/case/case-page')).CasePage }) },
  // Links of mails are short.
  { path: 't/:id', loader: ({ params }: LoaderFunctionArgs) => redirect(`/tasks/${params['id'] ?? ''}`) },
  { path: '*', Component: NotFound },
];

export function createRoutes() {
  return createBrowserRouter([
    {
      path: '/sign-in',
      ErrorBoundary: RouteFault,
      lazy: async () => ({ Component: (await import('../pages/sign-in/sign-in-page')).SignInPage }),
    },
    {
      path: '/',
      Component: Layout,
      ErrorBoundary: RouteFault,
      HydrateFallback: () => null,
      children: PAGES.map((page) => ({ ...page, ErrorBoundary: RouteFault }) as RouteObject),
    },
  ]);
}
