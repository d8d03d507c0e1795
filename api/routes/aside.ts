import { z } from 'zod';
import { relatedCases } from '../../ledger/queries/cases';
import { runCommand } from '../commands';
import { IdParams } from '../contract/params';
import { uuid } from '../contract/primitives';
import { openCase } from '../open-case';
import { type Call, noContent, type Route, route } from '../route';

/** Who knows the family steps aside from its case (domain.md §3 rule 2), and is let back by the leader alone. */
export const asideRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/step-aside',
    summary: 'The caller knows the family: access ends at once, open tasks wait to be given to others',
    policy: 'case.stepAside',
    audit: 'COMMAND',
    params: IdParams,
    body: z.strictObject({ confirm: z.literal(true) }),
    output: { status: 204 },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.stepAside');
      if (opened.kind === 'problem') return opened;
      const { state } = opened;
      // The family is the same in its conferences and in the child's other cases; their turn comes first, so that a call
      // that was cut short is still the caller's to repeat.
      for (const caseId of await relatedCases(call.deps.pool, state)) await stepAsideFrom(call, caseId);
      const sent = await runCommand(call, {
        caseId: state.id,
        action: 'case.stepAside',
        command: { type: 'STEP_ASIDE' },
      });
      return sent.kind === 'problem' ? sent : noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/let-back',
    summary: 'Somebody who stepped aside may see the case again',
    policy: 'case.letBack',
    audit: 'COMMAND',
    params: IdParams,
    body: z.strictObject({ userId: uuid }),
    output: { status: 204 },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { userId } = call.body;
      const sent = await runCommand(call, {
        caseId: opened.state.id,
        action: 'case.letBack',
        command: { type: 'LET_BACK', userId },
      });
      return sent.kind === 'problem' ? sent : noContent();
    },
  }),
];

/** Needs no right on that case: whoever has none yet could be given one. */
async function stepAsideFrom(call: Call, caseId: string): Promise<void> {
  const { caller, deps, requestId } = call;
  await deps.applyCommand({
    caseId,
    command: { type: 'STEP_ASIDE' },
    sender: {
      actor: { id: caller.id, role: caller.roles[0] ?? '' },
      roles: caller.roles,
      sessionId: caller.sessionId,
      requestId,
      basis: 'ROLE',
    },
  });
}
