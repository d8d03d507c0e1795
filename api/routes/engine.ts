import { z } from 'zod';
import { EngineAway } from '../../ledger/engine';
import { archivedHistory } from '../../ledger/queries/engine-archive';
import { IdParams } from '../contract/params';
import { openCase } from '../open-case';
import { historyFromArchive } from '../presenters/engine';
import { problem } from '../problems';
import { ok, type Route, route } from '../route';
import { noteUse } from '../usage';

const EngineShape = z.strictObject({
  workflowId: z.string(),
  runId: z.string(),
  state: z.string(),
  historyLength: z.number(),
  historyBytes: z.number(),
  pending: z.array(z.looseObject({ id: z.string(), type: z.string(), attempt: z.number() })),
  events: z.array(
    z.strictObject({
      eventId: z.number(),
      at: z.string(),
      type: z.string(),
      summary: z.string(),
      attempt: z.number().optional(),
    }),
  ),
});

/** The engine's own history of a case, for administrators: ids and codes, also after the engine has forgotten it. */
export const engineRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases/:id/engine',
    summary: 'The workflow’s technical history',
    policy: 'case.engine',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: EngineShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.engine');
      if (opened.kind === 'problem') return opened;
      const workflowId = `${opened.book.definition.workflowIdPrefix}${opened.state.id}`;
      noteUse(call, { action: 'VIEW', objectType: 'ENGINE_HISTORY', of: opened.state });
      const live = await call.deps.engine.history(workflowId).catch((error: unknown) => {
        if (error instanceof EngineAway) return error;
        throw error;
      });
      if (live !== null && !(live instanceof EngineAway)) return ok(live);
      const kept = await archivedHistory(call.deps.pool, workflowId);
      if (kept !== null) return ok(await historyFromArchive(kept, call.deps.engine));
      if (live instanceof EngineAway) throw live;
      return problem('not_found');
    },
  }),
];
