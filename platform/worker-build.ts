import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WorkerOptions } from '@temporalio/worker';

/**
 * Which workflow code a worker runs, as the engine notes it with every workflow task: short, because a case has dozens of
 * them. Worker versioning itself stays off: every worker of this release takes every case.
 */
export function workerBuild(codePath: string | undefined): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  const code = codePath === undefined ? undefined : readFileSync(codePath);
  const buildId = code === undefined ? 'sources' : createHash('sha256').update(code).digest('hex').slice(0, 8);
  return {
    workerDeploymentOptions: {
      version: { deploymentName: 'helmi', buildId },
      useWorkerVersioning: false,
    },
  };
}
