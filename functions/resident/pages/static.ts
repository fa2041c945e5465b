import { refuse } from '../../../shared/domain/refusals.ts';
import type { paths } from '../../../web/paths.ts';
import { answer } from '../../http/answers.ts';
import type { PageContext } from '../../http/page-context.ts';
import { publicFiles } from '../../http/public-files.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';

const forEver = 'public, max-age=31536000, immutable';
const forADay = 'public, max-age=86400';

/** A public file by its hashed name. */
export const showPublicFile = (c: PageContext<typeof paths.publicFile>): Response => {
  const script = publicFiles.get(c.req.param('file'));
  if (script === undefined) return answerRefusalPage(c, refuse('NOT_FOUND'));
  return answer(c, script, { status: 200, type: 'text/javascript; charset=utf-8', cacheControl: forEver });
};

const robots = [
  'User-agent: *',
  ...['/a/', '/C/', '/find', '/desk', '/office', '/api/'].map((path) => `Disallow: ${path}`),
  '',
].join('\n');

/** Nothing that belongs to one person is for search engines. */
export const showRobots = (c: PageContext<typeof paths.robots>): Response =>
  answer(c, robots, { status: 200, type: 'text/plain; charset=utf-8', cacheControl: forADay });

/** Browsers ask for it on their own; there are no images here. */
export const showFavicon = (c: PageContext<typeof paths.favicon>): Response =>
  c.body(null, 204, { 'cache-control': forEver });
