import { memoize } from './memoize.ts';
import {
  addDays,
  formatInstant,
  instantOf,
  isLocalDate,
  localTimeFromMinutes,
  millisecondsPerMinute,
  minutesOf,
} from './time.ts';

export const slotStatuses = ['open', 'paused', 'closed'] as const;
/** What officials set on a slot. `past` is never stored: it follows from the clock. */
export type SlotStatus = (typeof slotStatuses)[number];

export const pools = ['online', 'walkIn'] as const;
/** A share of a slot's seats: booked from home, or given out at the desk. */
export type Pool = (typeof pools)[number];

/**
 * Where and when a slot is. All of it travels in the slot id (`puli-20261122-0830-30`), so that a booking knows the
 * window without reading it first; an id that was made up names a lane that does not exist.
 */
export interface SlotWindow {
  readonly siteId: string;
  readonly localDate: string;
  /** minutes since midnight */
  readonly startMinutes: number;
  readonly lengthMinutes: number;
}

const slotIdPattern = /^([a-z0-9][a-z0-9-]{0,39})-(\d{4})(\d{2})(\d{2})-(\d{4}-\d{1,4})$/;

/** `0830-30`: the window within its day, as it stands in ids and keys. */
export const windowKey = (slot: SlotWindow): string =>
  `${localTimeFromMinutes(slot.startMinutes).replace(':', '')}-${slot.lengthMinutes}`;

/** The reverse of windowKey. */
export const parseWindowKey = (key: string): Pick<SlotWindow, 'startMinutes' | 'lengthMinutes'> => ({
  startMinutes: Number(key.slice(0, 2)) * 60 + Number(key.slice(2, 4)),
  lengthMinutes: Number(key.slice(5)),
});

/** The public id of a slot. */
export const slotIdOf = (slot: SlotWindow): string =>
  `${slot.siteId}-${slot.localDate.replaceAll('-', '')}-${windowKey(slot)}`;

/** The window that an id names, or undefined when the text is no slot id. */
export const parseSlotId = (slotId: string): SlotWindow | undefined =>
  slotId.length > longestSlotId ? undefined : knownSlot(slotId);

const longestSlotId = 80;

const knownSlot = memoize((slotId: string): SlotWindow | undefined => {
  const parts = slotIdPattern.exec(slotId);
  if (!parts) return undefined;
  const [, siteId = '', year, month, day, window = ''] = parts;
  const slot = { siteId, localDate: `${year}-${month}-${day}`, ...parseWindowKey(window) };
  const exists = isLocalDate(slot.localDate) && slot.lengthMinutes > 0 && endMinutes(slot) <= 1440;
  return exists && slotIdOf(slot) === slotId ? slot : undefined;
}, 10_000);

const endMinutes = (slot: SlotWindow): number => slot.startMinutes + slot.lengthMinutes;

/** Local wall time of the start (`08:30`). */
export const slotStart = (slot: SlotWindow): string => localTimeFromMinutes(slot.startMinutes);

/** Local wall time of the end (`09:00`, `24:00` at the end of the day). */
export const slotEnd = (slot: SlotWindow): string => localTimeFromMinutes(endMinutes(slot));

/** Epoch milliseconds of the start. */
export const slotStartAt = (slot: SlotWindow): number => instantOf(slot.localDate, slotStart(slot));

/** Epoch milliseconds of the end. A slot can be booked until then. */
export const slotEndAt = (slot: SlotWindow): number => slotStartAt(slot) + slot.lengthMinutes * millisecondsPerMinute;

/** The window as everybody outside sees it: its id, start and end as ISO 8601. */
export const viewWindow = (slot: SlotWindow): { slotId: string; start: string; end: string } => ({
  slotId: slotIdOf(slot),
  start: formatInstant(slotStartAt(slot)),
  end: formatInstant(slotEndAt(slot)),
});

/** True when the two windows share a minute of the same day and site. */
export const slotsOverlap = (a: SlotWindow, b: SlotWindow): boolean =>
  a.siteId === b.siteId &&
  a.localDate === b.localDate &&
  a.startMinutes < endMinutes(b) &&
  b.startMinutes < endMinutes(a);

/** The opening hours from which the slots of a day are cut. */
export interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
  readonly break?: readonly [string, string] | undefined;
  readonly slotMinutes: number;
}

/** The windows of a day: back to back from `opens`, none reaching past `closes`, none touching the break. */
export const planSlots = (siteId: string, localDate: string, hours: OpeningHours): SlotWindow[] => {
  const closes = minutesOf(hours.closes);
  const [breakStart, breakEnd] = hours.break ? hours.break.map(minutesOf) : [closes, closes];
  const windows: SlotWindow[] = [];
  let start = minutesOf(hours.opens);
  while (start + hours.slotMinutes <= closes) {
    const touchesBreak = start < breakEnd! && start + hours.slotMinutes > breakStart!;
    if (touchesBreak) start = breakEnd!;
    else {
      windows.push({ siteId, localDate, startMinutes: start, lengthMinutes: hours.slotMinutes });
      start += hours.slotMinutes;
    }
  }
  return windows;
};

/** The dates from `first` on, as many as `days`. */
export const datesFrom = (first: string, days: number): string[] =>
  Array.from({ length: days }, (_, day) => addDays(first, day));
