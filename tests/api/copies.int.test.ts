import { CaseInStory } from '../../scripts/stories/case-in-story';
import { type ApiWorld, openApi } from '../support/api-world';

let api: ApiWorld;
let story: CaseInStory;
beforeAll(async () => {
  api = await openApi();
  const stage = { people: api.people, tell: () => undefined };
  story = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: { recordRef: 'COPY-1' } });
}, 120_000);
afterAll(() => api.close());

const copy = (who: string, body: object) => api.call(who, 'POST', `/api/v1/cases/${story.id}/copies`, { body });
async function logged(): Promise<string[]> {
  const { rows } = await api.db.pool.query<{ line: string }>(
    `SELECT concat_ws(' ', action, object_type, user_id IS NOT NULL) AS line FROM usage_log
     WHERE case_id = $1 AND action IN ('PRINT', 'EXPORT') ORDER BY id`,
    [story.id],
  );
  return rows.map(({ line }) => line);
}

describe('what is taken along of a case', () => {
  it('is in the usage log before it is made: prints and files, of the case or its history', async () => {
    expect((await copy('coord', { as: 'PRINT', of: 'CASE' })).status).toBe(204);
    expect((await copy('coord', { as: 'EXPORT', of: 'HISTORY' })).status).toBe(204);
    expect(await logged()).toEqual(['PRINT CASE t', 'EXPORT HISTORY t']);
  });

  it('is refused to whom the case is closed, as if there were none, and nothing else is a copy', async () => {
    expect((await copy('rsw2', { as: 'PRINT', of: 'CASE' })).status).toBe(404);
    expect((await copy('coord', { as: 'FAX', of: 'CASE' })).status).toBe(422);
    expect(await logged()).toHaveLength(2);
  });
});
