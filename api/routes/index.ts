import type { Route } from '../route';
import { absenceRoutes } from './absences';
import { adminRoutes } from './admin';
import { asideRoutes } from './aside';
import { authRoutes } from './auth';
import { breakGlassRoutes } from './break-glass';
import { calendarRoutes } from './calendar';
import { caseCommandRoutes } from './case-commands';
import { caseCountRoutes } from './case-counts';
import { caseFormRoutes } from './case-forms';
import { caseRoutes } from './cases';
import { conferenceRoutes } from './conferences';
import { copyRoutes } from './copies';
import { engineRoutes } from './engine';
import { healthRoutes } from './health';
import { lateMatrixRoutes } from './late-matrix';
import { notificationRoutes } from './notifications';
import { pathwaySettingRoutes } from './pathway-settings';
import { reassignRoutes } from './reassign';
import { referralListRoutes } from './referral-lists';
import { referralRoutes } from './referrals';
import { reportRoutes } from './reports';
import { signInRoutes } from './sign-in';
import { streamRoutes } from './stream';
import { taskCommandRoutes } from './task-commands';
import { taskRoutes } from './tasks';
import { trainingRoutes } from './training';
import { usageLogRoutes } from './usage-log';
import { workloadRoutes } from './workload';

/** Every call of the service: what isn't here doesn't exist. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...authRoutes,
  ...signInRoutes,
  ...referralListRoutes,
  ...referralRoutes,
  ...caseCountRoutes,
  ...caseRoutes,
  ...engineRoutes,
  ...caseCommandRoutes,
  ...asideRoutes,
  ...breakGlassRoutes,
  ...caseFormRoutes,
  ...copyRoutes,
  ...conferenceRoutes,
  ...trainingRoutes,
  ...taskRoutes,
  ...taskCommandRoutes,
  ...calendarRoutes,
  ...notificationRoutes,
  ...streamRoutes,
  ...absenceRoutes,
  ...adminRoutes,
  ...reassignRoutes,
  ...workloadRoutes,
  ...pathwaySettingRoutes,
  ...reportRoutes,
  ...lateMatrixRoutes,
  ...usageLogRoutes,
];
