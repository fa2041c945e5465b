import { type SlotWindow, slotIdOf } from '../../domain/slots.ts';
import type { StoredDay } from '../../store/days.ts';
import { type BoardSlot, boardSlots, inFlightIn, lowerToRead, remainingIn } from './board-slot.ts';

/** How long a process shows and deals from what it read before it reads again. */
const freshMilliseconds = 1_000;
/** Days kept in memory; the one read longest ago goes first. */
const maxDays = 2_000;

/** How a booking that was dealt a lane ended. */
export type DealEnd = 'taken' | 'notTaken' | 'laneFull';

/** The online pool of one site's day as this process knows it. */
export interface BoardDay {
  /** when the store was asked for it */
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
  /** The day, at most a second old, or as old as is said. Concurrent callers share one read. */
  current(siteId: string, localDate: string, oldestMilliseconds?: number): Promise<BoardDay>;
  /** What is remembered, however old, without reading. */
  remembered(siteId: string, localDate: string): BoardDay | undefined;
  /** Whether the day is being read at this moment: `current` waits for that read. */
  isReading(siteId: string, localDate: string): boolean;
  /**
   * A booking is on its way to a lane: its seat counts as gone. To be called when it came back: a seat that was not taken
   * is free again, a lane that was full has none.
   */
  send(slot: SlotWindow, laneNumber: number): (how: DealEnd) => void;
  /** Resolves when a seat has come free or no booking is in flight any more: "busy" must not be told as "full". */
  settled(slot: BoardSlot): Promise<void>;
  /** Forgets the day after a change of capacity, status or schedule. */
  forget(siteId: string, localDate: string): void;
}

const wake = (slot: BoardSlot) => {
  for (const resolve of slot.waiting.splice(0)) resolve();
};

const wakeIfDue = (slot: BoardSlot) => {
  if (inFlightIn(slot) === 0 || remainingIn(slot) > 0) wake(slot);
};

/** Builds a board on a reader of stored days. */
export const openDayBoard = (
  read: (siteId: string, localDate: string) => Promise<StoredDay>,
  clock: () => number,
): DayBoard => {
  const days = new Map<string, BoardDay>();
  const reading = new Map<string, Promise<BoardDay>>();
  const forgottenAt = new Map<string, number>();
  let revision = 0;
  const idOf = (siteId: string, localDate: string) => `${siteId} ${localDate}`;

  const drop = (id: string) => {
    for (const slot of days.get(id)?.slots.values() ?? []) wake(slot);
    days.delete(id);
  };

  const keep = (id: string, day: BoardDay) => {
    days.delete(id);
    days.set(id, day);
    if (days.size > maxDays) drop(days.keys().next().value!);
    return day;
  };

  const load = async (id: string, siteId: string, localDate: string): Promise<BoardDay> => {
    const readAt = clock();
    const revisionBefore = revision;
    const stored = await read(siteId, localDate);
    if ((forgottenAt.get(id) ?? 0) > revisionBefore) return load(id, siteId, localDate);
    forgottenAt.delete(id);
    const known = days.get(id);
    const slots = boardSlots(stored.lanes);
    for (const [slotId, slot] of slots) {
      lowerToRead(slot, known?.slots.get(slotId), revisionBefore);
      wakeIfDue(slot);
    }
    for (const [slotId, slot] of known?.slots ?? []) if (!slots.has(slotId)) wake(slot);
    const isClosed = stored.day?.closedAt !== undefined;
    return keep(id, { readAt, isClosed, slots, revision: ++revision });
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

  const change = (window: SlotWindow, laneNumber: number, seats: number, sent: number) => {
    const id = idOf(window.siteId, window.localDate);
    const day = days.get(id);
    const slot = day?.slots.get(slotIdOf(window));
    if (!day || slot?.available[laneNumber] === undefined) return;
    slot.available[laneNumber] = Math.max(0, slot.available[laneNumber] + seats);
    slot.sent[laneNumber] = Math.max(0, slot.sent[laneNumber]! + sent);
    slot.changedIn[laneNumber] = ++revision;
    wakeIfDue(slot);
    days.set(id, { ...day, revision });
  };

  return {
    current: async (siteId, localDate, oldestMilliseconds = freshMilliseconds) => {
      const id = idOf(siteId, localDate);
      const day = days.get(id);
      return day && clock() - day.readAt < oldestMilliseconds ? day : refresh(id, siteId, localDate);
    },
    remembered: (siteId, localDate) => days.get(idOf(siteId, localDate)),
    isReading: (siteId, localDate) => reading.has(idOf(siteId, localDate)),
    send: (slot, laneNumber) => {
      const waitingOf = () => days.get(idOf(slot.siteId, slot.localDate))?.slots.get(slotIdOf(slot))?.waiting;
      const waiting = waitingOf();
      change(slot, laneNumber, -1, 1);
      return (how) => {
        const seats = { taken: 0, notTaken: 1, laneFull: Number.NEGATIVE_INFINITY }[how];
        // Reads hand the list of who waits on. Forgotten since: what was read after that is not to be changed by this.
        if (waitingOf() === waiting) change(slot, laneNumber, seats, -1);
      };
    },
    settled: (slot) => new Promise((resolve) => slot.waiting.push(resolve)),
    forget: (siteId, localDate) => {
      const id = idOf(siteId, localDate);
      drop(id);
      if (reading.has(id)) forgottenAt.set(id, ++revision);
    },
  };
};
