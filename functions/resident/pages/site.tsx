import { refuse } from '../../../shared/domain/refusals.ts';
import { isLocalDate } from '../../../shared/domain/time.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import { htmlType, pageVary, takesGzip } from '../../http/answer-page.ts';
import { answer, forASecond } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';
import type { PageContext } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { lookAtDay } from './day-source.tsx';
import { openPageMemory, type PageBytes, type PageMemory } from './page-memory.ts';

/** One memory for each set of dependencies, that is, one a process. */
const memories = new WeakMap<Dependencies, PageMemory>();

const memoryOf = (deps: Dependencies): PageMemory => {
  const known = memories.get(deps);
  if (known) return known;
  const opened = openPageMemory(deps.clock);
  memories.set(deps, opened);
  return opened;
};

/**
 * Shows a day's slots with the places left. This is the page that everybody reloads in a rush, so a request looks into
 * the memory before it does anything that costs.
 */
export const showSite = async (c: PageContext<typeof paths.site>): Promise<Response> => {
  const { deps } = c.get('edge');
  const siteId = c.req.param('siteId');
  const date = c.req.query('date') || undefined;
  const service = c.req.query('service') || undefined;
  const locale = pageLocale(c);
  const memory = memoryOf(deps);
  const id = `${locale.language} ${locale.chosen} ${locale.isLarge} ${siteId} ${date} ${service}`;
  const known = memory.recall(id);
  if (known) return answerBytes(c, known);
  if (date !== undefined && !isLocalDate(date)) {
    const wayOn = { href: linkTo(locale, paths.site, { siteId }), words: locale.messages.site.title };
    return answerRefusalPage(c, refuse('DATE_FORMAT'), { wayOn });
  }
  const page = await memory.refresh(id, () => lookAtDay(deps, { locale, siteId, date, service }));
  return page ? answerBytes(c, page) : answerRefusalPage(c, refuse('NOT_FOUND'));
};

const answerBytes = (c: EdgeContext, page: PageBytes): Response => {
  const headers = { etag: page.etag, vary: pageVary };
  const facts = { type: htmlType, cacheControl: forASecond };
  if (c.req.header('if-none-match') === page.etag) return answerNothingNew(c, headers);
  if (!takesGzip(c)) return answer(c, page.plain, { ...facts, status: 200, headers });
  return answer(c, page.gzip, { ...facts, status: 200, headers: { ...headers, 'content-encoding': 'gzip' } });
};

const answerNothingNew = (c: EdgeContext, headers: Record<string, string>): Response =>
  c.body(null, 304, { ...headers, 'cache-control': forASecond });
