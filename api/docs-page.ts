import { dirname } from 'node:path';
import type { Express } from 'express';
import { mountPage } from './page';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

// No inline script or style: the content policy of this service allows neither.
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Helmi API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="contract"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `'use strict';
window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#contract',
  deepLinking: true,
  requestInterceptor: function (request) {
    request.headers['X-Helmi'] = '1';
    if (!request.headers['Idempotency-Key'] && request.method !== 'GET') {
      request.headers['Idempotency-Key'] = crypto.randomUUID();
    }
    return request;
  },
});
`;

/** The contract to read and to try, from this server's own files. */
export function mountDocs(app: Express, openApi: object): void {
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  mountPage(app, '/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  mountPage(app, '/docs', (_request, response) => {
    response.type('html').send(PAGE);
  });
  mountPage(app, '/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  for (const name of ASSETS) {
    mountPage(app, `/docs/${name}`, (_request, response) => {
      response.setHeader('Cache-Control', 'public, max-age=86400');
      response.sendFile(name, { root: folder });
    });
  }
}
