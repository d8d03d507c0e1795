/** Every page of the app and the states in which it can be met: what the accessibility stories walk through. */
import type { Page } from 'playwright-core';
import type { Words } from './words';

/** What the walk has made to look at. */
export interface Made {
  readonly taskId: string;
  readonly caseId: string;
  readonly lateCaseId: string;
  readonly serviceCaseId: string;
  readonly draftId: string;
}

interface State {
  readonly name: string;
  readonly open: (page: Page, words: Words) => Promise<void>;
}

export interface PageOfApp {
  /** As `web/src/app/router.tsx` has it. */
  readonly route: string;
  /** Who looks; without it, somebody who is not signed in. */
  readonly as?: string;
  /** The route that it sends everybody on to. */
  readonly leadsTo?: string;
  /** The addresses of its views. */
  readonly views: (made: Made) => readonly string[];
  /** Its lists can be empty. */
  readonly empty?: boolean;
  /** It shows nothing before the service has answered. */
  readonly asks?: boolean;
  /** What can stand on it or over it, on its first view. */
  readonly states?: readonly State[];
}

const press = (key: string): State => ({
  name: `the button “${key}”`,
  async open(page, words) {
    await page.getByRole('button', { name: words(key), exact: true }).click();
    await page.getByRole('dialog').waitFor();
  },
});
const missing = (key: string): State => ({
  name: 'a form with something missing',
  async open(page, words) {
    await page.getByRole('button', { name: words(key), exact: true }).click();
    await page.locator('[aria-invalid=true], fieldset.h-group--invalid, .h-notice--error').first().waitFor();
  },
});

export const PAGES: readonly PageOfApp[] = [
  { route: '/sign-in', views: () => ['/sign-in'] },
  { route: '/accessibility', views: () => ['/accessibility'] },
  { route: '/privacy', views: () => ['/privacy'] },
  {
    route: 'index',
    as: 'coord',
    asks: true,
    empty: true,
    views: () => ['/', '/?view=pool', '/?view=team'],
    states: [
      {
        name: 'the keys',
        async open(page) {
          await page.keyboard.press('?');
          await page.getByRole('dialog').waitFor();
        },
      },
    ],
  },
  {
    route: 'tasks/:id',
    as: 'coord',
    asks: true,
    views: ({ taskId }) => [`/tasks/${taskId}`],
    states: [missing('task.finish'), press('task.help.open')],
  },
  {
    route: 'referrals',
    as: 'coord',
    asks: true,
    empty: true,
    views: () => ['/referrals', '/referrals?view=DRAFT', '/referrals?view=WAITLISTED'],
  },
  { route: 'referrals/new', as: 'rsw', views: () => ['/referrals/new'] },
  {
    route: 'referrals/:id',
    as: 'rsw',
    asks: true,
    views: ({ draftId, caseId }) => [
      ...['check', 'child', 'family', 'needs', 'view', 'safety', 'worker'].map(
        (part) => `/referrals/${draftId}?part=${part}`,
      ),
      `/referrals/${caseId}`,
    ],
    states: [press('referral.discard')],
  },
  {
    route: 'pathway',
    as: 'tl',
    asks: true,
    views: () => ['/pathway', '/pathway?view=table', '/pathway?view=flow'],
  },
  {
    route: 'absences',
    as: 'tl',
    asks: true,
    empty: true,
    views: () => ['/absences'],
    states: [missing('absences.save')],
  },
  { route: 'cases', as: 'tl', asks: true, empty: true, views: () => ['/cases', '/cases?late=true'] },
  {
    route: 'cases/:id',
    as: 'tl',
    asks: true,
    views: ({ serviceCaseId, lateCaseId }) => [
      `/cases/${serviceCaseId}`,
      `/cases/${serviceCaseId}?zoom=all`,
      `/cases/${serviceCaseId}?view=records`,
      `/cases/${serviceCaseId}?view=history`,
      `/cases/${lateCaseId}`,
    ],
    states: [
      press('case.report'),
      {
        name: 'the table behind the picture',
        open: (page, words) => page.getByText(words('case.timeline.table')).click(),
      },
    ],
  },
  {
    route: 'notifications',
    as: 'tl',
    asks: true,
    empty: true,
    views: () => ['/notifications', '/notifications?view=all'],
  },
  { route: 'insights', as: 'tl', asks: true, views: () => ['/insights'] },
  { route: 'admin/rules', as: 'admin', asks: true, views: () => ['/admin/rules'] },
  { route: 'me', as: 'tl', views: () => ['/me'] },
  { route: 'help', as: 'tl', views: () => ['/help'] },
  { route: 'team', as: 'tl', asks: true, views: () => ['/team'] },
  { route: 'admin', as: 'tl', asks: true, empty: true, views: () => ['/admin'] },
  { route: 'admin/reassign', as: 'tl', views: () => ['/admin/reassign'], states: [missing('admin.reassign.try')] },
  {
    route: 'admin/cases/:id',
    as: 'admin',
    asks: true,
    views: ({ lateCaseId }) => [`/admin/cases/${lateCaseId}`],
  },
  { route: 'admin/emergency', as: 'tl', asks: true, empty: true, views: () => ['/admin/emergency'] },
  { route: 'admin/usage-log', as: 'aud', asks: true, views: () => ['/admin/usage-log'] },
  { route: 'admin/usage-log/report', as: 'aud', views: () => ['/admin/usage-log/report'] },
  { route: 't/:id', leadsTo: 'tasks/:id', views: () => [] },
  { route: '*', as: 'tl', views: () => ['/admin/there/is/no/such/page'] },
];
