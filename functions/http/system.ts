import { Hono } from 'hono';
import { answer, answerJson } from './answers.ts';
import type { EdgeEnv } from './edge.ts';
import { openApiDocument } from './openapi.ts';
import type { Route } from './route.ts';

/** Whether this process can serve. */
export const healthApp = new Hono<EdgeEnv>().get('/healthz', (c) =>
  answerJson(c, { ok: true, version: c.get('edge').version }, { status: 200 }),
);

/** The contract of the given routes. */
export const contractApp = (routes: readonly Route[]): Hono<EdgeEnv> => {
  const app = new Hono<EdgeEnv>();
  let document: string | undefined;
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(routes, c.get('edge').version));
    return answer(c, document, { status: 200, type: 'application/json', cacheControl: 'public, max-age=300' });
  });
  return app;
};
