import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import { timeout } from 'hono/timeout';
import { refuse } from '../../shared/domain/refusals.ts';
import type { Edge, EdgeContext, EdgeEnv } from './edge.ts';
import { edgeMiddleware } from './edge-middleware.ts';
import { refuseRequest } from './refuse-request.ts';
import type { Route } from './route.ts';
import { serveRoute } from './serve-route.ts';

/** An app of declared routes. */
export const apiOf = (routes: readonly Route[]): Hono<EdgeEnv> => {
  const app = new Hono<EdgeEnv>();
  for (const route of routes) app.on(route.method, honoPath(route.path), serveRoute(route));
  return app;
};

/** `/api/sites/{siteId}` as Hono writes it: `/api/sites/:siteId`. */
const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const tookTooLong = () => new HTTPException(503, { message: 'took too long' });

/**
 * Puts the edge around apps: one process serves them all, a Lambda function one of them. Whatever is thrown becomes
 * TRY_AGAIN: the outcome is not known, and sending the same again is safe.
 */
export const serveApps = (edge: Edge, apps: readonly Hono<EdgeEnv>[]): Hono<EdgeEnv> => {
  const app = new Hono<EdgeEnv>();
  app.use(edgeMiddleware(edge));
  if (edge.answerWithinMilliseconds !== undefined) app.use(timeout(edge.answerWithinMilliseconds, tookTooLong));
  app.use(
    methodNotAllowed({
      app: app as unknown as Hono,
      onMethodNotAllowed: (c, methods) =>
        refuseRequest(c as unknown as EdgeContext, refuse('METHOD_NOT_ALLOWED'), { allow: methods.join(', ') }),
    }),
  );
  app.notFound((c) => refuseRequest(c, refuse('NOT_FOUND', { what: 'page' })));
  app.onError((error, c) => {
    edge.log.failure(c.get('requestId'), routePath(c, -1), error);
    return refuseRequest(c, refuse('TRY_AGAIN'));
  });
  for (const each of apps) app.route('/', each);
  return app;
};
