import { shareOutSeats } from './lanes.ts';
import { type OpeningHours, planSlots, type SlotWindow, slotsOverlap } from './slots.ts';

/** How many people a slot takes. */
export interface Desks {
  readonly desks: number;
  readonly perDeskPerSlot: number;
  /** the part of the seats that is given out at the desk, 0 to 1 */
  readonly walkInShare: number;
}

/** The seats of one slot in each pool. */
export interface PoolSeats {
  readonly online: number;
  readonly walkIn: number;
}

/** Desks × people per desk; the walk-in share is rounded to whole seats, the rest is booked online. */
export const seatsOf = ({ desks, perDeskPerSlot, walkInShare }: Desks): PoolSeats => {
  const seats = desks * perDeskPerSlot;
  const walkIn = Math.round(seats * walkInShare);
  return { online: seats - walkIn, walkIn };
};

/**
 * The seats of each lane of a pool. The online pool has a lane even without seats, because its first lane carries the
 * slot's status and version; a walk-in pool without seats has none.
 */
export const laneSeats = (seats: PoolSeats): { online: number[]; walkIn: number[] } => ({
  online: shareOutSeats(seats.online),
  walkIn: seats.walkIn === 0 ? [] : shareOutSeats(seats.walkIn),
});

/** The windows that a schedule adds to a day, and those it finds in their place and leaves alone. */
export interface DayPlan {
  readonly missing: readonly SlotWindow[];
  readonly inTheWay: readonly SlotWindow[];
}

/** Compares what a schedule wants with what the day has. */
export const planDay = (
  siteId: string,
  localDate: string,
  hours: OpeningHours,
  existing: readonly SlotWindow[],
): DayPlan => {
  const wanted = planSlots(siteId, localDate, hours);
  return {
    missing: wanted.filter((slot) => !existing.some((other) => slotsOverlap(slot, other))),
    inTheWay: existing.filter((slot) => wanted.some((other) => slotsOverlap(slot, other))),
  };
};
