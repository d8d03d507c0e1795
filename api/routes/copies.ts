import { z } from 'zod';
import { IdParams } from '../contract/params';
import { openCase } from '../open-case';
import { noContent, type Route, route } from '../route';
import { noteUse } from '../usage';

const CopyBody = z.strictObject({
  as: z.enum(['PRINT', 'EXPORT'], { error: 'not_an_option' }),
  of: z.enum(['CASE', 'HISTORY'], { error: 'not_an_option' }),
});

/** What leaves the pages on paper or as a file is made by the browser from what was read; the usage log is told first. */
export const copyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/cases/:id/copies',
    summary: 'A print or a file is made of a case or its history: written into the usage log before it is made',
    policy: 'case.history',
    audit: 'CLIENT_DATA',
    params: IdParams,
    body: CopyBody,
    output: { status: 204 },
    async handler(call) {
      const { as, of } = call.body;
      const opened = await openCase(call, call.params.id, 'case.history');
      if (opened.kind === 'problem') return opened;
      noteUse(call, { action: as, objectType: of, of: opened.state });
      return noContent();
    },
  }),
];
