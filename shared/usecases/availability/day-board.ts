import type { StoredDay } from '../../store/days.ts';
import { type BoardSlot, boardSlots, lowerToRead } from './board-slot.ts';

/** How long a process shows and deals from what it read before it reads again. */
const freshMilliseconds = 1_000;
/** Days kept in memory; the one read longest ago goes first. */
const maxDays = 2_000;

/** The online pool of one site's day as this process knows it. */
export interface BoardDay {
  readonly readAt: number;
  readonly isClosed: boolean;
  /** by slot id, in order of time */
  readonly slots: ReadonlyMap<string, BoardSlot>;
  /** grows with every change that this process knows of: pages are rendered once per revision */
  readonly revision: number;
}

/**
 * What this process remembers of availability. It may reject and it may be shown, it never admits: the write decides.
 * Own writes are seen at once, those of other processes within two seconds.
 */
export interface DayBoard {
  /** The day, at most a second old. Concurrent callers share one read. */
  current(siteId: string, localDate: string): Promise<BoardDay>;
  /** What is remembered, however old, without reading. */
  remembered(siteId: string, localDate: string): BoardDay | undefined;
  /** Adds seats to a lane as this process knows it: -1 when it sends a booking, +1 when one failed or was cancelled. */
  adjust(siteId: string, localDate: string, slotId: string, laneNumber: number, seats: number): void;
  /** Forgets the day after a change of capacity, status or schedule. */
  forget(siteId: string, localDate: string): void;
}

/** Builds a board on a reader of stored days. */
export const openDayBoard = (
  read: (siteId: string, localDate: string) => Promise<StoredDay>,
  clock: () => number,
): DayBoard => {
  const days = new Map<string, BoardDay>();
  const reading = new Map<string, Promise<BoardDay>>();
  let revision = 0;
  const idOf = (siteId: string, localDate: string) => `${siteId} ${localDate}`;

  const keep = (id: string, day: BoardDay) => {
    days.delete(id);
    days.set(id, day);
    if (days.size > maxDays) days.delete(days.keys().next().value!);
    return day;
  };

  const load = async (id: string, siteId: string, localDate: string): Promise<BoardDay> => {
    const readAt = clock();
    const stored = await read(siteId, localDate);
    const slots = boardSlots(stored.lanes);
    const before = days.get(id);
    for (const [slotId, slot] of slots) lowerToRead(slot, before?.slots.get(slotId));
    return keep(id, { readAt, isClosed: stored.day?.closedAt !== undefined, slots, revision: ++revision });
  };

  const refresh = (id: string, siteId: string, localDate: string): Promise<BoardDay> => {
    const running = reading.get(id);
    if (running) return running;
    const started = load(id, siteId, localDate).finally(() => {
      if (reading.get(id) === started) reading.delete(id);
    });
    reading.set(id, started);
    return started;
  };

  return {
    current: async (siteId, localDate) => {
      const id = idOf(siteId, localDate);
      const day = days.get(id);
      return day && clock() - day.readAt < freshMilliseconds ? day : refresh(id, siteId, localDate);
    },
    remembered: (siteId, localDate) => days.get(idOf(siteId, localDate)),
    adjust: (siteId, localDate, slotId, laneNumber, seats) => {
      const id = idOf(siteId, localDate);
      const day = days.get(id);
      const slot = day?.slots.get(slotId);
      if (!day || slot?.available[laneNumber] === undefined) return;
      slot.available[laneNumber] = Math.max(0, slot.available[laneNumber] + seats);
      days.set(id, { ...day, revision: ++revision });
    },
    forget: (siteId, localDate) => {
      const id = idOf(siteId, localDate);
      days.delete(id);
      reading.delete(id);
    },
  };
};
