import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router';
import { openRoom, type Room } from '../i18n';
import { RouteFault } from './boundary';
import { Layout } from './layout';
import { NotFound } from './not-found';
import { PublicFrame } from './public-frame';

/** A page with words of its own: both are there before it is shown. */
function withRoom<Page>(
  rooms: Room | readonly Room[],
  page: () => Promise<Page>,
): () => Promise<{ readonly Component: Page }> {
  return async () => {
    const [Component] = await Promise.all([page(), ...[rooms].flat().map((room) => openRoom(room))]);
    return { Component };
  };
}

/** Every page and its address. A page is loaded when somebody first goes there; add yours here. */
const PAGES: readonly RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../pages/work/work-page')).WorkPage }) },
  { path: 'tasks/:id', lazy: withRoom('case', async () => (await import('../pages/task/task-page')).TaskPage) },
  {
    path: 'referrals',
    lazy: withRoom('referral', async () => (await import('../pages/referral/queue-page')).QueuePage),
  },
  {
    path: 'referrals/new',
    lazy: withRoom('referral', async () => (await import('../pages/referral/start-page')).StartReferralPage),
  },
  {
    path: 'referrals/:id',
    lazy: withRoom('referral', async () => (await import('../pages/referral/referral-page')).ReferralPage),
  },
  {
    path: 'pathway',
    lazy: withRoom('referral', async () => (await import('../pages/pathway/pathway-page')).PathwayPage),
  },
  {
    path: 'absences',
    lazy: async () => ({ Component: (await import('../pages/absences/absences-page')).AbsencesPage }),
  },
  { path: 'cases', lazy: withRoom('case', async () => (await import('../pages/cases/cases-page')).CasesPage) },
  { path: 'cases/:id', lazy: withRoom('case', async () => (await import('../pages/case/case-page')).CasePage) },
  {
    path: 'notifications',
    lazy: withRoom(
      'notices',
      async () => (await import('../pages/notifications/notifications-page')).NotificationsPage,
    ),
  },
  { path: 'me', lazy: withRoom('own', async () => (await import('../pages/own/own-page')).OwnPage) },
  { path: 'help', lazy: withRoom('help', async () => (await import('../pages/help/help-page')).HelpPage) },
  {
    path: 'insights',
    lazy: withRoom('insights', async () => (await import('../pages/insights/insights-page')).InsightsPage),
  },
  { path: 'team', lazy: withRoom('admin', async () => (await import('../pages/team/team-page')).TeamPage) },
  { path: 'admin', lazy: withRoom('admin', async () => (await import('../pages/admin/attention-page')).AttentionPage) },
  {
    path: 'admin/reassign',
    lazy: withRoom('admin', async () => (await import('../pages/admin/reassign-page')).ReassignPage),
  },
  {
    path: 'admin/rules',
    lazy: withRoom(['admin', 'rules'], async () => (await import('../pages/rules/rules-page')).RulesPage),
  },
  {
    path: 'admin/emergency',
    lazy: withRoom(['admin', 'case'], async () => (await import('../pages/admin/emergency-page')).EmergencyPage),
  },
  {
    path: 'admin/cases/:id',
    lazy: withRoom(['admin', 'case'], async () => (await import('../pages/admin/history-page')).HistoryPage),
  },
  {
    path: 'admin/usage-log',
    lazy: withRoom('usage', async () => (await import('../pages/usage/usage-page')).UsagePage),
  },
  {
    path: 'admin/usage-log/report',
    lazy: withRoom('usage', async () => (await import('../pages/usage/report-page')).ReportPage),
  },
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
      // What everybody may read, signed in or not.
      Component: PublicFrame,
      ErrorBoundary: RouteFault,
      HydrateFallback: () => null,
      children: [
        {
          path: '/accessibility',
          lazy: withRoom(
            'statements',
            async () => (await import('../pages/statements/statement-pages')).AccessibilityPage,
          ),
        },
        {
          path: '/privacy',
          lazy: withRoom('statements', async () => (await import('../pages/statements/statement-pages')).PrivacyPage),
        },
      ],
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
