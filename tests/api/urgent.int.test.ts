import { untilService } from '../../scripts/stories/s1';
import { openApi } from '../support/api-world';

jest.setTimeout(120_000);

describe('an urgent concern', () => {
  test('goes out as a text message too, with the notice that says it', async () => {
    const api = await openApi();
    try {
      const story = await untilService({ people: api.people, tell: () => undefined });
      await story.event('rsw', 'URGENT_CONCERN');
      const { rows } = await api.db.pool.query(
        `SELECT kind, sms_state AS sms, count(*)::int > 0 AS some FROM notice GROUP BY 1, 2 HAVING kind = 'N11' OR sms_state <> 'NONE'`,
      );
      expect(rows).toEqual([{ kind: 'N11', sms: 'PENDING', some: true }]);
    } finally {
      await api.close();
    }
  });
});
