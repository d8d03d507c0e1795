import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { isLoopbackHost } from './loopback';
import { MAIL_PAGE_POLICY, mailListPage, mailPage, noMailPage } from './mail-pages';
import { createMailStore, type MailStore } from './mail-store';

export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** Page where the mails can be read; `/mails.json` and `/mails/<id>.json` give the same to programs. */
  readonly httpUrl: string;
  close(): Promise<void>;
}

const LARGEST_MAIL = 1_000_000;

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
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Only reading is possible.');
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/') return send(response, 200, 'text/html', mailListPage(await store.list(200)));
  if (path === '/mails.json') return send(response, 200, 'application/json', JSON.stringify(await store.list(2_000)));
  const [, id = '', json] = /^\/mails\/([\w-]+)(\.json)?$/.exec(path) ?? [];
  const mail = await store.get(id);
  if (mail === undefined) return send(response, 404, 'text/html', noMailPage());
  if (json !== undefined) return send(response, 200, 'application/json', JSON.stringify(mail));
  return send(response, 200, 'text/html', mailPage(mail));
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
