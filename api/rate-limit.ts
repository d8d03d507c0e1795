import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RateLimits } from './deps';
import { type Problem, problem } from './problems';

/** Null: go on. */
export type Limiter = (request: Request, response: Response, userId: string | undefined) => Promise<Problem | null>;

const WINDOW_MS = 60_000;

/** One limit per signed-in person, one per address for everybody else. */
export function createLimiters(limits: RateLimits): { readonly user: Limiter; readonly stranger: Limiter } {
  return { user: limiter(limits.perUser), stranger: limiter(limits.perStranger) };
}

function limiter(perMinute: number | null): Limiter {
  if (perMinute === null) return () => Promise.resolve(null);
  const keys = new WeakMap<Request, string>();
  const middleware = rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (request) => keys.get(request) ?? ipKeyGenerator(request.ip ?? ''),
    handler: () => undefined,
    validate: false,
  });
  return async (request, response, userId) => {
    if (userId !== undefined) keys.set(request, userId);
    let passed = false;
    await middleware(request, response, () => {
      passed = true;
    });
    // The library has set Retry-After to the end of this window.
    return passed ? null : problem('rate_limited');
  };
}
