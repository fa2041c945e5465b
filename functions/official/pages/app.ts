import { Hono } from 'hono';
import type { EdgeEnv } from '../../http/edge.ts';

/** The pages of officials. */
export const officialPages = new Hono<EdgeEnv>();
