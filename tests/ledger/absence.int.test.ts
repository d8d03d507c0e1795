import { randomUUID } from 'node:crypto';
import { createChannels } from '../../activities/channels';
import { rounds } from '../../activities/rounds';
import { changeAbsence, endAbsence, recordAbsence } from '../../ledger/absences';
import { outgoingNotices } from '../../ledger/outgoing';
import { localDateOf } from '../../ledger/time';
import { verifyLedger } from '../../ledger/verify';
import type { CaseState, TaskState } from '../../pathways/model';
import { type Mail, MailNotSent } from '../../platform/mail';
import { accepted, openTask, openWorld, type Person, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

describe('the absence of a worker', () => {
  let world: World;
  let mails: Mail[];
  let mailServer = true;
  beforeEach(async () => {
    world = await openWorld();
    mails = [];
    mailServer = true;
  });
  afterEach(() => world?.close());

  const today = () => localDateOf(world.now().toISOString());
  const away = async (person: Person, from: string, to: string, cover: Person | null, key: string = randomUUID()) => {
    const userId = world.people[person];
    const coverId = cover === null ? null : world.people[cover];
    const by = { userId, key, bodyHash: `${from}${to}${cover}` };
    return recordAbsence(world.db.pool, { userId, from, to, coverId, reason: 'AWAY' }, by, today());
  };
  const round = () => {
    const mailer = {
      async send(mail: Mail) {
        if (!mailServer) throw new MailNotSent('ECONNREFUSED', false);
        mails.push(mail);
      },
      close: () => undefined,
    };
    const channels = createChannels({ mailer, publicUrl: 'https://helmi.test', trainingMail: true });
    const { pool } = world.db;
    return rounds({
      outgoing: outgoingNotices(pool),
      channels,
      pool,
      ledger: world.ledger,
      clock: () => world.now(),
    })();
  };
  const stateOf = async (id: string): Promise<CaseState> => {
    const { rows } = await world.db.pool.query<{ state: CaseState }>('SELECT state FROM case_file WHERE id = $1', [id]);
    if (!rows[0]) throw new Error('no such case');
    return rows[0].state;
  };
  const answerTask = async (id: string): Promise<TaskState> => {
    const state = await stateOf(id);
    const task = state.tasks[openTask(state, 'ANSWER')];
    if (!task) throw new Error('no task');
    return task;
  };
  /** A case whose ANSWER is the first coordinator's, due 7.12. */
  const claimed = async (name: string): Promise<string> => {
    const state = await world.ask(name);
    accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 }));
    return state.id;
  };
  const codes = async (id: string): Promise<string[]> => {
    const { rows } = await world.db.pool.query<{ code: string }>(
      'SELECT code FROM case_event WHERE case_id = $1 ORDER BY seq',
      [id],
    );
    return rows.map(({ code }) => code);
  };
  const told = async (kind: string) => {
    const { rows } = await world.db.pool.query<{ who: string; params: object; state: string }>(
      `SELECT s.username AS who, n.params, n.email_state AS state FROM notice n JOIN staff s ON s.id = n.recipient_id
       WHERE n.kind = $1 ORDER BY n.created_at, s.username`,
      [kind],
    );
    return rows;
  };
  const members = async (id: string, person: Person) => {
    const { rows } = await world.db.pool.query<{ key: string; open: boolean }>(
      `SELECT member_key AS key, to_at IS NULL AS open FROM case_member WHERE case_id = $1 AND user_id = $2`,
      [id, world.people[person]],
    );
    return rows;
  };
  const sound = async () => expect((await verifyLedger(world.db.pool, { tiny: tinyPathway })).findings).toEqual([]);

  test('gives what is due in it to the cover, who is told once, and brings it back unfinished', async () => {
    const due = await claimed('due');
    expect((await away('coord', '2026-12-01', '2026-12-09', 'coord2')).kind).toBe('OK');
    await round();
    expect((await answerTask(due)).assignee).toBe(world.people.coord);

    world.clockAt('2026-12-01T05:00:00.000Z');
    await round();
    await round();
    const covered = await answerTask(due);
    expect(covered).toMatchObject({ assignee: world.people.coord2, cover: { for: world.people.coord } });
    expect((await codes(due)).filter((code) => code === 'TASK_COVERED')).toHaveLength(1);
    expect(await told('COVER')).toEqual([
      { who: 'coord2', params: { count: 1, from: '2026-12-01', to: '2026-12-09' }, state: 'PENDING' },
    ]);
    // The mail leaves when offices open.
    expect(mails.filter(({ to }) => to === 'coord2@helmi.test')).toEqual([]);
    world.clockAt('2026-12-01T06:31:00.000Z');
    await round();
    await round();
    const mail = mails.filter(({ to }) => to === 'coord2@helmi.test');
    expect(mail).toHaveLength(1);
    expect(mail[0]?.text).toContain('1');
    expect(await members(due, 'coord2')).toEqual([{ key: 'TASK:ANSWER', open: true }]);

    world.clockAt('2026-12-10T05:00:00.000Z');
    await round();
    expect(await answerTask(due)).toMatchObject({ assignee: world.people.coord });
    expect((await answerTask(due)).cover).toBeUndefined();
    expect(await members(due, 'coord2')).toEqual([{ key: 'TASK:ANSWER', open: false }]);
    await sound();
  });

  test('tells a cover again who was replaced and is named once more', async () => {
    await claimed('again');
    const made = await away('coord', '2026-12-01', '2026-12-09', 'coord2');
    if (made.kind !== 'OK') throw new Error(made.kind);
    world.clockAt('2026-12-01T07:00:00.000Z');
    const { id } = made.absence;
    await round();
    for (const coverId of [null, world.people.coord2, null, world.people.coord2]) {
      expect((await changeAbsence(world.db.pool, id, { coverId }, today())).kind).toBe('OK');
      await Promise.all([round(), round()]);
    }
    expect((await told('COVER')).map(({ who }) => who)).toEqual(['coord2', 'coord2', 'coord2']);
    expect(mails.filter(({ to }) => to === 'coord2@helmi.test')).toHaveLength(3);
  });

  test('covers what comes during it in the same transaction, and leaves what is due later where it is', async () => {
    const later = await claimed('later');
    expect((await away('coord', '2026-11-24', '2026-11-26', 'coord2')).kind).toBe('OK');
    world.clockAt('2026-11-24T07:00:00.000Z');
    await round();
    expect((await answerTask(later)).assignee).toBe(world.people.coord);

    const { id } = await world.ask('new');
    const task = await answerTask(id);
    accepted(await world.send('tl', id, { type: 'ASSIGN', taskId: task.id, assignee: world.people.coord }));
    const given = await answerTask(id);
    expect(given).toMatchObject({ assignee: world.people.coord2, cover: { for: world.people.coord } });
    // The leader may give it to somebody for good.
    accepted(await world.send('tl', id, { type: 'ASSIGN', taskId: task.id, assignee: world.people.nurse }));
    expect(await answerTask(id)).toMatchObject({ assignee: world.people.nurse });
    expect((await answerTask(id)).cover).toBeUndefined();
    await sound();
  });

  test('lets the cover complete; the history shows both, and reminders go to who acts while the other finds them later', async () => {
    const id = await claimed('done');
    await away('coord', '2026-12-01', '2026-12-09', 'coord2');
    world.clockAt('2026-12-01T05:00:00.000Z');
    await round();
    const reminder = (await world.ledger.viewOf(id))?.next;
    for (
      let next = reminder;
      next && next.wakeAt < '2026-12-05';
      next = (await world.ledger.viewOf(id))?.next ?? null
    ) {
      if (next.wakeAt > world.now().toISOString()) world.clockAt(next.wakeAt);
      await world.ledger.raiseAlarm(id, next.id);
    }
    const reminders = await told('N7');
    expect(reminders).toEqual(
      expect.arrayContaining([
        { who: 'coord', params: {}, state: 'NOT_NEEDED' },
        { who: 'coord2', params: {}, state: 'PENDING' },
      ]),
    );
    const { version, id: taskId } = await answerTask(id);
    accepted(
      await world.send('coord2', id, { type: 'COMPLETE', taskId, outcome: 'NO', version, data: { note: 'no' } }),
    );
    const { rows } = await world.db.pool.query(
      `SELECT actor_id AS who, params->>'onBehalfOf' AS of FROM case_event WHERE case_id = $1 AND code = 'TASK_COMPLETED'`,
      [id],
    );
    expect(rows).toEqual([{ who: world.people.coord2, of: world.people.coord }]);
    await sound();
  });

  test('without anybody to cover puts the task into the pool and tells who finds a worker; it comes back even if taken', async () => {
    const id = await claimed('pool');
    await away('coord', '2026-11-30', '2026-12-09', null);
    world.clockAt('2026-11-30T07:00:00.000Z');
    await round();
    const { assignee, version, id: taskId } = await answerTask(id);
    expect(assignee).toBeUndefined();
    expect((await told('NO_COVER')).map(({ who }) => who)).toEqual(['tl']);
    accepted(await world.send('coord2', id, { type: 'CLAIM', taskId, version }));
    await round();
    expect((await answerTask(id)).assignee).toBe(world.people.coord2);
    world.clockAt('2026-12-10T07:00:00.000Z');
    await round();
    expect((await answerTask(id)).assignee).toBe(world.people.coord);
    await sound();
  });

  test('follows its changes: another cover, a cover who falls ill, an early return', async () => {
    const id = await claimed('changes');
    const outcome = await away('coord', '2026-11-23', '2026-12-09', null);
    if (outcome.kind !== 'OK') throw new Error(outcome.kind);
    await round();
    expect((await answerTask(id)).assignee).toBeUndefined();
    const patch = { coverId: world.people.coord2 };
    expect((await changeAbsence(world.db.pool, outcome.absence.id, patch, today())).kind).toBe('OK');
    await round();
    expect((await answerTask(id)).assignee).toBe(world.people.coord2);
    expect((await away('coord2', '2026-11-23', '2026-11-24', null)).kind).toBe('OK');
    await round();
    expect((await answerTask(id)).assignee).toBeUndefined();
    world.clockAt('2026-11-25T07:00:00.000Z');
    await round();
    expect((await answerTask(id)).assignee).toBe(world.people.coord2);
    expect((await endAbsence(world.db.pool, outcome.absence.id, today())).kind).toBe('OK');
    await round();
    expect((await answerTask(id)).assignee).toBe(world.people.coord);
    await sound();
  });

  test('covers the responsible worker for what belongs to no task, and gives the case’s door for that time only', async () => {
    const { id } = await world.ask('rsw');
    await world.db.pool.query(`UPDATE staff SET roles = roles || '{RSW}' WHERE username = 'coord2'`);
    const outcome = await away('rsw', '2026-11-24', '2026-11-25', 'coord2');
    expect(outcome.kind).toBe('OK');
    world.clockAt('2026-11-24T07:00:00.000Z');
    await round();
    expect((await stateOf(id)).team['RSW']).toMatchObject({ cover: { by: world.people.coord2 } });
    expect(await members(id, 'coord2')).toEqual([{ key: 'RSW', open: true }]);
    world.clockAt('2026-11-26T07:00:00.000Z');
    await round();
    expect((await stateOf(id)).team['RSW']).toEqual({ userId: world.people.rsw });
    expect(await members(id, 'coord2')).toEqual([{ key: 'RSW', open: false }]);
    await sound();
  });

  test('is refused with its reason where it can’t be, and written once however often it is sent', async () => {
    const key = randomUUID();
    const first = await away('coord', '2026-12-01', '2026-12-04', 'coord2', key);
    expect(await away('coord', '2026-12-01', '2026-12-04', 'coord2', key)).toEqual(first);
    expect((await away('coord', '2026-12-01', '2026-12-03', 'coord2', key)).kind).toBe('KEY_REUSED');
    const code = async (...given: Parameters<typeof away>) => {
      const outcome = await away(...given);
      return outcome.kind === 'REFUSED' ? outcome.refusal.code : outcome.kind;
    };
    expect(await code('coord', '2026-12-04', '2026-12-05', null)).toBe('absence_overlaps');
    expect(await code('coord', '2026-12-10', '2026-12-11', 'coord')).toBe('cover_is_self');
    expect(await code('coord', '2026-12-10', '2026-12-11', 'nurse')).toBe('cover_role');
    expect(await code('coord2', '2026-12-03', '2026-12-05', 'coord')).toBe('cover_absent');
    expect(await code('coord', '2026-11-01', '2026-11-20', null)).toBe('in_past');
    const both = await Promise.all([1, 2].map(() => code('nurse', '2026-12-01', '2026-12-02', null)));
    expect(both.sort()).toEqual(['OK', 'absence_overlaps']);
  });

  test('comes to the leader in one list on the working day before, without a word about clients', async () => {
    await claimed('list');
    await away('coord', '2026-12-07', '2026-12-09', 'coord2');
    await away('nurse', '2026-12-07', '2026-12-08', null);
    world.clockAt('2026-12-03T07:00:00.000Z');
    await round();
    expect(await told('ABSENCES')).toEqual([]);
    // 6.12. is a holiday, and the day before the Monday is a Friday.
    world.clockAt('2026-12-04T06:31:00.000Z');
    mailServer = false;
    await round();
    mailServer = true;
    await round();
    await round();
    const params = { from: '2026-12-07', people: 2, uncovered: 1, count: 1 };
    expect(await told('ABSENCES')).toEqual([{ who: 'tl', params, state: 'SENT' }]);
    const list = mails.filter(({ to, subject }) => to === 'tl@helmi.test' && subject.includes('poissaolot'));
    expect(list).toHaveLength(1);
  });

  test('in a training case is looked at by the case’s own clock', async () => {
    const week = 7 * 86_400_000;
    const state = await world.ask('training', { training: true, clockOffsetMs: week });
    accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 }));
    await away('coord', '2026-11-30', '2026-12-01', 'coord2');
    const real = await claimed('real');
    await round();
    expect((await answerTask(real)).assignee).toBe(world.people.coord);
    expect((await answerTask(state.id)).assignee).toBe(world.people.coord2);
    const now = await world.ask('ahead', { training: true, clockOffsetMs: week });
    const taskId = openTask(now, 'ANSWER');
    accepted(await world.send('tl', now.id, { type: 'ASSIGN', taskId, assignee: world.people.coord }));
    expect((await answerTask(now.id)).assignee).toBe(world.people.coord2);
    await sound();
  });
});
