import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { isLoopbackHost } from './loopback';
import { MAIL_PAGE_POLICY, mailListPage, mailPage, noMailPage } from './mail-pages';
import { createMailStore, type MailStore } from './mail-store';

export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** For `HELMI_SMS_URL`: what is posted there is shown beside the mails. */
  readonly smsUrl: string;
  /** Page where the mails can be read; `/mails.json` and `/mails/<id>.json` give the same to programs. */
  readonly httpUrl: string;
  close(): Promise<void>;
}

const LARGEST_MAIL = 1_000_000;
const SMS_PATH = '/sms';
const MOST_CHUNKS = 16;
const Message = z.object({
  id: z.string().regex(/^[\w.-]{1,80}$/),
  to: z.string().regex(/^\+?\d{3,20}$/),
  text: z.string().max(1_000),
});

/**
 * Mail server that keeps what it is sent instead of passing it on, with pages to read it; loopback only. Mails lie under
 * `<dataDir>/mail` and so outlive it. Port 0 takes a free one.
 */
export async function startMailCatcher(options: {
  readonly dataDir: string;
  readonly smtpPort: number;
  readonly httpPort: number;
}): Promise<MailCatcher> {
  const store = createMailStore(join(options.dataDir, 'mail'));
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(Object.assign(new Error('too large'), { responseCode: 552 }));
        store.keep(Buffer.concat(chunks)).then(
          () => callback(),
          () => callback(Object.assign(new Error('could not be kept'), { responseCode: 451 })),
        );
      });
    },
  });
  smtp.on('error', () => undefined);
  const http = createServer((request, response) => {
    answer(store, request, response).catch(() => response.destroy());
  });
  const smtpPort = await listening(smtp.server, () => smtp.listen(options.smtpPort, '127.0.0.1'));
  const httpPort = await listening(http, () => http.listen(options.httpPort, '127.0.0.1'));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    httpUrl: `http://127.0.0.1:${httpPort}/`,
    smsUrl: `http://127.0.0.1:${httpPort}${SMS_PATH}`,
    async close() {
      await new Promise<void>((done) => {
        smtp.close(() => done());
      });
      http.closeAllConnections();
      await new Promise<void>((done) => {
        http.close(() => done());
      });
    },
  };
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page elsewhere that points its own name at this computer must not read mails (DNS rebinding).
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!isLoopbackHost(host)) return send(response, 403, 'text/plain', 'This page answers on localhost only.');
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (request.method === 'POST' && path === SMS_PATH) return takeMessage(store, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Only reading is possible.');
  if (path === '/') return send(response, 200, 'text/html', mailListPage(await store.list(200)));
  if (path === '/mails.json') return send(response, 200, 'application/json', JSON.stringify(await store.list(2_000)));
  const [, id = '', json] = /^\/mails\/([\w-]+)(\.json)?$/.exec(path) ?? [];
  const mail = await store.get(id);
  if (mail === undefined) return send(response, 404, 'text/html', noMailPage());
  if (json !== undefined) return send(response, 200, 'application/json', JSON.stringify(mail));
  return send(response, 200, 'text/html', mailPage(mail));
}

// A browser can't send JSON elsewhere without asking first, so no page can put messages here.
async function takeMessage(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return send(response, 415, 'text/plain', 'JSON only.');
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunks.push(chunk) > MOST_CHUNKS) return send(response, 413, 'text/plain', '');
  const message = Message.safeParse(readJson(Buffer.concat(chunks).toString('utf8')));
  if (!message.success) return send(response, 400, 'text/plain', 'Not a message.');
  const { id, to, text } = message.data;
  const head = [
    `From: Helmi <sms@localhost>`,
    `To: ${to}@sms.invalid`,
    `Subject: SMS`,
    `Message-ID: <${id}@sms.helmi>`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  await store.keep(Buffer.from(`${head.join('\r\n')}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`));
  return send(response, 202, 'text/plain', '');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': MAIL_PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

interface Listener {
  once(event: 'listening' | 'error', listener: (error?: Error) => void): unknown;
  address(): unknown;
}

function listening(server: Listener, listen: () => void): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error) => fail(error ?? new Error('cannot listen')));
    server.once('listening', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0;
      done(port);
    });
    listen();
  });
}
