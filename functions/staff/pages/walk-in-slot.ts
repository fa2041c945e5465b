import { isRefusal, type Outcome } from '../../../shared/domain/refusals.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { viewDaySlots } from '../../../shared/usecases/staff/view-day-slots.ts';
import type { SiteAsked } from './site-page.ts';

/** A slot with the walk-in places that are left in it. */
export interface WalkInSlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly left: number;
}

/** The slot that a walk-in would get now: the one that is running or, between slots, the next one today; none later. */
export const walkInSlot = async <P extends string>({
  actor,
  deps,
  site,
}: SiteAsked<P>): Promise<Outcome<{ readonly slot: WalkInSlot | undefined }>> => {
  const nowAt = deps.clock();
  const day = await viewDaySlots(deps, { actor, siteId: site.siteId, localDate: localDateOf(nowAt) });
  if (isRefusal(day)) return day;
  const isOpen = site.status === 'open' && !day.closed;
  const next = day.slots.find(({ status, end }) => isOpen && status === 'open' && Date.parse(end) > nowAt);
  if (!next) return { slot: undefined };
  const { slotId, start, end, walkIn } = next;
  return { slot: { slotId, start, end, left: Math.max(0, walkIn.capacity - walkIn.booked) } };
};
