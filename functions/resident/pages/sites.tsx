import { areaPath } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { Place } from '../../../shared/domain/sites.ts';
import { listSites, type SiteSummary } from '../../../shared/usecases/residents/list-sites.ts';
import { dateIn } from '../../../web/format.ts';
import { type SiteEntry, SitesPage, type SitesPageProps } from '../../../web/pages/resident/sites-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { forASecond } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { scriptPath } from '../../http/public-files.ts';
import { nearDayOf } from './near-day.ts';

/** Few enough for one screenful of bytes; the rest is one press away. */
const sitesShown = 10;
const maxSitesShown = 200;
const maxQueryCharacters = 100;

/** Shows the sites: nearest first, by name, or all. What cannot be read in the query is left out. */
export const showSites = async (c: EdgeContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const locale = pageLocale(c);
  const place = placeOf(c.req.query('lat'), c.req.query('lng'));
  const q = (c.req.query('q') ?? '').trim().slice(0, maxQueryCharacters);
  const service = c.req.query('service') || undefined;
  const shown = Math.min(maxSitesShown, Math.max(sitesShown, Math.trunc(Number(c.req.query('shown'))) || 0));
  const { sites } = await listSites(deps, { service, place, q, limit: shown + 1 });
  const directory = await deps.directory.current();
  const hasMore = sites.length > shown && shown < maxSitesShown;
  const search = { q, service, lat: place?.lat, lng: place?.lng, shown: shown + 2 * sitesShown };
  return answerPage(
    c,
    <SitesPage
      locale={locale}
      here={hereOf(c)}
      q={q}
      sites={sites.slice(0, shown).map((site) => entryOf(directory, site, deps.clock()))}
      service={service}
      place={place}
      nothing={whyNothing(sites, q)}
      moreHref={hasMore ? linkTo(locale, paths.sites, {}, search) : undefined}
      script={scriptPath('nearby')}
    />,
    // Where somebody is stays between them and us.
    { cacheControl: place === undefined ? forASecond : 'private, no-cache' },
  );
};

const placeOf = (lat: string | undefined, lng: string | undefined): Place | undefined => {
  if (!lat || !lng) return undefined;
  const place = { lat: Number(lat), lng: Number(lng) };
  return Math.abs(place.lat) <= 90 && Math.abs(place.lng) <= 180 ? place : undefined;
};

const whyNothing = (sites: readonly SiteSummary[], q: string): SitesPageProps['nothing'] => {
  if (sites.length === 0) return q === '' ? 'none' : 'nothingFound';
  if (sites.every(({ open }) => !open)) return 'allClosed';
  return sites.every(({ nextSlot }) => !nextSlot) ? 'allFull' : undefined;
};

const entryOf = (directory: Directory, site: SiteSummary, nowAt: number): SiteEntry => ({
  siteId: site.siteId,
  name: site.name,
  area: areaNameOf(directory, site.siteId),
  address: site.address,
  distanceMeters: site.distanceMeters,
  services: site.services.flatMap((id) => directory.services.get(id) ?? []),
  open: site.open,
  remainingToday: site.remainingToday,
  nextStart: site.nextSlot?.start,
  nextNear: site.nextSlot && nearDayOf(dateIn(site.nextSlot.start), nowAt),
  rewards: site.rewards,
});

/** District and street, widest first, as an address begins. */
const areaNameOf = ({ areas, sites }: Directory, siteId: string): string =>
  areaPath(areas, sites.get(siteId)?.area ?? '')
    .toReversed()
    .map(({ name }) => name)
    .join(' ');
