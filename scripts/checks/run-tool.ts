import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** How a tool ended: its exit code, or why it has none, and everything it wrote. */
export interface ToolEnding {
  readonly code: number | undefined;
  readonly timedOut: boolean;
  readonly output: string;
}

const running = new Set<number>();

/**
 * Runs a tool of node_modules/.bin without input or colours. After `limitMs` it is ended with everything it started.
 * `onLine` hears each line as it is written.
 */
export function runTool(
  words: readonly string[],
  limitMs: number,
  onLine?: (line: string) => void,
): Promise<ToolEnding> {
  const [name = '', ...rest] = words;
  return new Promise((done) => {
    const child = spawn(resolve('node_modules/.bin', name), rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    let output = '';
    let unfinished = '';
    const hear = (chunk: string) => {
      output += chunk;
      if (onLine === undefined) return;
      const lines = (unfinished + chunk).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);

    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      endGroup(pid, 'SIGTERM');
      setTimeout(() => endGroup(pid, 'SIGKILL'), 10_000).unref();
    }, limitMs);
    const finish = (code: number | null, trouble = '') => {
      clearTimeout(limit);
      if (pid !== undefined) running.delete(pid);
      // A helper process that outlived the tool must not keep this run's pipes open.
      endGroup(pid, 'SIGKILL');
      done({ code: code ?? undefined, timedOut, output: output + trouble });
    };
    child.once('error', (error) => finish(null, `${name} could not be started (${error.message}): run npm ci\n`));
    child.once('exit', (code) => setTimeout(() => finish(code), 50));
  });
}

/** Ends every tool that still runs, with what it started. */
export function endAllTools(): void {
  for (const pid of running) endGroup(pid, 'SIGTERM');
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
