/** What operators see of a case in the engine's own pages: codes and instants, nothing about people. */
import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { type CaseInput, type CaseView, SEARCH_ATTRIBUTES } from './messages';
import { nextDue } from './views';

const stageKey = defineSearchAttributeKey('HelmiStage', SEARCH_ATTRIBUTES.HelmiStage);
const overdueKey = defineSearchAttributeKey('HelmiOverdue', SEARCH_ATTRIBUTES.HelmiOverdue);
const nextDueKey = defineSearchAttributeKey('HelmiNextDue', SEARCH_ATTRIBUTES.HelmiNextDue);
const versionKey = defineSearchAttributeKey('HelmiPathwayVersion', SEARCH_ATTRIBUTES.HelmiPathwayVersion);
const trainingKey = defineSearchAttributeKey('HelmiTraining', SEARCH_ATTRIBUTES.HelmiTraining);

/** The five search attributes of a case, for whoever starts its workflow. */
export function searchAttributesOf(input: Omit<CaseInput, 'reference'>): SearchAttributePair[] {
  const due = nextDue(input.view);
  return [
    ...(input.view.stage === '' ? [] : [{ key: stageKey, value: input.view.stage }]),
    { key: overdueKey, value: input.view.overdue },
    ...(due === null ? [] : [{ key: nextDueKey, value: new Date(due) }]),
    { key: versionKey, value: input.pathwayVersion },
    { key: trainingKey, value: input.training },
  ];
}

/** Shows the case: details always, search attributes in one command and only where they changed. */
export function show(input: CaseInput, view: CaseView): void {
  setCurrentDetails(describe(view));
  if (view.seq === 0) return;
  const known = workflowInfo().typedSearchAttributes;
  const due = nextDue(view);
  const changes: Parameters<typeof upsertSearchAttributes>[0] = [];
  if (known.get(stageKey) !== view.stage) changes.push({ key: stageKey, value: view.stage });
  if (known.get(overdueKey) !== view.overdue) changes.push({ key: overdueKey, value: view.overdue });
  if ((known.get(nextDueKey)?.getTime() ?? null) !== (due === null ? null : Date.parse(due)))
    changes.push({ key: nextDueKey, value: due === null ? null : new Date(due) });
  if (known.get(versionKey) !== input.pathwayVersion) changes.push({ key: versionKey, value: input.pathwayVersion });
  if (known.get(trainingKey) !== input.training) changes.push({ key: trainingKey, value: input.training });
  if (changes.length > 0) upsertSearchAttributes(changes);
}

function describe(view: CaseView): string {
  const steps = view.open.map(
    ({ step, dueAt, level }) => `- ${step}, due ${dueAt}${level > 0 ? `, level ${level}` : ''}`,
  );
  const next = view.next === null ? 'none' : `${view.next.label} at ${view.next.at}`;
  return [
    `**${view.stage}**${view.overdue ? ' (overdue)' : ''}`,
    ...(steps.length === 0 ? ['no open step'] : steps),
    `next alarm: ${next}`,
    `event ${view.epoch}.${view.seq}`,
  ].join('\n\n');
}
