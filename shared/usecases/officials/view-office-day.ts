import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay, type StoredDay } from '../../store/days.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';
import { countClaims } from '../availability/lane-counts.ts';
import type { Dependencies } from '../dependencies.ts';
import { sitesOfArea } from './area-sites.ts';
import { type OfficialSlotView, viewOfficialSlot } from './slot-view.ts';

/** A slot on the day's screen; `arrived` are the people of both pools who came, whether they are done or not. */
export interface OfficeSlot extends OfficialSlotView {
  readonly arrived: number;
}

/** One row of the day's screen. */
export interface OfficeSite extends Pick<Site, 'siteId' | 'number' | 'name' | 'status'> {
  readonly isDayClosed: boolean;
  readonly slots: readonly OfficeSlot[];
}

/** A page of the day's screen. */
export interface OfficeDay {
  readonly date: string;
  readonly area: string;
  readonly sites: readonly OfficeSite[];
  /** how many sites the area has in all, and the place of the page's first one among them, from 0 */
  readonly siteCount: number;
  readonly first: number;
  /** `first` of the page before and of the next one */
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** Sites on one page of the screen: a street has about ten. */
const sitesPerPage = 15;

/** Days read side by side: a page must not ask for more at once than desks and residents leave free. */
const readsAtOnce = 5;

/**
 * The day of an area and all below it, sites by slots; the actor's own area and today by default. One Query per site of
 * the page, further ones for slots above 240 seats. Refuses with FORBIDDEN for staff, NOT_FOUND for an area outside the
 * actor's own.
 */
export const viewOfficeDay = async (
  deps: Dependencies,
  asked: { actor: StaffActor; date?: string | undefined; area?: string | undefined; first?: number | undefined },
): Promise<Outcome<OfficeDay>> => {
  const { actor, area = actor.scope, date = localDateOf(deps.clock()), first = 0 } = asked;
  const sites = sitesOfArea(await deps.directory.current(), actor, area);
  if (isRefusal(sites)) return sites;
  const page = sites.slice(first, first + sitesPerPage);
  const rows: OfficeSite[] = [];
  for (let start = 0; start < page.length; start += readsAtOnce) {
    const some = page.slice(start, start + readsAtOnce);
    const days = await Promise.all(some.map(({ siteId }) => readWholeDay(deps.table, siteId, date)));
    rows.push(...some.map((site, index) => viewRow(site, days[index]!)));
  }
  return {
    date,
    area,
    sites: rows,
    siteCount: sites.length,
    first,
    previous: first > 0 ? Math.max(0, first - sitesPerPage) : undefined,
    next: first + sitesPerPage < sites.length ? first + sitesPerPage : undefined,
  };
};

const viewRow = ({ siteId, number, name, status }: Site, { day, lanes }: StoredDay): OfficeSite => ({
  siteId,
  number,
  name,
  status,
  isDayClosed: day?.closedAt !== undefined,
  slots: groupBySlot(lanes).map(viewSlot),
});

const viewSlot = (slot: SlotLanes): OfficeSlot => {
  const { checkedIn, fulfilled } = countClaims([...slot.online, ...slot.walkIn]);
  return { ...viewOfficialSlot(slot), arrived: checkedIn + fulfilled };
};
