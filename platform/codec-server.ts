import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { createCodec } from './codec';
import type { Keyring } from './keyring';
import { isLoopbackHost } from './loopback';

export interface CodecServer {
  readonly url: string;
  close(): Promise<void>;
}

const LARGEST_BODY = 8_000_000;
const JsonPayload = z.object({ metadata: z.record(z.string(), z.base64()).default({}), data: z.base64().default('') });
const Body = z.object({ payloads: z.array(JsonPayload) });

/**
 * Opens sealed payloads for Temporal's own pages (`POST /decode`, the form its codec endpoints have), for the origins
 * given and on loopback only. It has no sign-in of its own, so it belongs to the embedded default and not to production.
 */
export async function startCodecServer(options: {
  readonly keyring: Keyring;
  readonly port: number;
  readonly origins: readonly string[];
}): Promise<CodecServer> {
  const codec = createCodec({ keyring: options.keyring, requireEncrypted: false, compareContext: false });
  const server = createServer((request, response) => {
    const { origin = '', host = '' } = request.headers;
    if (!options.origins.includes(origin) || !isLoopbackHost(host.replace(/:\d+$/, ''))) return end(response, 403);
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Vary', 'Origin');
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', 'POST');
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Namespace, Authorization');
      return end(response, 204);
    }
    if (request.method !== 'POST' || request.url !== '/decode') return end(response, 404);
    decode(request, (payloads) => codec.decode(payloads)).then(
      (text) => {
        response.setHeader('Content-Type', 'application/json');
        end(response, 200, text);
      },
      () => end(response, 400),
    );
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function decode(request: IncomingMessage, open: (payloads: Payload[]) => Promise<Payload[]>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_BODY) throw new Error('too large');
    chunks.push(bytes);
  }
  const { payloads } = Body.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  const opened = await open(
    payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
      ),
      data: Buffer.from(data, 'base64'),
    })),
  );
  return JSON.stringify({ payloads: opened.map(toJson) });
}

function toJson({ metadata, data }: Payload): z.infer<typeof JsonPayload> {
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(data),
  };
}

function end(response: ServerResponse, status: number, text = ''): void {
  response.statusCode = status;
  response.end(text);
}
