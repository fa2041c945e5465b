import type { Hono } from 'hono';
import { serveApps } from '../../functions/http/app.ts';
import type { Edge, EdgeEnv } from '../../functions/http/edge.ts';
import { limitsInStore } from '../../functions/http/limits.ts';
import { parseOrigins } from '../../functions/http/origins.ts';
import { allPages } from '../../functions/pages.ts';
import type { World } from './world.ts';

export const origin = 'https://doorstep.example';

/** A page as it came: its status, headers and text. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** A resident's browser without script, in front of the pages. */
export interface Visitor {
  readonly app: Hono<EdgeEnv>;
  /** what the edge logged, one text a line */
  readonly logged: string[];
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  post(
    path: string,
    fields: Iterable<readonly [string, string]> | string,
    headers?: Record<string, string>,
  ): Promise<Shown>;
}

/** The edge of a test deployment around a world. */
export const edgeOf = (world: Pick<World, 'deps'>, logged: string[]): Edge => ({
  deps: world.deps,
  origins: parseOrigins([origin]),
  limits: limitsInStore(world.deps),
  log: {
    request: (facts) => void logged.push(JSON.stringify(facts)),
    job: (name, outcome) => void logged.push(`${name} ${JSON.stringify(outcome)}`),
    failure: (requestId, route, error) => void logged.push(`${requestId} ${route} ${error}`),
  },
  trustedProxies: 0,
  version: 'test',
});

/** Opens the pages on a world; with a token of `signedIn`, in the browser of somebody who is signed in. `change`: of the edge. */
export const visit = (world: Pick<World, 'deps'>, token?: string, change: Partial<Edge> = {}): Visitor => {
  const logged: string[] = [];
  const app = serveApps({ ...edgeOf(world, logged), ...change }, allPages);
  const cookie = token === undefined ? {} : { cookie: `__Host-doorstep=${token}` };
  const show = async (path: string, init: RequestInit): Promise<Shown> => {
    const answer = await app.request(origin + path, init);
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return {
    app,
    logged,
    get: (path, headers = {}) => show(path, { headers: { 'accept-language': 'zh-CN', ...cookie, ...headers } }),
    post: (path, fields, headers = {}) =>
      show(path, {
        method: 'POST',
        body:
          typeof fields === 'string'
            ? fields
            : new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString(),
        headers: {
          'accept-language': 'zh-CN',
          'content-type': 'application/x-www-form-urlencoded',
          origin,
          ...cookie,
          ...headers,
        },
      }),
  };
};
