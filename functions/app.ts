import type { Hono } from 'hono';
import { apiOf, serveApps } from './http/app.ts';
import type { Edge, EdgeEnv } from './http/edge.ts';
import { contractApp, healthApp } from './http/system.ts';
import { officialRoutes } from './official/api.ts';
import { residentRoutes } from './resident/api.ts';
import { staffRoutes } from './staff/api.ts';

/** Every declared route, in the order of the contract. */
export const allRoutes = [...residentRoutes, ...staffRoutes, ...officialRoutes];

/** All of Doorstep as one app, for one process. */
export const composeApp = (edge: Edge, pages: readonly Hono<EdgeEnv>[] = []): Hono<EdgeEnv> =>
  serveApps(edge, [...pages, apiOf(allRoutes), healthApp, contractApp(allRoutes)]);
