import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** How a tool ended: its exit code, or why it has none, and everything it wrote. */
export interface ToolEnding {
  readonly code: number | undefined;
  readonly timedOut: boolean;
  /** It said that it was done (`lastWords`) and then did not end. */
  readonly lingered: boolean;
  readonly output: string;
}

const running = new Set<number>();

export interface ToolOptions {
  readonly limitMs: number;
  /** Hears each line as it is written. */
  readonly onLine?: (line: string) => void;
  /** A line after which the tool should end within seconds. */
  readonly lastWords?: RegExp;
}

const LINGER_MS = 5_000;

/** Runs a tool of node_modules/.bin without input or colours. After `limitMs` it is ended with everything it started. */
export function runTool(words: readonly string[], options: ToolOptions): Promise<ToolEnding> {
  const { limitMs, onLine, lastWords } = options;
  const [name = '', ...rest] = words;
  return new Promise((done) => {
    const child = spawn(resolve('node_modules/.bin', name), rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    let timedOut = false;
    let lingered = false;
    const end = () => {
      endGroup(pid, 'SIGTERM');
      setTimeout(() => endGroup(pid, 'SIGKILL'), 10_000).unref();
    };
    const timers = [
      setTimeout(() => {
        timedOut = true;
        end();
      }, limitMs),
    ];
    let output = '';
    const hearLine = (line: string) => {
      onLine?.(line);
      if (lastWords?.test(line) !== true) return;
      timers.push(
        setTimeout(() => {
          lingered = true;
          end();
        }, LINGER_MS),
      );
    };
    for (const stream of [child.stdout, child.stderr]) {
      let unfinished = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        const lines = (unfinished + chunk).split('\n');
        unfinished = lines.pop() ?? '';
        lines.forEach(hearLine);
      });
    }
    const finish = (code: number | null, trouble = '') => {
      for (const timer of timers) clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      // A helper process that outlived the tool must not keep this run's pipes open.
      endGroup(pid, 'SIGKILL');
      done({ code: code ?? undefined, timedOut, lingered, output: output + trouble });
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
