import { isRefusal } from '../../shared/domain/refusals.ts';
import { appointmentRetentionDays } from '../../shared/domain/retention.ts';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { markPastNoShows } from '../../shared/usecases/staff/mark-past-no-shows.ts';

/** As long as appointments can be read: however long nothing ran, nobody may stay blocked by a seat they missed. */
const daysBack = appointmentRetentionDays;

/**
 * Marks who did not come, at every site that has closed, so that they may book again and days can be closed. Runs every
 * hour, and may run as often as it likes: what is marked is not marked twice. Answers how many were marked.
 */
export const markMissedDays = async (deps: Dependencies): Promise<{ marked: number }> => {
  const today = localDateOf(deps.clock());
  const { sites } = await deps.directory.current();
  let marked = 0;
  for (let back = 0; back <= daysBack; back++) {
    for (const siteId of sites.keys()) {
      const day = await markPastNoShows(deps, { siteId, localDate: addDays(today, -back) });
      if (!isRefusal(day)) marked += day.marked;
    }
  }
  return { marked };
};
