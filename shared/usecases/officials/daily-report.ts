import { mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import { everywhere, isWithin } from '../../domain/areas.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import { readBalances } from '../../store/stock-balance.ts';
import type { Dependencies } from '../dependencies.ts';
import { addUp, type ReportTotal, reportSite, type SiteReport } from './report-counts.ts';

/** The figures of all sites of an area on one day. */
export interface DailyReport {
  readonly date: string;
  readonly area: string;
  readonly sites: readonly SiteReport[];
  readonly total: ReportTotal;
  /** sites that had slots or handed something out on the day and have not closed it */
  readonly notClosed: readonly string[];
}

/**
 * The daily report of an area and all below it; the actor's own area and today by default. One Query per site (further
 * ones for slots above 240 seats) and one BatchGetItem for the stock, however many appointments there are. Drafts are
 * left out. Refuses with FORBIDDEN for staff, NOT_FOUND for an area outside the actor's own.
 */
export const dailyReport = async (
  deps: Dependencies,
  { actor, date, area }: { actor: StaffActor; date?: string | undefined; area?: string | undefined },
): Promise<Outcome<DailyReport>> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  const directory = await deps.directory.current();
  const reported = area ?? actor.scope;
  if (!mayReport(directory, actor, reported)) return refuse('NOT_FOUND');
  const localDate = date ?? localDateOf(deps.clock());
  const sites = sitesWithin(directory, reported);
  const reports = await readReports(deps, directory, sites, localDate);
  return {
    date: localDate,
    area: reported,
    sites: reports,
    total: addUp(reports),
    notClosed: reports
      .filter(({ closed, capacity, handedOut }) => !closed && capacity + handedOut.length > 0)
      .map(({ siteId }) => siteId),
  };
};

const mayReport = ({ areas }: Directory, actor: StaffActor, area: string): boolean =>
  mayManageArea(actor, area, areas) && (area === everywhere || areas.has(area));

const sitesWithin = ({ areas, sites }: Directory, area: string): Site[] =>
  [...sites.values()]
    .filter((site) => site.status !== 'draft' && isWithin(areas, site.area, area))
    .toSorted((a, b) => a.number.localeCompare(b.number));

const readReports = async (
  deps: Dependencies,
  directory: Directory,
  sites: readonly Site[],
  localDate: string,
): Promise<SiteReport[]> => {
  const siteIds = sites.map(({ siteId }) => siteId);
  const [days, balances] = await Promise.all([
    Promise.all(siteIds.map((siteId) => readWholeDay(deps.table, siteId, localDate))),
    readBalances(deps.table, siteIds),
  ]);
  return sites.map((site, index) =>
    reportSite(directory.items, site, localDate, days[index]!, balances.get(site.siteId)!),
  );
};
