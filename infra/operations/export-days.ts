import { datesBetween } from '../../shared/domain/time.ts';
import { dailyReport } from '../../shared/usecases/officials/daily-report.ts';
import { figures, type SiteReport } from '../../shared/usecases/officials/report-counts.ts';
import { allowed, type Export } from './export-scope.ts';

/** The figures of the daily report, and a column for each item that was handed out. */
export const dayColumns = (itemIds: readonly string[]): string[] => [
  'date',
  'siteId',
  'site',
  ...figures,
  'closed',
  ...itemIds.map((itemId) => `handedOut:${itemId}`),
];

/** A line per date and site, but for days on which there was nothing. */
export async function* dayRows({ deps, actor, area, from, to }: Export, itemIds: readonly string[]) {
  for (const date of datesBetween(from, to)) {
    const { sites } = allowed(await dailyReport(deps, { actor, date, area }));
    for (const site of sites.filter(hasHappened)) {
      const handedOut = new Map(site.handedOut.map(({ itemId, quantity }) => [itemId, quantity]));
      yield [
        date,
        site.siteId,
        site.name,
        ...figures.map((figure) => site[figure]),
        site.closed,
        ...itemIds.map((itemId) => handedOut.get(itemId) ?? 0),
      ];
    }
  }
}

const hasHappened = ({ capacity, handedOut, closed }: SiteReport) => capacity + handedOut.length > 0 || closed;
