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
  /** by lane number: own bookings sent and not yet answered */
  readonly sent: number[];
  /** by lane number: the board's revision when an own booking was sent there or answered last */
  readonly changedIn: number[];
  /** lanes in which an own booking went well, until one is dealt again: this process has them nearly to itself */
  proven: number[];
  /** false when own bookings hide seats that the read found: nobody is told "full" by this */
  isSure: boolean;
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
    sent: online.map(() => 0),
    changedIn: online.map(() => 0),
    proven: [],
    isSure: true,
    waiting: [],
  };
};

/**
 * Carries over what a read cannot know: own bookings that were on their way at any moment since it was asked for, which
 * was in `revision`. The figure of a lane that has some may fall but not rise, or the same seat would be dealt twice.
 * Whether seats that are hidden by this are there shows in the next read.
 */
export const lowerToRead = (fresh: BoardSlot, before: BoardSlot | undefined, revision: number): void => {
  if (!before) return;
  const seatsRead = remainingIn(fresh);
  fresh.waiting = before.waiting;
  fresh.proven = before.proven;
  for (const lane of fresh.available.keys()) {
    const [sent, changedIn] = [before.sent[lane] ?? 0, before.changedIn[lane] ?? 0];
    fresh.sent[lane] = sent;
    fresh.changedIn[lane] = changedIn;
    if (sent > 0 || changedIn > revision)
      fresh.available[lane] = Math.min(fresh.available[lane]!, before.available[lane]!);
  }
  fresh.isSure = remainingIn(fresh) === seatsRead;
};

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** Seats left in the slot, over all lanes. */
export const remainingIn = (slot: BoardSlot): number => sum(slot.available);

/** Own bookings of the slot that are not answered yet. */
export const inFlightIn = (slot: BoardSlot): number => sum(slot.sent);
