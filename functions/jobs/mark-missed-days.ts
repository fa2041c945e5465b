import { isRefusal } from '../../shared/domain/refusals.ts';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { markPastNoShows } from '../../shared/usecases/staff/mark-past-no-shows.ts';

/** How many past days are looked at: a weekend on which nothing ran must not leave people blocked. */
const daysBack = 4;

/**
 * Marks who did not come on the days just past, at every site, so that they may book again and days can be closed. May
 * run as often as it likes: what is marked is not marked twice. Answers how many were marked.
 */
export const markMissedDays = async (deps: Dependencies): Promise<{ marked: number }> => {
  const today = localDateOf(deps.clock());
  const { sites } = await deps.directory.current();
  let marked = 0;
  for (let back = 1; back <= daysBack; back++) {
    for (const siteId of sites.keys()) {
      const day = await markPastNoShows(deps, { siteId, localDate: addDays(today, -back) });
      if (!isRefusal(day)) marked += day.marked;
    }
  }
  return { marked };
};
