import type { StaffActor } from '../../domain/accounts.ts';
import { everywhere } from '../../domain/areas.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import type { Dependencies } from '../dependencies.ts';
import { markNoShow } from './mark-no-show.ts';

/** Histories show it as `system`. */
const system: StaffActor = { username: 'system', role: 'admin', scope: everywhere };

/** Who comes late is still let in while the queue is worked off. */
const queueMilliseconds = 2 * 3_600_000;

/**
 * Marks everybody who is still booked on a day that is over, or whose site closed more than two hours ago, as a no-show, so
 * that the day can be closed and the people may book again. May be repeated and run twice at once: whoever was checked
 * in meanwhile stays so. Marks nobody while the site is open; DATE_FORMAT for a day to come.
 */
export const markPastNoShows = async (
  deps: Dependencies,
  { siteId, localDate }: { siteId: string; localDate: string },
): Promise<Outcome<{ marked: number }>> => {
  const nowAt = deps.clock();
  const today = localDateOf(nowAt);
  if (localDate > today) return refuse('DATE_FORMAT');
  const { lanes } = await readWholeDay(deps.table, siteId, localDate);
  const isOpen = localDate === today && lanes.some(({ endAt }) => endAt + queueMilliseconds > nowAt);
  if (isOpen) return { marked: 0 };
  const stillBooked = lanes.flatMap(({ claims }) => [...claims].filter(([, status]) => status === 'booked'));
  let marked = 0;
  for (const [code] of stillBooked) {
    const answer = await markNoShow(deps, { key: `no-show-${code}`, actor: system, code });
    if (!isRefusal(answer)) marked++;
  }
  return { marked };
};
