import type { Site } from '../../domain/sites.ts';
import { type SlotStatus, viewWindow } from '../../domain/slots.ts';
import { type BoardSlot, remainingIn } from '../availability/board-slot.ts';
import type { BoardDay } from '../availability/day-board.ts';

/** A slot as residents see it: the online pool. `past` follows from the clock, `paused` also from the site's status. */
export interface SlotView {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly status: SlotStatus | 'past';
  readonly capacity: number;
  readonly booked: number;
  readonly remaining: number;
}

/** The view of a slot. */
export const viewSlot = (site: Site, known: BoardSlot, nowAt: number): SlotView => {
  const remaining = remainingIn(known);
  return {
    ...viewWindow(known.slot),
    status: statusNow(site, known, nowAt),
    capacity: known.capacity,
    booked: known.capacity - remaining,
    remaining,
  };
};

const statusNow = (site: Site, known: BoardSlot, nowAt: number): SlotView['status'] => {
  if (known.endAt <= nowAt) return 'past';
  if (site.status === 'closed' || known.status === 'closed') return 'closed';
  return site.status === 'open' ? known.status : 'paused';
};

/** True when a resident can book the slot, as far as this process knows. */
const isBookable = (site: Site, known: BoardSlot, nowAt: number): boolean =>
  statusNow(site, known, nowAt) === 'open' && remainingIn(known) > 0;

/** Slots of a day that can be booked, in order of time. */
export const bookableSlots = (site: Site, day: BoardDay, nowAt: number): BoardSlot[] =>
  day.isClosed ? [] : [...day.slots.values()].filter((known) => isBookable(site, known, nowAt));
