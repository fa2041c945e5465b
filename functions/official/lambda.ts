import { allRoutes } from '../app.ts';
import { apiOf, serveApps } from '../http/app.ts';
import { contractApp } from '../http/system.ts';
import { httpHandler } from '../lambda/handler.ts';
import { startEdge } from '../lambda/start.ts';
import { officialRoutes } from './api.ts';
import { officialPages } from './pages/app.ts';

/** Officials, and the contract of all: this function is asked least and may be the largest. */
export const handler = httpHandler(
  serveApps(startEdge(), [officialPages, apiOf(officialRoutes), contractApp(allRoutes)]),
);
