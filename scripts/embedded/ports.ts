import { createServer } from 'node:net';
import { join } from 'node:path';
import { readJson, writeJson } from './json-file';

/**
 * A free loopback port for each name: the one remembered in the data folder, or a new one when another program has taken
 * it meanwhile. Remembered in `ports.json`, so that addresses stay the same from start to start.
 */
export async function claimPorts<Name extends string>(
  dataDir: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const path = join(dataDir, 'ports.json');
  const remembered = readJson(path);
  // Ports of other names may not be listened on yet, and would look free.
  const others = Object.entries(remembered).filter(([name]) => !names.some((asked) => asked === name));
  const taken = new Set(others.map(([, port]) => Number(port)));
  const ports = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const name of names) {
    const before = Number(remembered[name]);
    let port = Number.isInteger(before) && before > 0 && (await isFree(before)) ? before : await freePort();
    while (taken.has(port)) port = await freePort();
    taken.add(port);
    ports[name] = port;
  }
  writeJson(path, { ...readJson(path), ...ports });
  return ports;
}

/** Whether a port can be listened on. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/** A loopback port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
