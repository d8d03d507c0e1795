import { readCase, readContent } from '../ledger/queries/cases';
import type { Data, Field, FieldError, Reference } from '../pathways/model';
import { type Answered, answersIn } from './form-values';
import { may, relationTo } from './policies/may';
import { presentSections } from './presenters/case';
import { onDayOf } from './presenters/case-time';
import { type Choices, choicesIn } from './presenters/references';
import { readerFor } from './reader';
import type { Call } from './route';

type Naming = Answered & { readonly reference: Reference };

/**
 * Faults of what a form names among what its case holds: only what the caller is offered can be named. Nothing is said to
 * whom the case is closed; the command tells them so.
 */
export async function referenceFaults(
  call: Call,
  caseId: string,
  fields: readonly Field[],
  data: Data,
): Promise<FieldError[]> {
  const naming = answersIn(fields, data).flatMap((answer) => {
    const reference = answer.field.refersTo;
    return reference === undefined || ('entries' in reference && reference.orNew) ? [] : [{ ...answer, reference }];
  });
  if (naming.length === 0) return [];
  const { deps, caller, language } = call;
  const row = await readCase(deps.pool, caseId);
  if (row === null || !may(caller, 'case.read', relationTo(row.state, caller))) return [];
  const { state } = row;
  const [book, content, reader] = await Promise.all([
    deps.library.of(row.snapshotHash, deps.pool),
    readContent(deps.pool, caseId),
    readerFor(call, state),
  ]);
  const pathway = book.definition;
  const sections = presentSections(content, state, pathway, caller, onDayOf(pathway, reader.time));
  return faultsAmong(naming, choicesIn({ state, pathway, sections, person: caller, language }));
}

function faultsAmong(naming: readonly Naming[], choices: Choices): FieldError[] {
  return naming.flatMap(({ value, path, reference }) => {
    const known = new Set(choices(reference).map(({ code }) => code));
    const unknown = (each: unknown) => typeof each !== 'string' || !known.has(each);
    if (!Array.isArray(value)) return unknown(value) ? [{ path, code: 'not_an_option' }] : [];
    return value.flatMap((each, index) => (unknown(each) ? [{ path: `${path}.${index}`, code: 'not_an_option' }] : []));
  });
}
