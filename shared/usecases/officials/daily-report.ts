import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import { readBalances } from '../../store/stock-balance.ts';
import type { Dependencies } from '../dependencies.ts';
import { sitesOfArea } from './area-sites.ts';
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
  const directory = await deps.directory.current();
  const reported = area ?? actor.scope;
  const sites = sitesOfArea(directory, actor, reported);
  if (isRefusal(sites)) return sites;
  const localDate = date ?? localDateOf(deps.clock());
  const opened = sites.filter(({ status }) => status !== 'draft');
  const reports = await readReports(deps, directory, opened, localDate);
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
