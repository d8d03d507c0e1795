import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Express, Request, Response } from 'express';
import { sendProblem } from './errors';
import { mountPage } from './page';
import { problem } from './problems';

/** Where `scripts/web-build.ts` puts the pages. */
const BUILT = resolve(__dirname, '..', 'dist', 'web');

/** First parts of the addresses that are pages of the app; the app itself says so when one of them leads nowhere. */
const PAGES = [
  't',
  'sign-in',
  'tasks',
  'team',
  'pathway',
  'referrals',
  'cases',
  'conferences',
  'insights',
  'notifications',
  'absences',
  'admin',
  'audit',
  'me',
  'help',
  'accessibility',
  'privacy',
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

type Encoding = 'br' | 'gzip' | 'identity';
interface WebFile {
  readonly type: string;
  readonly body: Readonly<Record<Encoding, Buffer>>;
}

/**
 * Serves the web app: files under `/assets` never change under their name and may be kept for ever, the page itself is
 * asked for anew each time, and every address of the app gives that page. Reads `folder` once, at the start.
 */
export function mountWebApp(app: Express, folder = BUILT): void {
  const page = existsSync(join(folder, 'index.html')) ? fileOf(join(folder, 'index.html')) : null;
  const assets = readAssets(folder);
  const show = (request: Request, response: Response) => {
    if (page === null) return sendProblem(request, response, problem('unavailable', { code: 'web_not_built' }));
    send(request, response, page);
  };
  mountPage(app, '/', show);
  for (const first of PAGES) {
    mountPage(app, `/${first}`, show);
    mountPage(app, `/${first}/*rest`, show);
  }
  mountPage(app, '/assets/:name', (request, response) => {
    const file = assets.get(String(request.params['name']));
    if (file === undefined) return sendProblem(request, response, problem('not_found'));
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    send(request, response, file);
  });
}

function readAssets(folder: string): ReadonlyMap<string, WebFile> {
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) return new Map();
  const names = readdirSync(assets).filter((name) => extname(name) in TYPES);
  return new Map(names.map((name) => [name, fileOf(join(assets, name))]));
}

// Packed once: a phone on a slow line waits for bytes, and these never change while the process lives.
function fileOf(path: string): WebFile {
  const identity = readFileSync(path);
  const br = brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    body: { identity, br, gzip: gzipSync(identity) },
  };
}

function send(request: Request, response: Response, { type, body }: WebFile): void {
  const accepted = request.acceptsEncodings('br', 'gzip', 'identity');
  const encoding: Encoding = accepted === 'br' || accepted === 'gzip' ? accepted : 'identity';
  response.setHeader('Content-Type', type);
  response.setHeader('Vary', 'Accept-Encoding');
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.send(body[encoding]);
}
