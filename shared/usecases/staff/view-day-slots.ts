import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import type { SlotStatus } from '../../domain/slots.ts';
import { formatInstant } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import { groupBySlot } from '../../store/slot-lanes.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import { type DaySlot, viewDaySlot } from './view-day.ts';

/** A site's day in figures, without its people; `closed` once somebody closed the day. */
export interface DaySlots {
  readonly slots: readonly (DaySlot & { readonly status: SlotStatus })[];
  readonly closed?: { readonly at: string; readonly by: string };
}

/** The slots of a site's day with their figures and states: one Query. NOT_FOUND outside the actor's scope. */
export const viewDaySlots = async (
  deps: Dependencies,
  { actor, siteId, localDate }: { actor: StaffActor; siteId: string; localDate: string },
): Promise<Outcome<DaySlots>> => {
  const site = siteInScope(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const { day, lanes } = await readWholeDay(deps.table, siteId, localDate);
  const slots = groupBySlot(lanes).map((slot) => ({
    ...viewDaySlot(slot),
    status: slot.online[0]?.status ?? 'closed',
  }));
  const { closedAt, closedBy = '' } = day ?? {};
  return { slots, ...(closedAt !== undefined && { closed: { at: formatInstant(closedAt), by: closedBy } }) };
};
