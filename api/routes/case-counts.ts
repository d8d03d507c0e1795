import { countCases } from '../../ledger/queries/case-counts';
import { statusLabel, stepTitle } from '../../texts/labels';
import { CaseCountsShape } from '../contract/referral-list';
import { problem } from '../problems';
import { reachOf } from '../reach';
import { ok, type Route, route } from '../route';

/** Where the cases of the pathway stand, in numbers. Drafts are no matters yet and aren't counted. */
export const caseCountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases/counts',
    summary:
      'How many cases in reach stand in each status and at each step, in the pathway’s order, and how many are late',
    policy: 'case.list',
    audit: { nothing: 'numbers only' },
    output: { status: 200, schema: CaseCountsShape },
    async handler({ deps, caller, language }) {
      const current = deps.library.current(deps.referralPathway);
      if (current === undefined) return problem('internal');
      const { definition } = current.book;
      const rows = await countCases(deps.pool, reachOf(caller, 'case.list'), definition.id);
      const statuses = definition.statuses
        .filter(({ kind }) => kind === 'OPEN')
        .map(({ code }) => {
          const row = rows.find(({ status, step }) => status === code && step === null);
          return { code, text: statusLabel(language, code), cases: row?.count ?? 0, late: row?.late ?? 0 };
        });
      const place = new Map(definition.steps.map(({ code }, index) => [code, index]));
      const steps = rows
        .flatMap(({ status, step, count, late }) =>
          step === null || !statuses.some(({ code }) => code === status)
            ? []
            : [{ code: step, title: stepTitle(language, step), status, open: count, late }],
        )
        .sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
      return ok({ statuses, steps });
    },
  }),
];
