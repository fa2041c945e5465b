import { distanceMeters, type Site } from '../../domain/sites.ts';
import { parseSlotId, type SlotWindow, slotStartAt } from '../../domain/slots.ts';
import { addDays, localDateOf } from '../../domain/time.ts';
import type { Dependencies } from '../dependencies.ts';
import { daysLooked } from './days-with-slots.ts';
import { bookableSlots, type SlotView, viewSlot } from './slot-view.ts';

const atSameSite = 3;
const otherSites = 2;
/** A city has hundreds of sites, and nobody goes to the hundredth nearest. */
const otherSitesLooked = 12;

/** A free slot and where it is. */
export interface SuggestedSlot extends SlotView {
  readonly site: Site;
}

/**
 * The nearest free slots when one is gone: up to three at the same site, nearest in time first, then one each at the two
 * nearest other sites that have any. What is shown may be gone in its turn; the write decides.
 */
export const suggestSlots = async (
  deps: Dependencies,
  { slotId, service }: { slotId: string; service: string },
): Promise<SuggestedSlot[]> => {
  const { sites } = await deps.directory.current();
  const wanted = parseSlotId(slotId);
  const here = wanted && sites.get(wanted.siteId);
  if (!here) return [];
  const others = [...sites.values()]
    .filter((site) => site.siteId !== here.siteId && site.status === 'open' && site.services.includes(service))
    .toSorted((a, b) => distanceMeters(here, a) - distanceMeters(here, b))
    .slice(0, otherSitesLooked);
  const suggestions = await freeNear(deps, here, wanted, atSameSite);
  const wantedSites = suggestions.length + otherSites;
  for (const site of others) {
    if (suggestions.length >= wantedSites) break;
    suggestions.push(...(await freeNear(deps, site, wanted, 1)));
  }
  return suggestions;
};

/**
 * Free slots of the same site from a date on, when a person's age or interval rules out the earlier ones: up to three,
 * within a week of that date.
 */
export const suggestSlotsFrom = async (
  deps: Dependencies,
  { slotId, localDate }: { slotId: string; localDate: string },
): Promise<SuggestedSlot[]> => {
  const wanted = parseSlotId(slotId);
  const here = wanted && (await deps.directory.current()).sites.get(wanted.siteId);
  return here ? freeNear(deps, here, { ...wanted, localDate }, atSameSite) : [];
};

/** Free slots of a site nearest to the wanted time: of the same day, then of the days after, until there are enough. */
const freeNear = async (
  deps: Dependencies,
  site: Site,
  wanted: SlotWindow,
  count: number,
): Promise<SuggestedSlot[]> => {
  const nowAt = deps.clock();
  const firstDate = localDateOf(Math.max(slotStartAt(wanted), nowAt));
  const found: SuggestedSlot[] = [];
  for (let day = 0; day < daysLooked && found.length < count; day++) {
    const free = bookableSlots(site, await deps.days.current(site.siteId, addDays(firstDate, day)), nowAt);
    const nearest = free
      .toSorted((a, b) => apart(a.slot, wanted) - apart(b.slot, wanted))
      .slice(0, count - found.length);
    found.push(...nearest.map((known) => ({ ...viewSlot(site, known, nowAt), site })));
  }
  return found.toSorted((a, b) => a.start.localeCompare(b.start));
};

const apart = (a: SlotWindow, b: SlotWindow): number => Math.abs(slotStartAt(a) - slotStartAt(b));
