import { z } from 'zod';
import { listCases, readCase, readChildren, readContent } from '../../ledger/queries/cases';
import { staffByIds } from '../../ledger/queries/staff';
import { readEvents } from '../../ledger/read-events';
import type { CaseEvent, CaseState, PathwayBook } from '../../pathways/model';
import { CaseReadersShape, HistoryLineShape, TimelineShape } from '../contract/case-history';
import { IdParams } from '../contract/params';
import { code, paging, queryFlag, text, uuid } from '../contract/primitives';
import { CaseItemShape, CaseShape, listOf } from '../contract/shapes';
import { initialsFor } from '../initials';
import { openCase } from '../open-case';
import { pageBody, pageOf } from '../paging';
import { may, relationTo, withoutGlass } from '../policies/may';
import { withheldSections } from '../policies/words';
import {
  type Names,
  peopleOf,
  presentCase,
  presentCaseItem,
  presentConference,
  presentSections,
} from '../presenters/case';
import { caseTime, onDayOf } from '../presenters/case-time';
import { peopleInEvents, presentEvent } from '../presenters/history';
import { presentTimeline } from '../presenters/timeline';
import type { HistoryReader } from '../presenters/told';
import { previousCase, withoutPast } from '../previous';
import { reachOf } from '../reach';
import { readerFor, readerOf } from '../reader';
import { type Call, ok, type Route, route } from '../route';
import { listBasis, noteUse } from '../usage';

const ListQuery = z.strictObject({
  status: code.optional(),
  step: code.optional(),
  role: code.optional(),
  assignee: uuid.optional(),
  late: queryFlag.optional(),
  /** Only cases that the caller belongs to. */
  mine: queryFlag.optional(),
  /** A reference or its beginning; three characters at least, so that nobody leafs through everything. */
  q: text(60, 3).optional(),
  ...paging,
});

/** Cases: the list, one case, its plain history and what its timeline picture draws. */
export const caseRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'Cases within the caller’s reach, by what is due next',
    policy: 'case.list',
    audit: 'CLIENT_DATA',
    query: ListQuery,
    output: { status: 200, schema: listOf(CaseItemShape) },
    async handler(call) {
      const { deps, caller, query } = call;
      const page = pageOf(call, 'cases', query);
      if (page.kind === 'problem') return page;
      const { status, step, role, assignee, late, mine, q } = query;
      const rows = await listCases(
        deps.pool,
        reachOf(caller, 'case.list'),
        { status, step, role, assignee, late, mine, reference: q?.toUpperCase() },
        { limit: page.limit + 1, after: page.after },
      );
      const [reader, initialsOf] = await Promise.all([
        readerOf(call, 0),
        initialsFor(
          call,
          rows.map(({ id }) => id),
        ),
      ]);
      const body = pageBody(call, 'cases', rows, page.limit, {
        item: (row) =>
          presentCaseItem(
            row,
            { ...reader, time: caseTime(deps.now(), Number(row.clockOffsetMs)) },
            initialsOf(row.id),
          ),
        place: (row) => [row.nextDueAt?.toISOString() ?? 'infinity', row.id],
      });
      noteUse(call, {
        action: 'SEARCH',
        objectType: 'CASE_LIST',
        basis: listBasis(call, 'case.list'),
        caseIds: body.items.map(({ id }) => id),
      });
      return ok(body);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/:id',
    summary: 'A case with the sections that the caller may read',
    policy: 'case.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: CaseShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { state, book } = opened;
      const [content, children, names, reader] = await Promise.all([
        readContent(call.deps.pool, state.id),
        readChildren(call.deps.pool, state.id),
        namesOf(call, peopleOf(state)),
        readerFor(call, state),
      ]);
      const on = onDayOf(book.definition, reader.time);
      const readable = presentSections(content, state, book.definition, call.caller, on);
      const [previous, sections, parent] = await Promise.all([
        previousCase(call, state, on),
        withoutPast(call, opened, readable),
        parentOf(call, state),
      ]);
      const withheld = withheldSections(new Set(content.filter((item) => !item.draft).map((item) => item.section)), {
        person: call.caller,
        relation: relationTo(state, call.caller),
        state,
        on,
      });
      if (withheld.length > 0)
        noteUse(call, { action: 'DENIED', objectType: 'SECTION', of: state, sections: withheld });
      noteUse(call, { action: 'VIEW', objectType: 'CASE', of: state, sections: Object.keys(sections) });
      const conferences = children.map(presentConference);
      return ok(presentCase(state, book, reader, { sections, names, previous, conferences, parent }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/:id/history',
    summary: 'What happened, in plain words and in order',
    policy: 'case.history',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: z.array(HistoryLineShape) },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.history');
      if (opened.kind === 'problem') return opened;
      const events = await readEvents(call.deps.pool, opened.state.id);
      const names = await namesOf(call, peopleInEvents(events));
      noteUse(call, { action: 'VIEW', objectType: 'HISTORY', of: opened.state });
      const reader = historyReader(call, opened.state, opened.book);
      return ok(events.map((event) => presentEvent(event, names, call.language, reader)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/:id/timeline',
    summary: 'Steps, parts and pauses with what was told and when',
    policy: 'case.timeline',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: TimelineShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.timeline');
      if (opened.kind === 'problem') return opened;
      const { state, book } = opened;
      const [events, reader] = await Promise.all([readEvents(call.deps.pool, state.id), readerFor(call, state)]);
      const names = await namesOf(call, peopleInEvents(events));
      const history = historyReader(call, state, book);
      noteUse(call, { action: 'VIEW', objectType: 'TIMELINE', of: state });
      const told = (event: CaseEvent) => presentEvent(event, names, reader.language, history).text;
      return ok(presentTimeline(state, events, { pathway: book.definition, reader, told }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/:id/readers',
    summary: 'Who of the case’s workers may read which sections of it now',
    policy: 'case.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: CaseReadersShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { state, book } = opened;
      const [content, staff, reader] = await Promise.all([
        readContent(call.deps.pool, state.id),
        staffByIds(call.deps.pool, peopleOf(state)),
        readerFor(call, state),
      ]);
      const on = onDayOf(book.definition, reader.time);
      const { moment } = call.caller;
      noteUse(call, { action: 'VIEW', objectType: 'READERS', of: state });
      return ok(
        staff
          .map(({ id, roles, displayName }) => ({
            userId: id,
            displayName,
            sections: Object.keys(presentSections(content, state, book.definition, { id, roles, moment }, on)),
          }))
          .sort((a, b) => a.displayName.localeCompare(b.displayName, 'fi')),
      );
    },
  }),
];

/** The case that started this one; null where there is none or the caller may not read it. */
async function parentOf({ deps, caller }: Call, { parent }: CaseState) {
  const row = parent === undefined ? null : await readCase(deps.pool, parent);
  if (row === null || !may(caller, 'case.read', relationTo(row.state, caller))) return null;
  return { id: row.state.id, reference: row.state.reference };
}

/** The caller as a reader of this case's history. */
export function historyReader(call: Call, state: CaseState, book: PathwayBook): HistoryReader {
  return { person: call.caller, relation: relationTo(state, withoutGlass(call.caller)), pathway: book.definition };
}

/** Names of staff by id. */
export async function namesOf(call: Call, ids: readonly string[]): Promise<Names> {
  const staff = await staffByIds(call.deps.pool, ids);
  return new Map(staff.map((person) => [person.id, person.displayName]));
}
