/** Every report of the service that can be counted from what the ledger keeps (domain.md §5.2). */
import type { ReportDefinition } from '../../reports/report';
import { conferenceReports } from './conferences';
import { outcomeReports } from './outcomes';
import { timeReports } from './times';
import { voiceReports } from './voices';
import { wayReports } from './ways';

/** In the order in which they are read. */
export const helmiReports: readonly ReportDefinition[] = [
  ...outcomeReports,
  ...wayReports,
  ...timeReports,
  ...voiceReports,
  ...conferenceReports,
];

/** A report by its code; undefined where there is none. */
export function reportOf(code: string): ReportDefinition | undefined {
  return helmiReports.find((report) => report.code === code);
}
