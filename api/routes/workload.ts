import { z } from 'zod';
import { listStaff } from '../../ledger/queries/staff';
import { type WorkloadRow, workload } from '../../ledger/queries/workload';
import { ok, type Route, route } from '../route';

const Counts = { late: z.number(), thisWeek: z.number(), later: z.number(), paused: z.number() };
const WorkloadShape = z.strictObject({
  people: z.array(z.strictObject({ id: z.string(), displayName: z.string(), roles: z.array(z.string()), ...Counts })),
  /** Tasks that nobody has taken, by the role they wait for. */
  pools: z.array(z.strictObject({ role: z.string(), ...Counts })),
});

const NONE = { late: 0, thisWeek: 0, later: 0, paused: 0 };

/** How much waits for whom. By name: nobody is ranked. */
export const workloadRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/team/workload',
    summary: 'Open tasks by the person or role they wait for, people by name',
    policy: 'team.workload',
    audit: { nothing: 'numbers only' },
    output: { status: 200, schema: WorkloadShape },
    async handler({ deps }) {
      const [staff, rows] = await Promise.all([listStaff(deps.pool), workload(deps.pool)]);
      const byPerson = new Map(rows.map((row) => [row.userId, countsOf(row)]));
      const order = new Intl.Collator('fi');
      const people = staff
        .map(({ id, displayName, roles }) => ({ id, displayName, roles: [...roles], ...(byPerson.get(id) ?? NONE) }))
        .sort((a, b) => order.compare(a.displayName, b.displayName));
      const pools = rows.flatMap((row) => (row.role === null ? [] : [{ role: row.role, ...countsOf(row) }]));
      return ok({ people, pools: pools.sort((a, b) => order.compare(a.role, b.role)) });
    },
  }),
];

function countsOf({ late, thisWeek, later, paused }: WorkloadRow) {
  return { late, thisWeek, later, paused };
}
