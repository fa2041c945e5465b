import type { StaffActor } from '../../domain/accounts.ts';
import { everywhere } from '../../domain/areas.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import type { Dependencies } from '../dependencies.ts';
import { markNoShow } from './mark-no-show.ts';

/** Histories show it as `system`. */
const system: StaffActor = { username: 'system', role: 'admin', scope: everywhere };

/**
 * Marks everybody who is still booked on a day that is over as a no-show, so that the day can be closed and the people
 * may book again. May be repeated and run twice at once: whoever was checked in meanwhile stays so. DATE_FORMAT for a
 * day that is not over.
 */
export const markPastNoShows = async (
  deps: Dependencies,
  { siteId, localDate }: { siteId: string; localDate: string },
): Promise<Outcome<{ marked: number }>> => {
  if (localDate >= localDateOf(deps.clock())) return refuse('DATE_FORMAT');
  const { lanes } = await readWholeDay(deps.table, siteId, localDate);
  const stillBooked = lanes.flatMap(({ claims }) => [...claims].filter(([, status]) => status === 'booked'));
  let marked = 0;
  for (const [code] of stillBooked) {
    const answer = await markNoShow(deps, { key: `no-show-${code}`, actor: system, code });
    if (!isRefusal(answer)) marked++;
  }
  return { marked };
};
