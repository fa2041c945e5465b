import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { isRefusal, refuse } from '../../shared/domain/refusals.ts';
import { readBody } from './body.ts';
import type { Edge, EdgeContext, EdgeEnv } from './edge.ts';
import { originAsked } from './origins.ts';
import { refuseRequest } from './refuse-request.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * What happens to every request, of API and pages, before and after its handler: request id, host, size, the headers of
 * every answer, one log line. One middleware, because pages are served faster than a chain of them would allow.
 */
export const edgeMiddleware =
  (edge: Edge): MiddlewareHandler<EdgeEnv> =>
  async (c, next) => {
    const startedAt = performance.now();
    c.set('edge', edge);
    c.set('requestId', c.env?.requestContext?.requestId ?? edge.deps.newId());
    // Read before anything can fail, so that a form can be offered again.
    const body = await readBody(c.req.raw);
    c.set('body', isRefusal(body) ? nothing : body);
    if (edge.ready) await edge.ready();
    const refused = whyNotReceived(c, body);
    if (refused) c.res = refused;
    else await next();
    if (!c.get('isComplete')) completeHeaders(c);
    logRequest(c, startedAt);
  };

const nothing = new Uint8Array(0);

/** Judges host and size; the answer when either is refused. */
const whyNotReceived = (c: EdgeContext, body: Awaited<ReturnType<typeof readBody>>): Response | undefined => {
  if (originAsked(c) === undefined) return refuseRequest(c, refuse('HOST_NOT_ALLOWED'));
  return isRefusal(body) ? refuseRequest(c, body) : undefined;
};

/** For answers that were not built by `answer`: redirects, plain Hono answers. */
const completeHeaders = (c: EdgeContext): void => {
  const { headers } = c.res;
  for (const [name, value] of Object.entries(securityHeaders(c.get('edge').origins.allHttps))) headers.set(name, value);
  headers.set('x-request-id', c.get('requestId'));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

const logRequest = (c: EdgeContext, startedAt: number): void =>
  c.get('edge').log.request({
    requestId: c.get('requestId'),
    route: routePath(c, -1),
    method: c.req.method,
    status: c.res.status,
    code: c.get('refusal')?.refused,
    ms: Math.round(performance.now() - startedAt),
    role: c.get('role'),
  });
