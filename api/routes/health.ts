import { z } from 'zod';
import { readiness } from '../../ledger/queries/readiness';
import { ok, type Route, route } from '../route';

const ReadyShape = z.strictObject({
  ready: z.boolean(),
  degraded: z.array(z.enum(['temporal', 'worker', 'relay', 'mail'])),
  postgres: z.boolean(),
  temporal: z.boolean(),
  worker: z.boolean(),
  migrations: z.boolean(),
  relayLagSeconds: z.number().nullable(),
  undelivered: z.number().nullable(),
  /** False: urgent alerts go by inbox and e-mail only. */
  textMessages: z.boolean(),
});

/** A relay that lags longer than this is worth somebody's look (s). */
const RELAY_LATE_S = 60;

/** For whoever watches over the process. */
export const healthRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/healthz',
    summary: 'The process is up',
    policy: 'PUBLIC',
    audit: { nothing: 'the state of the service' },
    unlimited: true,
    output: { status: 200, schema: z.strictObject({ up: z.boolean() }) },
    handler: () => ok({ up: true }),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    summary: 'People can be served; degraded parts are named',
    policy: 'PUBLIC',
    audit: { nothing: 'the state of the service' },
    unlimited: true,
    output: { status: 200, schema: ReadyShape },
    async handler({ deps }) {
      const [store, temporal, worker] = await Promise.all([
        readiness(deps.pool).catch(() => null),
        deps.engine.reachable().catch(() => false),
        deps.engine.workerSeen().catch(() => false),
      ]);
      const lag = store?.relayLagSeconds ?? null;
      const degraded = [
        ...(temporal ? [] : ['temporal']),
        ...(temporal && worker ? [] : ['worker']),
        ...(lag !== null && lag > RELAY_LATE_S ? ['relay'] : []),
      ];
      const ready = store?.migrations === true;
      const body = {
        ready,
        degraded,
        postgres: store !== null,
        temporal,
        worker: temporal && worker,
        migrations: ready,
        relayLagSeconds: lag,
        undelivered: store?.undelivered ?? null,
        textMessages: deps.textMessages === true,
      };
      return ready ? ok(body) : { kind: 'answer', status: 503, body, headers: { 'Retry-After': '5' } };
    },
  }),
];
