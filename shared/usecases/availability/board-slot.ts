import { type SlotStatus, type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import type { Lane } from '../../store/lanes.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';

/** A slot of the online pool as a process knows it. `available` is by lane number and changes with own bookings. */
export interface BoardSlot {
  readonly slot: SlotWindow;
  readonly status: SlotStatus;
  readonly capacity: number;
  readonly endAt: number;
  readonly available: number[];
  /** bookings sent and not yet answered */
  inFlight: number;
  /** wakes those who wait for the bookings in flight to be answered */
  waiting: (() => void)[];
}

/** The slots of a day by id, in order of time. */
export const boardSlots = (lanes: readonly Lane[]): Map<string, BoardSlot> =>
  new Map(groupBySlot(lanes).map((slot) => [slotIdOf(slot.slot), boardSlot(slot)]));

/** All lanes of a slot have one status and one end. */
const boardSlot = ({ slot, online }: SlotLanes): BoardSlot => {
  const { status, endAt } = online[0]!;
  return {
    slot,
    status,
    endAt,
    capacity: online.reduce((sum, lane) => sum + lane.capacity, 0),
    available: online.map((lane) => lane.available),
    inFlight: 0,
    waiting: [],
  };
};

/**
 * Carries over what a read cannot know: bookings that are on their way. While there are any, a lane's figure may fall
 * but not rise, or the same seat would be dealt twice.
 */
export const lowerToRead = (fresh: BoardSlot, before: BoardSlot | undefined): void => {
  if (!before?.inFlight) return;
  fresh.inFlight = before.inFlight;
  fresh.waiting = before.waiting;
  for (const [lane, available] of before.available.entries()) {
    if (fresh.available[lane] !== undefined) fresh.available[lane] = Math.min(fresh.available[lane], available);
  }
};

/** Seats left in the slot, over all lanes. */
export const remainingIn = (slot: BoardSlot): number => slot.available.reduce((sum, seats) => sum + seats, 0);
