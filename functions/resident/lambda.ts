import { apiOf, serveApps } from '../http/app.ts';
import { healthApp } from '../http/system.ts';
import { httpHandler } from '../lambda/handler.ts';
import { startEdge } from '../lambda/start.ts';
import { residentRoutes } from './api.ts';
import { residentPages } from './pages/app.ts';

/** Residents: pages and API, and whether Doorstep can serve. */
export const handler = httpHandler(serveApps(startEdge(), [residentPages, apiOf(residentRoutes), healthApp]));
