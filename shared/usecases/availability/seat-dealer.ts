import { type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import { remainingIn } from './board-slot.ts';
import type { BoardDay, DayBoard } from './day-board.ts';

/** How a booking that was dealt a lane ended. */
export type DealEnd = 'taken' | 'notTaken' | 'laneFull';

/** A lane to try. `end` must be called however the booking ended; the first call counts. */
export interface Deal {
  readonly laneNumber: number;
  readonly end: (how: DealEnd) => void;
}

const dealOf = (laneNumber: number, end: (how: DealEnd) => void): Deal => {
  let hasEnded = false;
  return {
    laneNumber,
    end: (how) => {
      if (!hasEnded) end(how);
      hasEnded = true;
    },
  };
};

/**
 * Chooses the lane that a booking tries, from what this process knows. It spreads a rush over the lanes and turns
 * losers away without a write; whether there is a seat is decided by the write alone.
 */
export interface SeatDealer {
  /** A lane, or undefined when the slot is sold out as far as this process knew within the last second. */
  deal(slot: SlotWindow, attempt: number): Promise<Deal | undefined>;
}

/** Builds a dealer on a board. */
export const openSeatDealer = (board: DayBoard, random: () => number): SeatDealer => {
  const blind = new Set<string>();

  /** The first booking on an unknown slot goes straight to lane 0: calm bookings need no read at all. */
  const dealBlind = (slot: SlotWindow): Deal => {
    const slotId = slotIdOf(slot);
    blind.add(slotId);
    return dealOf(0, (how) => {
      blind.delete(slotId);
      if (how === 'taken') board.forget(slot.siteId, slot.localDate);
    });
  };

  const dealFrom = (day: BoardDay, slot: SlotWindow): Deal | undefined => {
    const known = day.slots.get(slotIdOf(slot));
    if (!known) return dealBlind(slot);
    if (remainingIn(known) === 0) return undefined;
    const laneNumber = fullest(known.available, random);
    board.send(slot, laneNumber);
    return dealOf(laneNumber, (how) => board.settle(slot, laneNumber, how));
  };

  return {
    deal: async (slot, attempt) => {
      const slotId = slotIdOf(slot);
      const day = board.remembered(slot.siteId, slot.localDate);
      if (!day && attempt === 0 && !blind.has(slotId)) return dealBlind(slot);
      const known = day?.slots.get(slotId);
      const isDealable = known && remainingIn(known) > 0 && attempt === 0;
      const isSpokenFor = known && remainingIn(known) === 0 && known.inFlight > 0;
      if (isDealable || isSpokenFor) return dealFrom(day!, slot);
      return dealFrom(await board.current(slot.siteId, slot.localDate), slot);
    },
  };
};

/** The lane with most seats left; between equals, any: processes that know the same must not all pick the same. */
const fullest = (available: readonly number[], random: () => number): number => {
  const most = Math.max(...available);
  const candidates = [...available.keys()].filter((lane) => available[lane] === most);
  return candidates[Math.floor(random() * candidates.length)]!;
};
