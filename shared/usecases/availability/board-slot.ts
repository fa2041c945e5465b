import { type SlotStatus, type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import type { Lane } from '../../store/lanes.ts';

/** A slot of the online pool as a process knows it. `available` is by lane number and changes with own bookings. */
export interface BoardSlot {
  readonly slot: SlotWindow;
  readonly status: SlotStatus;
  readonly version: number;
  readonly capacity: number;
  readonly endAt: number;
  readonly available: number[];
  /** bookings sent and not yet answered */
  inFlight: number;
  /** wakes those who wait for the bookings in flight to be answered */
  waiting: (() => void)[];
}

/** Groups the online lanes of a day by slot, in order of time. */
export const boardSlots = (lanes: readonly Lane[]): Map<string, BoardSlot> => {
  const bySlot = new Map<string, Lane[]>();
  for (const lane of lanes) {
    if (lane.pool !== 'online') continue;
    const slotId = slotIdOf(lane.slot);
    bySlot.set(slotId, [...(bySlot.get(slotId) ?? []), lane]);
  }
  const slots = [...bySlot].map(([slotId, own]) => [slotId, boardSlot(own)] as const);
  return new Map(slots.toSorted(([, a], [, b]) => a.slot.startMinutes - b.slot.startMinutes));
};

const boardSlot = (lanes: Lane[]): BoardSlot => {
  const ordered = lanes.toSorted((a, b) => a.laneNumber - b.laneNumber);
  const first = ordered[0]!;
  return {
    slot: first.slot,
    status: first.status,
    version: first.version,
    endAt: first.endAt,
    capacity: ordered.reduce((sum, lane) => sum + lane.capacity, 0),
    available: ordered.map((lane) => lane.available),
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
