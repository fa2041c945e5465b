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
    if (edge.ready) await edge.ready();
    const refused = await receive(c);
    if (refused) c.res = refused;
    else await next();
    if (!c.get('isComplete')) completeHeaders(c);
    logRequest(c, startedAt);
  };

/** Judges host and size, and reads the body; the answer when either is refused. */
const receive = async (c: EdgeContext): Promise<Response | undefined> => {
  if (originAsked(c) === undefined) return refuseRequest(c, refuse('HOST_NOT_ALLOWED'));
  const body = await readBody(c.req.raw);
  if (isRefusal(body)) return refuseRequest(c, body);
  c.set('body', body);
  return undefined;
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
