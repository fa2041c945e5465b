import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { localDateOf } from '../../domain/time.ts';
import { readWholeDay } from '../../store/days.ts';
import { groupBySlot } from '../../store/slot-lanes.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteToManage } from '../scope.ts';
import { type OfficialSlotView, viewOfficialSlot } from './slot-view.ts';

/** The slots of a site's day (today by default) with both pools: one Query. FORBIDDEN for staff, NOT_FOUND outside the area. */
export const viewSlots = async (
  deps: Dependencies,
  { actor, siteId, date }: { actor: StaffActor; siteId: string; date?: string | undefined },
): Promise<Outcome<{ slots: OfficialSlotView[] }>> => {
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const { lanes } = await readWholeDay(deps.table, siteId, date ?? localDateOf(deps.clock()));
  return { slots: groupBySlot(lanes).map(viewOfficialSlot) };
};
