import type { PoolSeats } from '../../domain/schedules.ts';
import { type SlotStatus, type SlotWindow, viewWindow } from '../../domain/slots.ts';
import type { SlotLanes } from '../../store/slot-lanes.ts';
import { countSeats } from '../availability/lane-counts.ts';

/** A slot as officials see it. `booked` are the seats held (booked, checked in, fulfilled or missed) in that pool. */
export interface OfficialSlotView {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  /** what officials set; that a slot is over follows from `end` */
  readonly status: SlotStatus;
  readonly capacity: number;
  readonly booked: number;
  readonly walkIn: { readonly capacity: number; readonly booked: number };
  readonly version: number;
}

/** The view of a slot. */
export const viewOfficialSlot = ({ slot, online, walkIn }: SlotLanes): OfficialSlotView => ({
  ...viewWindow(slot),
  status: online[0]!.status,
  ...countSeats(online),
  walkIn: countSeats(walkIn),
  version: online[0]!.version,
});

/** A slot right after it was made. */
export const viewNewSlot = (slot: SlotWindow, seats: PoolSeats): OfficialSlotView => ({
  ...viewWindow(slot),
  status: 'open',
  capacity: seats.online,
  booked: 0,
  walkIn: { capacity: seats.walkIn, booked: 0 },
  version: 1,
});
