import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import type { CaseInput, ChildStart } from './messages';
import { searchAttributesOf } from './shown';
import { unheard } from './views';

/**
 * Starts the workflow of a case that this case gave rise to. It lives its own life (it doesn't end with its parent) and
 * hears of its own case from the relay; when the relay was faster, it runs already.
 */
export async function startChildCase(child: ChildStart, parent: CaseInput): Promise<void> {
  const reference = child.reference ?? '';
  const input: CaseInput = {
    reference,
    pathwayVersion: child.pathwayVersion ?? parent.pathwayVersion,
    training: parent.training,
    view: unheard(child.caseId),
  };
  try {
    await startChild(child.workflowType, {
      workflowId: child.workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      // A child that has run is not started anew by its parent: only the ledger re-opens cases.
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      typedSearchAttributes: searchAttributesOf(input),
      ...(reference === '' ? {} : { staticSummary: `Helmi case ${reference}` }),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
