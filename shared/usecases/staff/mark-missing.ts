import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { readWholeDayStrongly } from '../../store/days.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import { markNoShow } from './mark-no-show.ts';

interface Command {
  readonly actor: StaffActor;
  readonly key: string;
  readonly siteId: string;
  readonly localDate: string;
}

/**
 * Marks everybody who is still booked in a slot that is over as a no-show, one after the other, so that the day can be
 * closed. May be repeated: whoever was checked in meanwhile stays so. NOT_FOUND outside the actor's scope.
 */
export const markMissing = async (
  deps: Dependencies,
  { actor, key, siteId, localDate }: Command,
): Promise<Outcome<{ marked: number }>> => {
  const site = siteInScope(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const nowAt = deps.clock();
  const { lanes } = await readWholeDayStrongly(deps.table, siteId, localDate);
  const missing = lanes
    .filter(({ endAt }) => endAt <= nowAt)
    .flatMap(({ claims }) => [...claims].filter(([, status]) => status === 'booked').map(([code]) => code));
  let marked = 0;
  for (const code of missing) {
    const answer = await markNoShow(deps, { key: `${key}-${code}`, actor, code });
    if (!isRefusal(answer)) marked++;
  }
  return { marked };
};
