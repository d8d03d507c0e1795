import type { Express, Request, Response } from 'express';
import { sendProblem } from './errors';
import { problem } from './problems';
import { infoOf } from './request-info';

/** Offers a page to read; any other method is told so. */
export function mountPage(app: Express, path: string, show: (request: Request, response: Response) => void): void {
  app.get(path, (request, response) => {
    infoOf(request).route = path;
    show(request, response);
  });
  app.all(path, (request, response) => {
    infoOf(request).route = path;
    sendProblem(request, response, problem('method_not_allowed', { headers: { Allow: 'GET, HEAD' } }));
  });
}
