import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account, Order } from './provider';

export interface ProviderProcess {
  readonly issuer: string;
  readonly pid: number | undefined;
  /** From now on these people exist, with these claims, and no others. */
  people(accounts: Readonly<Record<string, Account>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an OpenID provider that knows Helmi at `helmi` as a client. */
export async function startProvider(helmi: string): Promise<ProviderProcess> {
  const port = await freePort();
  const child = fork(join(__dirname, 'provider.ts'), [String(port), helmi], {
    execArgv: ['--import', 'tsx', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, DEBUG: '', NODE_ENV: 'test' },
  });
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (first !== 'listening') throw new Error(`the provider ended: ${String(first)}`);
  return {
    issuer: `http://127.0.0.1:${port}`,
    pid: child.pid,
    async people(accounts) {
      const order: Order = { accounts };
      child.send(order);
      await once(child, 'message');
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
