import { z } from 'zod';
import { readContent } from '../../ledger/queries/cases';
import { listStaff } from '../../ledger/queries/staff';
import { statusLabel, stepTitle } from '../../texts/labels';
import { CaseFiltersShape, CaseFormsShape } from '../contract/case-page';
import { IdParams } from '../contract/params';
import { openCase } from '../open-case';
import { caseActions, presentSections } from '../presenters/case';
import { presentCaseForms } from '../presenters/case-forms';
import { onDayOf } from '../presenters/case-time';
import { personsOf } from '../presenters/form-fields';
import { choicesIn } from '../presenters/references';
import { readerFor } from '../reader';
import { ok, type Route, route } from '../route';
import { noteUse } from '../usage';

/** Pathways whose cases stand in the list, the service's own first. */
const BESIDE = ['familyGroupConference'];

/** What draws the case pages: forms outside of tasks, and the words of the list's filters. */
export const caseFormRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases/:id/forms',
    summary: 'Forms of the events and entries that the caller may send now, and of what was written',
    policy: 'case.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: CaseFormsShape },
    async handler(call) {
      const opened = await openCase(call, call.params.id, 'case.read');
      if (opened.kind === 'problem') return opened;
      const { state, book } = opened;
      const [content, staff, reader] = await Promise.all([
        readContent(call.deps.pool, state.id),
        listStaff(call.deps.pool),
        readerFor(call, state),
      ]);
      const on = onDayOf(book.definition, reader.time);
      noteUse(call, { action: 'VIEW', objectType: 'FORMS', of: state });
      const sections = presentSections(content, state, book.definition, call.caller, on);
      const holding = { state, pathway: book.definition, sections, person: call.caller, language: reader.language };
      return ok(
        presentCaseForms({
          state,
          pathway: book.definition,
          language: reader.language,
          nameable: { persons: personsOf(state, on), staff },
          choices: { now: choicesIn(holding), ever: choicesIn(holding, 'WITH_PAST') },
          actions: caseActions(state, book.definition, call.caller),
          written: Object.values(sections).flatMap((records) => records.map(({ code }) => code)),
        }),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/case-filters',
    summary: 'Stages and steps by which the list of cases can be narrowed, in words',
    policy: 'case.list',
    audit: { nothing: 'words and days of the service' },
    query: z.strictObject({}),
    output: { status: 200, schema: CaseFiltersShape },
    handler({ deps, language }) {
      const pathways = [deps.referralPathway, ...BESIDE].flatMap(
        (id) => deps.library.current(id)?.book.definition ?? [],
      );
      const codes = (of: readonly { readonly code: string }[]) => [...new Set(of.map(({ code }) => code))];
      return ok({
        statuses: codes(pathways.flatMap(({ statuses }) => statuses)).map((code) => ({
          code,
          text: statusLabel(language, code),
        })),
        steps: codes(pathways.flatMap(({ steps }) => steps)).map((code) => ({ code, text: stepTitle(language, code) })),
      });
    },
  }),
];
