import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { EngineBinary } from './engine-binaries';

/**
 * Lets the Temporal SDK download the binary as it does for its own tests. Most city networks don't let it through, so
 * whether its server answers is tried first, for three seconds.
 */
export async function sdkDownload(binary: EngineBinary, target: string): Promise<void> {
  if (!(await answers('temporal.download', 443, 3_000))) throw new Error('temporal.download does not answer');
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), '.sdk-'));
  try {
    // The SDK can only download by starting a server, which is why a process of its own does it.
    const code = await runSdk(binary, folder);
    if (code !== 0) throw new Error("the SDK's download failed");
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { size } = await stat(path);
      if (size > 1_000_000) return await rename(path, target);
    }
    throw new Error("the SDK's download left no binary");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function answers(host: string, port: number, ms: number): Promise<boolean> {
  const timeout = new Promise<boolean>((done) => setTimeout(() => done(false), ms).unref());
  const attempt = lookup(host)
    .then(
      ({ address }) =>
        new Promise<boolean>((done) => {
          const socket = connect({ host: address, port, timeout: ms });
          const end = (result: boolean) => {
            socket.destroy();
            done(result);
          };
          socket.once('connect', () => end(true));
          socket.once('error', () => end(false));
          socket.once('timeout', () => end(false));
        }),
    )
    .catch(() => false);
  return Promise.race([attempt, timeout]);
}

function runSdk(binary: EngineBinary, downloadDir: string): Promise<number> {
  const version = binary.name === 'temporal' ? `v${binary.version}` : binary.version;
  const method = binary.name === 'temporal' ? 'createLocal' : 'createTimeSkipping';
  const program = `
    const { TestWorkflowEnvironment } = require('@temporalio/testing');
    const executable = ${JSON.stringify({ type: 'cached-download', version, downloadDir })};
    TestWorkflowEnvironment.${method}({ server: { executable } }).then((env) => env.teardown()).then(() => process.exit(0), () => process.exit(1));
  `;
  return new Promise((done) => {
    const child = spawn(process.execPath, ['-e', program], { cwd: __dirname, stdio: 'ignore', timeout: 120_000 });
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });
}
