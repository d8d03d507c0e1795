import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import type { CaseState, Command } from '../../pathways/model';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { untilPlanInLedger } from '../support/ledger-plan';
import { accepted, openWorld, type Person, type World } from '../support/ledger-world';

const late = { overdueReason: 'WORKLOAD' };

describe('a child’s earlier case in the ledger (X7, P9)', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(pathwayBooks);
  });
  afterAll(() => world.close());

  /** Closed on Wednesday 14 April 2027, with both parts of the follow-up ahead. */
  async function closed(recordRef: string): Promise<LedgerCase> {
    const data = forms.referral('2026-11-23', world.people.rsw, { child: { recordRef } });
    const c = await LedgerCase.refer(world, 'helmi', '2026-11-23', data);
    await untilPlanInLedger(c);
    await c.until('2027-04-14');
    await c.complete('famw', 'P8_REVIEW', 'CLOSE', { ...forms.review(2), ...late });
    await close(c);
    return c;
  }
  async function close(c: LedgerCase): Promise<void> {
    const waits = Object.values(c.now.tasks).some(({ step, status }) => step === 'P8_REVIEW' && status === 'OPEN');
    if (waits) await c.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
    await c.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    await c.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  }
  const again = (recordRef: string, date: string) =>
    LedgerCase.refer(world, 'helmi', date, forms.referral(date, world.people.rsw, { child: { recordRef } }));
  const reload = async (c: LedgerCase): Promise<void> => {
    const { rows } = await world.db.pool.query('SELECT state FROM case_file WHERE id = $1', [c.now.id]);
    c.now = rows[0]?.state ?? c.now;
  };
  const openSteps = (c: LedgerCase) =>
    Object.values(c.now.tasks)
      .filter(({ status }) => status === 'OPEN')
      .map(({ step }) => step)
      .sort();

  it('is not asked about by the family any more once it is referred again; its register part stays due', async () => {
    const old = await closed('L-0001');
    expect(openSteps(old)).toEqual(['P10_FAMILY', 'P10_FOLLOW_UP']);
    const fresh = await again('L-0001', '2027-05-03');
    await reload(old);
    expect(openSteps(old)).toEqual(['P10_FOLLOW_UP']);
    expect(old.now.facts).toMatchObject({ followUpFamily: 'RE_REFERRED' });
    const family = Object.values(old.now.tasks).find(({ step }) => step === 'P10_FAMILY');
    expect(family).toMatchObject({ status: 'SKIPPED' });
    expect(Object.values(old.now.tasks).find(({ step }) => step === 'P10_FOLLOW_UP')?.dueOn).toBe('2027-10-14');
    expect(fresh.now.facts).toMatchObject({ previousCaseId: old.now.id, previousClosedOn: '2027-04-14' });
    expect(openSteps(fresh)).toContain('X7_FAST_REENTRY');
    expect(world.committed).toEqual(expect.arrayContaining([old.now.id, fresh.now.id]));
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
    // The newer case is in work: the older one can't be taken back, and says why.
    const reopen = {
      type: 'EVENT',
      event: 'REOPEN',
      version: old.now.version,
      data: { reason: 'They asked.' },
    } as const;
    const refused = await world.ledger.applyCommand({ caseId: old.now.id, command: reopen, sender: world.as('tl') });
    expect(refused).toMatchObject({
      kind: 'REFUSED',
      refusal: { code: 'case_in_work', params: { caseId: fresh.now.id, reference: fresh.now.reference } },
    });
    world.clockAt('2027-10-14T07:00:00.000Z');
    await reload(old);
    await old.complete('coord', 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-10-14'));
    expect([old.now.status, old.now.closeReason]).toEqual(['CLOSED', 'GOALS_MET']);
  }, 120_000);

  it('either is taken back or referred again, never both, whoever comes first', async () => {
    const old = await closed('L-0002');
    const reopen = {
      type: 'EVENT',
      event: 'REOPEN',
      version: old.now.version,
      data: { reason: 'They asked.' },
    } as const;
    const [reopened, referred] = await Promise.allSettled([
      world.ledger.applyCommand({ caseId: old.now.id, command: reopen, sender: world.as('tl') }),
      again('L-0002', '2027-04-14'),
    ]);
    const wonOld = reopened.status === 'fulfilled' && reopened.value.kind === 'ACCEPTED';
    expect(wonOld).not.toBe(referred.status === 'fulfilled');
    const { rows } = await world.db.pool.query(
      `SELECT count(*)::int AS n FROM case_file WHERE subject = 'L-0002' AND in_work`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  }, 120_000);

  it('never two are in work, however referrals, reopenings and ends fall together', async () => {
    const old = await closed('L-0003');
    const data = forms.referral('2027-04-14', world.people.rsw, { child: { recordRef: 'L-0003' } });
    const won = { reopened: 0, referred: 0, ended: 0 };
    let seed = 20_261_122;
    const some = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    const send = (caseId: string, person: Person, command: Command) =>
      setTimeout(some(12)).then(() => world.ledger.applyCommand({ caseId, command, sender: world.as(person) }));
    const event = (state: CaseState, person: Person, code: string) =>
      send(state.id, person, { type: 'EVENT', event: code, version: state.version, data: { reason: 'x' } });
    const inWork = async () =>
      (
        await world.db.pool.query<{ state: CaseState }>(
          `SELECT state FROM case_file WHERE subject = 'L-0003' AND in_work`,
        )
      ).rows.map(({ state }) => state);
    for (let round = 0; round < 12; round += 1) {
      const caseId = randomUUID();
      const draft = { data, members: { RSW: { userId: world.people.rsw } }, reference: '', training: false };
      const open = { type: 'OPEN_DRAFT', ...draft, clockOffsetMs: 0 } as const;
      accepted(await world.ledger.applyCommand({ caseId, pathwayId: 'helmi', sender: world.as('rsw'), command: open }));
      const [working] = await inWork();
      await reload(old);
      const [reopened, referred, ended] = await Promise.all([
        event(old.now, 'tl', 'REOPEN'),
        send(caseId, 'rsw', { type: 'SUBMIT', data }),
        working === undefined ? null : event(working, 'mgr', 'ENTERED_IN_ERROR'),
      ]);
      const now = await inWork();
      expect(now.length).toBeLessThanOrEqual(1);
      if (reopened.kind === 'ACCEPTED') won.reopened += 1;
      if (referred.kind === 'ACCEPTED') won.referred += 1;
      if (ended?.kind === 'ACCEPTED') won.ended += 1;
      await reload(old);
      // Taken back: closed again, so that the next round begins with nobody in work.
      if (now[0]?.id === old.now.id) await close(old);
    }
    expect(Math.min(won.reopened, won.referred, won.ended)).toBeGreaterThan(0);
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
  }, 120_000);
});
