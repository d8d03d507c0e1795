import express, { type Express } from 'express';
import helmet from 'helmet';
import type { ApiDeps } from './deps';
import { mountDocs } from './docs-page';
import { handleErrors, sendProblem } from './errors';
import { mountRoutes } from './mount';
import { openApiDocument } from './openapi';
import { problem } from './problems';
import { logRequests } from './request-info';
import { ROUTES } from './routes';
import { mountWebApp } from './web-app';

/** The HTTP application, not yet listening. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.use(logRequests(deps.logger));
  app.use(headers(deps));
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use((request, _response, next) => {
    // Express decodes only what a pattern captures; a path that can't be decoded is refused wherever it leads.
    decodeURIComponent(request.path);
    next();
  });
  mountRoutes(app, ROUTES, deps);
  mountDocs(app, openApiDocument(ROUTES, deps.library.current(deps.referralPathway)?.book.definition));
  mountWebApp(app, deps.webFolder);
  app.use((request, response) => sendProblem(request, response, problem('not_found')));
  app.use(handleErrors(deps.logger));
  return app;
}

function headers(deps: ApiDeps) {
  const secure = deps.config.http.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}
