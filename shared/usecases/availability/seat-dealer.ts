import { parseSlotId, type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import { type BoardSlot, inFlightIn, remainingIn } from './board-slot.ts';
import type { DayBoard, DealEnd } from './day-board.ts';

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
 * Chooses the lane that a booking tries, from what this process knows. It spreads a rush over the lanes, each process over
 * its own as far as there are enough, and turns losers away without a write; whether there is a seat is decided by the
 * write alone.
 */
export interface SeatDealer {
  /**
   * Begins to read the slot's day, for a process that has to wait for another read anyway: it has just started or has
   * rested, so that all it remembers is old. In a rush that is when many processes would try the same lane blindly, and
   * write in vain when the slot is sold out.
   */
  lookAhead(slotId: string): void;
  /**
   * A lane, or undefined when the slot is sold out as far as this process knew within the last second. `full` and
   * `contended` count the lanes that were tried before and were full, or where others were at work.
   */
  deal(slot: SlotWindow, full: number, contended?: number): Promise<Deal | undefined>;
}

/** A lane that was full or contended shows that what is known is too old to go by: a look costs a tenth of another try. */
const oldestAfterFailureMilliseconds = 100;

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
    const laneNumber = provenLane(seats) ?? anyFreeSeat(seats.available, random);
    const settle = board.send(slot, laneNumber);
    return dealOf(laneNumber, (how) => {
      if (how === 'taken' && !seats.proven.includes(laneNumber)) seats.proven.push(laneNumber);
      settle(how);
    });
  };

  return {
    lookAhead: (slotId) => {
      const slot = parseSlotId(slotId);
      // Whoever needs the day asks for it again and meets the error then.
      if (slot) board.current(slot.siteId, slot.localDate).catch(() => {});
    },
    deal: async (slot, full, contended = 0) => {
      const slotId = slotIdOf(slot);
      const failed = full + contended;
      let oldest = failed > 0 ? oldestAfterFailureMilliseconds : undefined;
      const isLooking = board.isReading(slot.siteId, slot.localDate);
      let day = isLooking ? undefined : board.remembered(slot.siteId, slot.localDate);
      if (!day && !isLooking && failed === 0 && !blind.has(slotId)) return dealBlind(slot);
      for (let look = failed; ; look++) {
        if (look > 0 || !day) day = await board.current(slot.siteId, slot.localDate, oldest);
        const seats = day.slots.get(slotId);
        if (!seats) return dealBlind(slot);
        if (remainingIn(seats) > 0) return dealLane(slot, seats);
        // All seats are spoken for, but not all are taken yet: some may come back.
        if (inFlightIn(seats) > 0) await board.settled(seats);
        else if (look > 0 && seats.isSure) return undefined;
        else if (look > 0) oldest = 0;
      }
    },
  };
};

/**
 * A lane in which a booking of this process went well, to one booking at a time: processes that keep to theirs do not
 * meet, and one that meets others looks for another lane.
 */
const provenLane = ({ proven, available }: BoardSlot): number | undefined => {
  while (proven.length > 0) {
    const laneNumber = proven.pop()!;
    if (available[laneNumber]! > 0) return laneNumber;
  }
  return undefined;
};

/**
 * The lane of one of the free seats, each as likely as any other: processes that know the same do not meet in the lane
 * that has most, and all lanes run out together.
 */
const anyFreeSeat = (available: readonly number[], random: () => number): number => {
  let seat = Math.floor(random() * available.reduce((sum, seats) => sum + seats, 0));
  return available.findIndex((seats) => {
    seat -= seats;
    return seat < 0;
  });
};
