import { isRefusal } from '../../../shared/domain/refusals.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { siteInScope } from '../../../shared/usecases/scope.ts';
import { DeskSitesPage, SiteGonePage } from '../../../web/pages/staff/sites-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { staffPage } from '../../http/page-sign-in.ts';
import { officeFrame } from '../../official/pages/frame.ts';

/** So many sites are listed at once; others are found by name. */
const maxSites = 100;

/** Leads staff to their site's day; who may act at several sites chooses one, the open ones first. */
export const showDesk = staffPage<typeof paths.desk>(async (c, actor) => {
  const directory = await c.get('edge').deps.directory.current();
  const locale = pageLocale(c);
  if (actor.role === 'staff') {
    const site = siteInScope(directory, actor, actor.scope);
    if (!isRefusal(site)) return c.redirect(linkTo(locale, paths.deskDay, { siteId: site.siteId }), 303);
    const frame = { ...officeFrame(c, actor, directory), nav: [] };
    return answerPage(c, <SiteGonePage frame={frame} />, { status: 404 });
  }
  const q = c.req.query('q')?.slice(0, 100) ?? '';
  const found = [...directory.sites.values()]
    .filter((site) => !isRefusal(siteInScope(directory, actor, site.siteId)) && isNamed(site, q))
    .toSorted(openFirst);
  const [only] = found;
  const frame = officeFrame(c, actor, directory);
  if (only && found.length === 1 && q === '') {
    return c.redirect(linkTo(locale, paths.deskDay, { siteId: only.siteId }), 303);
  }
  const more = Math.max(0, found.length - maxSites);
  return answerPage(c, <DeskSitesPage frame={frame} sites={found.slice(0, maxSites)} more={more} q={q} />);
});

const isNamed = ({ name, number }: Site, q: string): boolean =>
  `${name} ${number}`.toLowerCase().includes(q.normalize('NFKC').trim().toLowerCase());

const openFirst = (a: Site, b: Site): number =>
  Number(b.status === 'open') - Number(a.status === 'open') || a.number.localeCompare(b.number);
