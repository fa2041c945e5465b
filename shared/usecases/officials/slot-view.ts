import type { PoolSeats } from '../../domain/schedules.ts';
import { type SlotStatus, type SlotWindow, slotEndAt, slotIdOf, slotStartAt } from '../../domain/slots.ts';
import { formatInstant } from '../../domain/time.ts';
import type { Lane } from '../../store/lanes.ts';
import type { SlotLanes } from '../../store/slot-lanes.ts';

/** A slot as officials see it. `booked` are the seats held (booked, checked in, fulfilled or missed) in that pool. */
export interface SlotView {
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

/** Its id, and its window as ISO 8601. */
export const windowView = (slot: SlotWindow) => ({
  slotId: slotIdOf(slot),
  start: formatInstant(slotStartAt(slot)),
  end: formatInstant(slotEndAt(slot)),
});

/** Seats and held seats over some lanes. */
export const countSeats = (lanes: readonly Lane[]): { capacity: number; booked: number } => ({
  capacity: lanes.reduce((sum, lane) => sum + lane.capacity, 0),
  booked: lanes.reduce((sum, lane) => sum + lane.capacity - lane.available, 0),
});

export const viewSlot = ({ slot, online, walkIn }: SlotLanes): SlotView => ({
  ...windowView(slot),
  status: online[0]!.status,
  ...countSeats(online),
  walkIn: countSeats(walkIn),
  version: online[0]!.version,
});

/** A slot right after it was made. */
export const viewNewSlot = (slot: SlotWindow, seats: PoolSeats): SlotView => ({
  ...windowView(slot),
  status: 'open',
  capacity: seats.online,
  booked: 0,
  walkIn: { capacity: seats.walkIn, booked: 0 },
  version: 1,
});
