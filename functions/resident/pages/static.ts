import { createHash } from 'node:crypto';
import { refuse } from '../../../shared/domain/refusals.ts';
import { fillPath, paths } from '../../../web/paths.ts';
import { nearbyScript } from '../../../web/public/nearby.ts';
import { answer } from '../../http/answers.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import type { PageContext } from './handling.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 10);

const nearbyFile = `nearby.${hashOf(nearbyScript)}.js`;

/** The path of the script that sorts sites by distance; its name changes with its text. */
export const nearbyScriptPath = fillPath(paths.publicFile, { file: nearbyFile });

const files = new Map([[nearbyFile, { text: nearbyScript, type: 'text/javascript; charset=utf-8' }]]);

const forEver = 'public, max-age=31536000, immutable';
const forADay = 'public, max-age=86400';

/** A public file by its hashed name. */
export const showPublicFile = (c: PageContext<typeof paths.publicFile>): Response => {
  const file = files.get(c.req.param('file'));
  if (!file) return answerRefusalPage(c, refuse('NOT_FOUND'));
  return answer(c, file.text, { status: 200, type: file.type, cacheControl: forEver });
};

const robots = 'User-agent: *\nDisallow: /a/\nDisallow: /C/\nDisallow: /find\nDisallow: /api/\n';

/** Nothing that belongs to one person is for search engines. */
export const showRobots = (c: PageContext<typeof paths.robots>): Response =>
  answer(c, robots, { status: 200, type: 'text/plain; charset=utf-8', cacheControl: forADay });

/** Browsers ask for it on their own; there are no images here. */
export const showFavicon = (c: PageContext<typeof paths.favicon>): Response =>
  c.body(null, 204, { 'cache-control': forEver });
