import { createServer } from 'node:http';

/** Answers `/readyz` on a loopback port: how the benchmark knows that a program of its own is up. */
export function sayReady(port: number): void {
  createServer((_request, response) => response.end('{}')).listen(port, '127.0.0.1');
}

/** Ends this program when it is told to, or when whoever started it is gone. */
export function endWhenTold(end: () => Promise<unknown> | void): void {
  const leave = async () => {
    await end();
    process.exit(0);
  };
  process.once('SIGTERM', () => void leave());
  process.once('disconnect', () => void leave());
}
