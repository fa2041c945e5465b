import { areaPath } from '../../domain/areas.ts';
import { type Directory, programmeFor } from '../../domain/directory.ts';
import { describeRewards } from '../../domain/reward-text.ts';
import { distanceMeters, type Place, type Site } from '../../domain/sites.ts';
import { slotIdOf, slotStartAt } from '../../domain/slots.ts';
import { addDays, formatInstant, localDateOf } from '../../domain/time.ts';
import { remainingIn } from '../availability/board-slot.ts';
import type { Dependencies } from '../dependencies.ts';
import { daysLooked } from './days-with-slots.ts';
import { bookableSlots } from './slot-view.ts';

/** What a resident looks for. */
export interface SiteSearch {
  readonly service?: string | undefined;
  readonly localDate?: string | undefined;
  readonly place?: Place | undefined;
  /** words, each a part of the name of the site, its address, number, an area above it, a service or a dose of it */
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
}

/** A site in the list. `remainingToday` counts the seats of the day asked for that can still be booked. */
export interface SiteSummary {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly distanceMeters?: number;
  readonly services: readonly string[];
  readonly open: boolean;
  readonly remainingToday: number;
  readonly nextSlot?: { readonly slotId: string; readonly start: string };
  readonly rewards: readonly string[];
}

const defaultLimit = 50;

/** Lists sites that residents may see: nearest first when a place is given, else by name. */
export const listSites = async (deps: Dependencies, search: SiteSearch): Promise<{ sites: SiteSummary[] }> => {
  const directory = await deps.directory.current();
  const found = [...directory.sites.values()].filter((site) => isMatch(directory, site, search));
  const { place } = search;
  const ordered = place
    ? found.toSorted((a, b) => distanceMeters(place, a) - distanceMeters(place, b))
    : found.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
  const shown = ordered.slice(0, search.limit ?? defaultLimit);
  return { sites: await Promise.all(shown.map((site) => summarise(deps, directory, site, search))) };
};

const isMatch = (directory: Directory, site: Site, { service, q = '' }: SiteSearch): boolean => {
  if (site.status === 'draft') return false;
  if (service !== undefined && !site.services.includes(service)) return false;
  const areas = areaPath(directory.areas, site.area).map(({ name }) => name);
  const names = [site.name, site.address, site.number, ...areas, ...givenAt(directory, site)];
  const wanted = q.normalize('NFKC').trim().toLowerCase().split(/\s+/);
  return wanted.every((word) => names.some((name) => name.toLowerCase().includes(word)));
};

/** What is given at the site, in the words that people look for: 疫苗, 核酸, 加强针. */
const givenAt = ({ services }: Directory, site: Site): string[] =>
  site.services
    .flatMap((id) => services.get(id) ?? [])
    .flatMap(({ name, doses }) => [name, ...doses.map((dose) => dose.name)]);

const summarise = async (
  deps: Dependencies,
  directory: Directory,
  site: Site,
  { place, localDate, service }: SiteSearch,
): Promise<SiteSummary> => {
  const firstDate = localDate ?? localDateOf(deps.clock());
  const free = await freeSlots(deps, site, firstDate);
  const rewardServices = service === undefined ? site.services : [service];
  return {
    siteId: site.siteId,
    number: site.number,
    name: site.name,
    address: site.address,
    lat: site.lat,
    lng: site.lng,
    ...(place && { distanceMeters: distanceMeters(place, site) }),
    services: site.services,
    open: site.status === 'open',
    remainingToday: free.remaining,
    ...(free.next && { nextSlot: { slotId: slotIdOf(free.next), start: formatInstant(slotStartAt(free.next)) } }),
    rewards: rewardServices.flatMap((id) => describeRewards(programmeFor(directory, site, id), directory)),
  };
};

/** Seats left on the first date, and the first slot with any, up to a week on. */
const freeSlots = async (deps: Dependencies, site: Site, firstDate: string) => {
  const nowAt = deps.clock();
  if (site.status !== 'open') return { remaining: 0, next: undefined };
  const first = bookableSlots(site, await deps.days.current(site.siteId, firstDate), nowAt);
  const remaining = first.reduce((sum, known) => sum + remainingIn(known), 0);
  let next = first[0];
  for (let day = 1; !next && day < daysLooked; day++) {
    next = bookableSlots(site, await deps.days.current(site.siteId, addDays(firstDate, day)), nowAt)[0];
  }
  return { remaining, next: next?.slot };
};
