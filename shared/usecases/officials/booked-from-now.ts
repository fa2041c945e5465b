import type { StaffActor } from '../../domain/accounts.ts';
import type { AppointmentView } from '../../domain/appointment-view.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { parseSlotId, slotEndAt, slotIdOf, windowKey } from '../../domain/slots.ts';
import { readAppointments } from '../../store/appointments.ts';
import { readWholeDay } from '../../store/days.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteToManage } from '../scope.ts';
import { scheduledDays } from './plan-schedules.ts';

/** Who still means to come: what a pause or a closing concerns. */
export interface BookedFromNow {
  /** days with somebody booked, in order */
  readonly days: readonly { readonly date: string; readonly booked: number }[];
  readonly booked: number;
  /** people who are inside now: checked in and not done */
  readonly inside: number;
  /** a page of those booked, in order of time */
  readonly people: readonly AppointmentView[];
  /** leads to the next page */
  readonly cursor?: string;
}

/** People on one page of the list. */
const pageSize = 200;

/** Days read side by side. */
const readsAtOnce = 5;

/**
 * Everybody who is booked at a site, or in one slot of it, and whose slot is not over. One read of the coming days, one
 * Query per day that has slots (for a slot only its own), two BatchGetItem per page. Refuses with FORBIDDEN for staff,
 * NOT_FOUND for a site outside the area, SLOT_NOT_FOUND.
 */
export const bookedFromNow = async (
  deps: Dependencies,
  asked: { actor: StaffActor; siteId: string; slotId?: string | undefined; after?: string | undefined },
): Promise<Outcome<BookedFromNow>> => {
  const { actor, siteId, slotId, after = '' } = asked;
  const directory = await deps.directory.current();
  const site = siteToManage(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const only = slotId === undefined ? undefined : parseSlotId(slotId);
  if (slotId !== undefined && only?.siteId !== siteId) return refuse('SLOT_NOT_FOUND');
  const dates = only ? [only.localDate] : (await scheduledDays(deps, siteId)).map(({ date }) => date);
  const slots = (await readSlots(deps, siteId, dates)).filter(({ slot }) => !only || slotIdOf(slot) === slotId);
  const nowAt = deps.clock();
  const places = slots.filter(({ slot }) => slotEndAt(slot) > nowAt).flatMap(placesOf);
  const left = places.filter(({ place }) => place > after);
  const page = left.slice(0, pageSize);
  const read = await readAppointments(
    deps.table,
    page.map(({ code }) => code),
    nowAt,
  );
  return {
    days: [...Map.groupBy(places, ({ date }) => date)].map(([date, { length }]) => ({ date, booked: length })),
    booked: places.length,
    inside: slots.reduce((sum, slot) => sum + claimsOf(slot, 'checkedIn').length, 0),
    people: read.map((appointment) => viewNow(directory, appointment)),
    ...(left.length > page.length && { cursor: page.at(-1)!.place }),
  };
};

const readSlots = async (deps: Dependencies, siteId: string, dates: readonly string[]): Promise<SlotLanes[]> => {
  const slots: SlotLanes[] = [];
  for (let start = 0; start < dates.length; start += readsAtOnce) {
    const some = dates.slice(start, start + readsAtOnce);
    const days = await Promise.all(some.map((date) => readWholeDay(deps.table, siteId, date)));
    slots.push(...days.flatMap(({ lanes }) => groupBySlot(lanes)));
  }
  return slots;
};

const claimsOf = ({ online, walkIn }: SlotLanes, wanted: 'booked' | 'checkedIn'): string[] =>
  [...online, ...walkIn].flatMap(({ claims }) =>
    [...claims].filter(([, status]) => status === wanted).map(([code]) => code),
  );

/** Where somebody stands in the list: by day, slot and code. A place is the cursor that leads behind it. */
const placesOf = (lanes: SlotLanes) =>
  claimsOf(lanes, 'booked')
    .toSorted()
    .map((code) => {
      const date = lanes.slot.localDate;
      return { date, code, place: `${date}.${windowKey(lanes.slot)}.${code}` };
    });
