import type { Express, Request, Response } from 'express';
import { languages, t } from '../texts/index';
import { uuid } from './contract/primitives';
import type { ApiDeps } from './deps';
import { sendProblem } from './errors';
import { mountPage } from './page';
import { type Language, problem } from './problems';

/** What stands behind the address, and where the links of mails lead until there are pages for them. */
export function mountStartPage(app: Express, deps: Pick<ApiDeps, 'config' | 'mailPage'>): void {
  const page = startPage(deps);
  mountPage(app, '/', (_request, response) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    response.type('html').send(page);
  });
  mountPage(app, '/t/:id', (request, response) => forward(request, response, '/api/v1/tasks'));
  mountPage(app, '/cases/:id', (request, response) => forward(request, response, '/api/v1/cases'));
}

function forward(request: Request, response: Response, to: string): void {
  const id = uuid.safeParse(request.params['id']);
  if (id.success) response.redirect(302, `${to}/${id.data}`);
  else sendProblem(request, response, problem('not_found'));
}

function startPage({ config, mailPage }: Pick<ApiDeps, 'config' | 'mailPage'>): string {
  return `<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Helmi</title>
</head>
<body>
<h1>Helmi</h1>
${languages.map((language) => section(language, config.auth.mode === 'demo', mailPage)).join('\n')}
</body>
</html>
`;
}

function section(language: Language, demo: boolean, mailPage: string | undefined): string {
  const link = (href: string, words: string) => `<li><a href="${escaped(href)}">${escaped(words)}</a></li>`;
  const links = [
    link('/docs', t(language, 'start.docs')),
    ...(demo ? [link('/auth/demo/staff', t(language, 'start.staff'))] : []),
    link('/api/v1/session', t(language, 'start.session')),
    ...(mailPage === undefined ? [] : [link(mailPage, t(language, 'start.mails'))]),
    link('/readyz', t(language, 'start.health')),
  ];
  return `<section lang="${language}">
<h2>${escaped(LANGUAGE_NAMES[language])}</h2>
<p>${escaped(t(language, 'start.what'))}</p>
<p>${escaped(demo ? t(language, 'start.signIn', { body: SIGN_IN }) : t(language, 'start.issuer'))}</p>
<ul>
${links.join('\n')}
</ul>
</section>`;
}

const SIGN_IN = '{"username": "coord"}';
/** Each in its own language. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
