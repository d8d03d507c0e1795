import { randomUUID } from 'node:crypto';
import type { ApiDeps } from '../../api/deps';
import { isEarly, isOpening, may, type Relation, scopesOfPerson } from '../../api/policies/may';
import { type Action, isAction, ROLE_CODES } from '../../api/policies/table';
import { readablePart } from '../../api/policies/words';
import { fieldsOf } from '../../api/presenters/case';
import type { Route } from '../../api/route';
import { ROUTES } from '../../api/routes';
import { readCase, readContent } from '../../ledger/queries/cases';
import { pathwayBooks } from '../../pathways';
import type { CaseState } from '../../pathways/model';
import { untilService } from '../../scripts/stories/s1';
import { type Answer, type ApiWorld, openApi } from '../support/api-world';
import { PROBES, type Tried } from '../support/rights-probes';
import { emptied, RELATIONS } from '../support/rights-relations';

/** Somebody of each role; none of them has a part in the case but the one that the relation gives. */
const WHO: { readonly [role in (typeof ROLE_CODES)[number]]: string } = {
  RSW: 'rsw2',
  COORD: 'coord',
  TL: 'tl',
  NURSE: 'nurse2',
  FAMW: 'famw2',
  ASW: 'asw',
  CONV: 'conv',
  MGR: 'mgr',
  ADMIN: 'admin',
  AUD: 'aud',
  REP: 'rep',
};
/** One goes on for ever, the other ends the sessions of the matrix itself; both have stories of their own. */
const ENDLESS = new Set(['/api/v1/events', '/auth/logout-everywhere']);
const REFUSALS = new Set([401, 403, 404]);
let api: ApiWorld;
let base: CaseState;
let tried: Tried;
/** While the matrix is walked nothing changes: the door asks the rights and then refuses. */
let walking = false;

function door(apply: ApiDeps['applyCommand']): ApiDeps['applyCommand'] {
  return async (request) => {
    if (!walking) return apply(request);
    const book = pathwayBooks['helmi'];
    const row = await readCase(api.db.pool, request.caseId);
    if (row === null || book === undefined) return { kind: 'NOT_FOUND' };
    const denial = request.authorize?.(row.state, book) ?? null;
    return denial === null ? { kind: 'REFUSED', refusal: { code: 'rights_only' } } : { kind: 'DENIED', denial };
  };
}

beforeAll(async () => {
  const engine = {
    reachable: () => Promise.resolve(true),
    workerSeen: () => Promise.resolve(true),
    history: () => Promise.resolve({} as never),
    events: () => Promise.resolve([]),
  };
  api = await openApi({ engine }, door);
  const story = await untilService({ people: api.people, tell: () => undefined });
  const row = await readCase(api.db.pool, story.id);
  const task = Object.values(row?.state.tasks ?? {}).find(
    ({ status }) => status === 'OPEN' || status === 'IN_PROGRESS',
  );
  if (!row || !task) throw new Error('no case in service with an open task');
  await api.db.pool.query(`UPDATE task SET step = 'P6_RSW_CONFIRM' WHERE id = $1`, [task.id]);
  base = emptied(row.state, task.id);
  tried = {
    caseId: story.id,
    taskId: task.id,
    taskVersion: task.version,
    version: base.version,
    assignee: api.id('rsw'),
  };
  walking = true;
}, 120_000);
afterAll(() => api.close());

const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;
const inMatrix = ROUTES.filter(({ policy }) => policy !== 'PUBLIC');

async function ask(who: string | null, route: Route, id?: string): Promise<Answer> {
  const probe = PROBES[keyOf(route)];
  const own = probe?.of === 'CASE' ? tried.caseId : probe?.of === 'TASK' ? tried.taskId : randomUUID();
  const path = route.path.replace(':id', id ?? own).replace(':code', 'R1');
  const body = probe?.body?.(tried);
  const options = { ...(body === undefined ? {} : { body }), ...(probe?.headers ? { headers: probe.headers } : {}) };
  return api.call(who, route.method, path, options);
}

async function stand(state: CaseState, who: string, glassAgo?: number): Promise<void> {
  await api.db.pool.query('DELETE FROM break_glass; DELETE FROM task_draft');
  await api.db.pool.query('UPDATE case_file SET state = $2 WHERE id = $1', [tried.caseId, JSON.stringify(state)]);
  if (glassAgo === undefined) return;
  await api.db.pool.query(
    `INSERT INTO break_glass (id, case_id, user_id, role, reason, at, until, command_key, body_hash)
     SELECT gen_random_uuid(), $1, $2, 'X', 'Ten letters or more', t, t + interval '1 hour', gen_random_uuid(), ''
     FROM (SELECT now() - $3 * interval '1 minute' AS t) ago`,
    [tried.caseId, api.id(who), glassAgo],
  );
}

/** What the table says of a cell. */
function expected(role: string, route: Route, relation: Relation): string {
  const person = { id: 'p', roles: [role] };
  const probe = PROBES[keyOf(route)];
  if (isAction(route.policy) && scopesOfPerson(person, route.policy).size === 0) return '403';
  if (probe?.of !== 'CASE' && probe?.of !== 'TASK') return 'may';
  const see: Action = probe.see ?? 'case.read';
  // A task of one's pool may be taken also where the case itself opens only with it.
  if (probe.of === 'TASK' && probe.act !== undefined && probe.headers === undefined && may(person, probe.act, relation))
    return 'may';
  if (!may(person, see, relation)) return '404';
  return probe.act !== undefined && !may(person, probe.act, relation) ? '403' : 'may';
}

function said({ status }: Answer, of: string | undefined): string {
  if (status >= 500) return `fault ${status}`;
  // Nothing has that id: whoever may ask for such a thing hears so.
  return of === 'OTHER' && status === 404 ? 'may' : REFUSALS.has(status) ? String(status) : 'may';
}

const plain = ({ status, json }: Answer) => JSON.stringify([status, { ...json, requestId: '' }]);

describe('the matrix of rights', () => {
  it('has a place for every call, and the contract and the service name the same ones', async () => {
    expect(Object.keys(PROBES).sort()).toEqual(inMatrix.map(keyOf).sort());
    const contract = (await api.call(null, 'GET', '/openapi.json')).json as { paths: Record<string, object> };
    const described = Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(ROUTES.map(keyOf).sort());
  });

  it('lets nobody in who is not signed in', async () => {
    for (const route of inMatrix) expect([keyOf(route), (await ask(null, route)).status]).toEqual([keyOf(route), 401]);
  });

  it.each(ROLE_CODES)('%s: every call about no case', async (role) => {
    const cells: string[] = [];
    const right: string[] = [];
    for (const route of inMatrix) {
      const { of } = PROBES[keyOf(route)] ?? {};
      if (of === 'CASE' || of === 'TASK' || ENDLESS.has(route.path)) continue;
      right.push(`${keyOf(route)}: ${expected(role, route, RELATIONS['none']?.relation(role) as Relation)}`);
      cells.push(`${keyOf(route)}: ${said(await ask(WHO[role], route), of)}`);
    }
    expect(cells).toEqual(right);
  });

  const pairs = ROLE_CODES.flatMap((role) => Object.keys(RELATIONS).map((name) => [role, name] as const));
  it.each(pairs)('%s, %s: every call about a case, and a foreign one is like none', async (role, name) => {
    const standing = RELATIONS[name];
    if (standing === undefined) throw new Error(name);
    for (const status of name === 'none' ? ['IN_SERVICE', 'INTAKE', 'SCREENING'] : ['IN_SERVICE']) {
      const who = WHO[role];
      const state = { ...standing.state(base, tried.taskId, { id: api.id(who), role }, new Date()), status };
      const relation = {
        ...standing.relation(role),
        early: !relationAside(name) && isEarly(status),
        opening: isOpening(status),
      };
      const cells: string[] = [];
      const right: string[] = [];
      const unlikeNone: string[] = [];
      for (const route of inMatrix) {
        const { of } = PROBES[keyOf(route)] ?? {};
        if (of !== 'CASE' && of !== 'TASK') continue;
        await stand(state, who, standing.glassAgo);
        const answer = await ask(who, route);
        const wanted = expected(role, route, relation);
        right.push(`${status} ${keyOf(route)}: ${wanted}`);
        cells.push(`${status} ${keyOf(route)}: ${said(answer, of)}`);
        if (wanted === '404' && plain(answer) !== plain(await ask(who, route, randomUUID())))
          unlikeNone.push(keyOf(route));
      }
      expect(cells).toEqual(right);
      expect(unlikeNone).toEqual([]);
      await sameWords(role, state, relation);
    }
  });
});

const relationAside = (name: string) => name === 'stepped aside';

/** The words that the case page gives are those that the tables give for this relation: no field more, none less. */
async function sameWords(role: (typeof ROLE_CODES)[number], state: CaseState, relation: Relation): Promise<void> {
  const answer = await api.call(WHO[role], 'GET', `/api/v1/cases/${tried.caseId}`);
  if (answer.status !== 200) return;
  const { definition } = pathwayBooks['helmi'] ?? { definition: null };
  if (definition === null) throw new Error('no pathway');
  const today = String(answer.json['now']).slice(0, 10);
  const on = { today, adultAge: definition.limits?.['adultAge'] ?? 18 };
  const person = { id: api.id(WHO[role]), roles: [role] };
  const wanted: { [section: string]: unknown[] } = {};
  for (const item of await readContent(api.db.pool, tried.caseId)) {
    if (item.draft || item.data === null) continue;
    const data = readablePart(
      item.section,
      fieldsOf(item, definition),
      item.data,
      { person, relation, state, on },
      item.actorId,
    );
    if (data !== null) wanted[item.section] = [...(wanted[item.section] ?? []), data];
  }
  const given = Object.entries(answer.json['sections'] as { [section: string]: { code: string; data: unknown }[] });
  expect(Object.fromEntries(given.map(([name, records]) => [name, records.map(({ data }) => data)]))).toEqual(wanted);
}
