import { rebuildProjections } from '../../ledger/rebuild';
import { localDateOf } from '../../ledger/time';
import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import { addDays } from '../../pathways/calendar';
import { CaseInStory } from '../../scripts/stories/case-in-story';
import * as conferenceForms from '../../scripts/stories/conference-forms';
import * as forms from '../../scripts/stories/forms';
import { type ApiWorld, type CallOptions, openApi } from '../support/api-world';

const START = '2026-11-23T08:15:00.000Z';
const HELMI = '/api/v1/admin/pathways/helmi';
const today = localDateOf(new Date().toISOString());
const screening = (length: number) => ({ steps: { P2_SCREENING: { length } }, chains: {} });

/** The City shortens a step: it is tried, published, kept from running cases, contested, planned, taken back. */
describe('the deadlines that the City sets itself', () => {
  let api: ApiWorld;
  /** Begun before anything was set: one still in its screening, one whose screening was done on the second day. */
  let open: CaseInStory;
  let done: CaseInStory;
  let number = 0;
  const refer = () => {
    number += 1;
    return CaseInStory.refer({ people: api.people, tell: () => undefined }, START, {
      child: { recordRef: `RULES-${number}` },
    });
  };
  const put = (who: string, body: object, more: CallOptions = {}) => api.call(who, 'PUT', HELMI, { body, ...more });
  const publish = (who: string, version: number, settings: object, more: object = {}) =>
    put(who, { version, settings, effectiveFrom: today, reason: 'Decided by the service', ...more });
  const versions = async () =>
    (await api.db.pool.query<{ version: number }>('SELECT version FROM pathway_setting ORDER BY version')).rows;

  beforeAll(async () => {
    api = await openApi();
    open = await refer();
    done = await refer();
    await done.until('2026-11-25');
    await done.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
    await open.until('2026-11-27');
  }, 120_000);
  afterAll(() => api.close());

  test('are read by who leads, keeps or checks the service, and changed by managers and administrators only', async () => {
    for (const who of ['tl', 'mgr', 'admin', 'aud'] as const) {
      const { status, json } = await api.call(who, 'GET', HELMI);
      expect({ who, status, mayChange: json['mayChange'] }).toEqual({
        who,
        status: 200,
        mayChange: who === 'mgr' || who === 'admin',
      });
    }
    for (const who of ['nurse', 'coord', 'rsw']) expect((await api.call(who, 'GET', HELMI)).status).toBe(403);
    for (const who of ['nurse', 'tl', 'aud']) expect((await publish(who, 0, screening(3))).status).toBe(403);
    expect((await api.call('admin', 'GET', '/api/v1/admin/pathways/nothing')).status).toBe(404);
    expect((await api.call('admin', 'GET', '/api/v1/admin/pathways')).json).toMatchObject([
      { id: 'helmi' },
      { id: 'familyGroupConference' },
    ]);
  });

  test('say of each step what it is, what may be set, and why not', async () => {
    const { json } = await api.call('admin', 'GET', HELMI);
    const steps = json['steps'] as readonly { readonly code: string }[];
    const of = (code: string) => steps.find((step) => step.code === code);
    expect(of('P2_SCREENING')).toMatchObject({ length: 5, usual: 5, unit: 'WD', lock: null, min: 1, max: 6 });
    expect(of('X3_PLACEMENT_END')).toMatchObject({ lock: 'LAW' });
    expect(json).toMatchObject({ version: 0, versions: [] });
  });

  test('are refused outside their bounds, with the place of each fault, and without a change', async () => {
    const refused = async (settings: object) => (await put('admin', { version: 0, settings, dryRun: true })).json;
    expect(await refused(screening(7))).toMatchObject({
      code: 'out_of_range',
      errors: [{ path: 'settings.steps.P2_SCREENING.length', code: 'out_of_range' }],
    });
    expect(await refused({ steps: { X3_PLACEMENT_END: { length: 9 } }, chains: {} })).toMatchObject({
      code: 'fixed_length',
    });
    expect(await refused(screening(5))).toMatchObject({ status: 422, code: 'nothing_changed' });
    const bare = await put('admin', { version: 0, settings: screening(3) });
    expect(bare.json).toMatchObject({
      errors: [
        { path: 'effectiveFrom', code: 'required' },
        { path: 'reason', code: 'required' },
      ],
    });
    expect((await publish('admin', 0, screening(3), { effectiveFrom: addDays(today, -1) })).json).toMatchObject({
      errors: [{ path: 'effectiveFrom', code: 'in_past' }],
    });
    expect(await versions()).toEqual([]);
  });

  test('are tried first: which open steps would be late today, and which done ones would have been', async () => {
    const { status, json } = await put('admin', { version: 0, settings: screening(1), dryRun: true });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      differences: [{ kind: 'LENGTH', step: 'P2_SCREENING', from: 5, to: 1 }],
      // Sent on Monday the 23rd and due on the 30th: by one working day it would have been due on the 24th.
      openSteps: 1,
      becomeLate: 1,
      noLongerLate: 0,
      moved: 1,
      steps: [{ step: 'P2_SCREENING', finished: 1, late: { was: 0, would: 1 }, toldOn: { was: 0, would: 0 } }],
      law: { workingDays: 51, missed: 0, atRisk: false },
    });
    const milder = await put('admin', { version: 0, settings: screening(6), dryRun: true });
    expect(milder.json).toMatchObject({ openSteps: 1, becomeLate: 0, moved: 1 });
    expect(await versions()).toEqual([]);
    expect((await open.open('P2_SCREENING')).dueOn).toBe('2026-11-30');
  });

  test('once published hold for the cases that begin then; a running case keeps its own, and the ledger is whole', async () => {
    const { status, json } = await publish('admin', 0, screening(3));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      version: 1,
      versions: [{ version: 1, state: 'NOW', reason: 'Decided by the service', effectiveFrom: today }],
    });
    const fresh = await refer();
    expect((await fresh.open('P2_SCREENING')).dueOn).toBe('2026-11-26');
    expect((await open.open('P2_SCREENING')).dueOn).toBe('2026-11-30');
    expect((await verifyLedger(api.db.pool, pathwayBooks)).findings).toEqual([]);
    const states = async () => (await api.db.pool.query('SELECT id, state FROM case_file ORDER BY id')).rows;
    const before = await states();
    await rebuildProjections(api.db.pool, pathwayBooks);
    expect(await states()).toEqual(before);
    const { rows } = await api.db.pool.query(
      `SELECT user_id AS "by", action, object_id AS what, sections FROM usage_log WHERE object_type = 'PATHWAY'`,
    );
    expect(rows).toEqual([{ by: api.id('admin'), action: 'UPDATE', what: 'helmi+1', sections: ['P2_SCREENING'] }]);
  });

  test('that somebody else changed meanwhile are a conflict that says who and when; an answer that was lost is given again', async () => {
    expect((await publish('admin', 0, screening(3))).json).toMatchObject({ version: 1 });
    const late = await publish('mgr', 0, screening(4));
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({
      code: 'rules_changed',
      current: 1,
      by: expect.stringMatching(/\w/),
      at: expect.any(String),
    });
    expect((await put('mgr', { version: 0, settings: screening(4), dryRun: true })).status).toBe(409);
    const both = await Promise.all([publish('mgr', 1, screening(4)), publish('admin', 1, screening(2))]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await versions()).toEqual([{ version: 1 }, { version: 2 }]);
  });

  test('begin on the day they are published for; until then the version before counts', async () => {
    const inForce = async () => (await (await refer()).open('P2_SCREENING')).dueOn;
    const before = await inForce();
    const later = addDays(today, 30);
    expect((await publish('mgr', 2, screening(1), { effectiveFrom: later })).json).toMatchObject({
      version: 3,
      versions: [
        { version: 3, state: 'PLANNED' },
        { version: 2, state: 'NOW' },
        { version: 1, state: 'PAST' },
      ],
    });
    expect(await inForce()).toBe(before);
  });

  test('that would miss the limit of the law are published only by who says so', async () => {
    const long = { steps: { P4_ASSESSMENT: { length: 25 } }, chains: {} };
    const tried = await put('admin', { version: 3, settings: long, dryRun: true });
    expect(tried.json['law']).toMatchObject({ clock: 'ST_3M_SERVICE', workingDays: 65, atRisk: true });
    expect((await publish('admin', 3, long)).json).toMatchObject({ status: 422, code: 'law_at_risk' });
    expect((await publish('admin', 3, long, { lawRiskAccepted: true })).json).toMatchObject({ version: 4 });
  });

  test('go back by publishing the former numbers again, and every version stays readable', async () => {
    const { json } = await publish('admin', 4, { steps: {}, chains: {} });
    expect(json).toMatchObject({
      version: 5,
      settings: { steps: {}, chains: {} },
      versions: [
        { version: 5, state: 'NOW', differences: [{ kind: 'LENGTH', step: 'P4_ASSESSMENT', from: 25, to: 15 }] },
        { version: 4, state: 'PAST', settings: { steps: { P4_ASSESSMENT: { length: 25 } } } },
        { version: 3 },
        { version: 2 },
        { version: 1 },
      ],
    });
    expect((await (await refer()).open('P2_SCREENING')).dueOn).toBe('2026-11-30');
    for (const change of [
      'UPDATE pathway_setting SET version = 9',
      'DELETE FROM pathway_setting',
      'TRUNCATE pathway_setting',
    ])
      await expect(api.db.pool.query(change)).rejects.toThrow('append only');
  });

  test('of a conference reach one that a case begins as its child', async () => {
    const settings = { steps: { G2_AGREEMENT: { length: 4 } }, chains: {} };
    const body = { version: 0, settings, effectiveFrom: today, reason: 'Decided by the service' };
    const path = '/api/v1/admin/pathways/familyGroupConference';
    expect((await api.call('mgr', 'PUT', path, { body })).status).toBe(200);
    const begun = await done.conference(conferenceForms.request());
    expect((await begun.open('G2_AGREEMENT')).dueOn).toBe('2026-12-01');
    expect((await verifyLedger(api.db.pool, pathwayBooks)).findings).toEqual([]);
  });
});
