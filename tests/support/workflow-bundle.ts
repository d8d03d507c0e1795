import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = resolve(__dirname, '../..');
const failureConverterPath = join(root, 'platform/failure-converter.ts');

/** Bundle of the workflows for tests, built once per state of the sources. `workflowsPath` may name a changed copy. */
export async function testBundle(
  workflowsPath: string = join(root, 'tests/support/workflows/index.ts'),
): Promise<{ codePath: string }> {
  const folder = join(tmpdir(), 'helmi-test-bundles');
  const codePath = join(folder, `${fingerprint(workflowsPath)}.js`);
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflowCode({ workflowsPath, failureConverterPath });
    await mkdir(folder, { recursive: true });
    // Renamed into place, so that a second test process never reads half a bundle.
    const draft = `${codePath}.${process.pid}`;
    await writeFile(draft, code);
    await rename(draft, codePath);
  }
  return { codePath };
}

function fingerprint(workflowsPath: string): string {
  const hash = createHash('sha256');
  const folders = [join(root, 'workflows'), join(root, 'activities'), resolve(workflowsPath, '..')];
  const sources = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  for (const file of [failureConverterPath, ...sources.filter((name) => name.endsWith('.ts')).sort()]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 24);
}
