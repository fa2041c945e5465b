import { type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import { type BoardSlot, remainingIn } from './board-slot.ts';
import type { DayBoard } from './day-board.ts';

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

  const dealLane = (slot: SlotWindow, seats: BoardSlot): Deal => {
    const laneNumber = fullest(seats.available, random);
    board.send(slot, laneNumber);
    return dealOf(laneNumber, (how) => board.settle(slot, laneNumber, how));
  };

  return {
    deal: async (slot, attempt) => {
      const slotId = slotIdOf(slot);
      let day = board.remembered(slot.siteId, slot.localDate);
      if (!day && attempt === 0 && !blind.has(slotId)) return dealBlind(slot);
      for (let look = attempt; ; look++) {
        if (look > 0 || !day) day = await board.current(slot.siteId, slot.localDate);
        const seats = day.slots.get(slotId);
        if (!seats) return dealBlind(slot);
        if (remainingIn(seats) > 0) return dealLane(slot, seats);
        // All seats are spoken for, but not all are taken yet: some may come back.
        if (seats.inFlight > 0) await board.settled(seats);
        else if (look > 0) return undefined;
      }
    },
  };
};

/** The lane with most seats left; between equals, any: processes that know the same must not all pick the same. */
const fullest = (available: readonly number[], random: () => number): number => {
  const most = Math.max(...available);
  const candidates = [...available.keys()].filter((lane) => available[lane] === most);
  return candidates[Math.floor(random() * candidates.length)]!;
};
