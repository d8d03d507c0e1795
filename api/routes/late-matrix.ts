import { lateMatrix } from '../../ledger/queries/late-matrix';
import { roleLabel, statusLabel } from '../../texts/labels';
import { LateMatrixShape } from '../contract/report';
import { problem } from '../problems';
import { ok, type Route, route } from '../route';

const NONE = { open: 0, late: 0 };

/** Where work is late now: a picture of the task lists, for those who have them all (domain.md §5.1, exempt). */
export const lateMatrixRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/team/late',
    summary: 'Open and late tasks by the stage of their case and the role they wait for, in the pathway’s order',
    policy: 'team.late',
    audit: { nothing: 'numbers only' },
    output: { status: 200, schema: LateMatrixShape },
    async handler({ deps, language }) {
      const current = deps.library.current(deps.referralPathway);
      if (current === undefined) return problem('internal');
      const cells = await lateMatrix(deps.pool, deps.referralPathway);
      const statuses = current.book.definition.statuses.filter(({ code }) =>
        cells.some(({ status }) => status === code),
      );
      const order = new Intl.Collator(language);
      const roles = [...new Set(cells.map(({ role }) => role))]
        .map((code) => ({ code, text: roleLabel(language, code) }))
        .sort((a, b) => order.compare(a.text, b.text));
      const rows = statuses.map(({ code }) => ({
        code,
        text: statusLabel(language, code),
        cells: roles.map((role) => {
          const { open, late } = cells.find((cell) => cell.status === code && cell.role === role.code) ?? NONE;
          return { open, late };
        }),
      }));
      return ok({ roles, rows });
    },
  }),
];
