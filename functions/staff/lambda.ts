import { apiOf, serveApps } from '../http/app.ts';
import { httpHandler } from '../lambda/handler.ts';
import { startEdge } from '../lambda/start.ts';
import { staffRoutes } from './api.ts';
import { staffPages } from './pages/app.ts';

/** Staff of sites, and everybody's sign-in. */
export const handler = httpHandler(serveApps(startEdge(), [staffPages, apiOf(staffRoutes)]));
