import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { v5 } from 'uuid';
import type { CaseSetup, EngineCase } from './engine';

/** A story whose history is kept: `npx tsx tests/support/record-histories.ts` tells it, the replay gate replays it. */
export interface RecordedStory {
  readonly setup: Pick<CaseSetup, 'prepare' | 'training' | 'longestHistory'>;
  /** The name under which the workflow runs; a Helmi case by default. */
  readonly workflowType?: string;
  readonly tell: (c: EngineCase, env: TestWorkflowEnvironment) => Promise<unknown>;
}

/** The id that something of a story goes by, of the shape that the ledger gives: the same for the same name. */
export const idOf = (name: string): string => v5(name, v5.URL);
