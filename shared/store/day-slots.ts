import { dayRetentionDays, expiryOf } from '../domain/retention.ts';
import { laneSeats, type PoolSeats } from '../domain/schedules.ts';
import { parseWindowKey, type SlotWindow, slotEndAt, windowKey } from '../domain/slots.ts';
import { batchGet, type Consistency } from './batch-get.ts';
import { dayItem, windowSet } from './days.ts';
import { keys } from './keys.ts';
import { newLane } from './lanes.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

/** The slots that a site's day has, as an official's schedule needs to know them. */
export interface DaySlots {
  readonly siteId: string;
  readonly localDate: string;
  readonly slots: readonly SlotWindow[];
  /** those that an earlier try of the same request made */
  readonly madeBefore: readonly SlotWindow[];
  readonly version: number;
  readonly isClosed: boolean;
}

/** The attribute with the windows that one request made; `mark` stands for its key and body. */
const madeBy = (mark: string) => `made:${mark}`;

/** Reads the slots of several days of a site: one BatchGetItem, strongly consistent unless said otherwise. */
export const readDaySlots = async (
  table: Table,
  siteId: string,
  dates: readonly string[],
  mark: string,
  consistency: Consistency = 'strong',
): Promise<DaySlots[]> => {
  const items = await batchGet(
    table,
    dates.map((localDate) => keys.day(siteId, localDate)),
    consistency,
  );
  const byPartition = new Map(items.map((item) => [item.pk, item]));
  return dates.map((localDate) =>
    parseDaySlots(siteId, localDate, byPartition.get(keys.day(siteId, localDate).pk), mark),
  );
};

const parseDaySlots = (siteId: string, localDate: string, item: RawItem | undefined, mark: string): DaySlots => {
  if (!item) return { siteId, localDate, slots: [], madeBefore: [], version: 0, isClosed: false };
  const day = dayItem.parse(item);
  const windows = (set: ReadonlySet<string>): SlotWindow[] =>
    [...set].toSorted().map((key) => ({ siteId, localDate, ...parseWindowKey(key) }));
  return {
    siteId,
    localDate,
    slots: windows(day.slots),
    madeBefore: windows(windowSet.parse(item[madeBy(mark)])),
    version: day.ver,
    isClosed: day.closedAt !== undefined,
  };
};

/** The most lanes that fit a transaction beside the day itself (100 actions). */
const lanesPerTransaction = 99;

/** Parts of a day that can be written whole: each slot with all its lanes, as many slots as fit one transaction. */
export const inTransactions = (slots: readonly SlotWindow[], seats: PoolSeats): SlotWindow[][] => {
  const { online, walkIn } = laneSeats(seats);
  const size = Math.floor(lanesPerTransaction / (online.length + walkIn.length));
  return Array.from({ length: Math.ceil(slots.length / size) }, (_, part) =>
    slots.slice(part * size, (part + 1) * size),
  );
};

/**
 * Adds open slots to a day, all their lanes and the day's own record at once. The day must not be closed and not have
 * been given other slots since it was read, so that no two slots ever overlap.
 */
export const addSlots = (day: DaySlots, slots: readonly SlotWindow[], seats: PoolSeats, mark: string): Write[] => [
  addToDay(day, slots, mark),
  ...slots.flatMap((slot) => lanesOf(slot, seats)),
];

const addToDay = (day: DaySlots, slots: readonly SlotWindow[], mark: string): Write => ({
  Update: {
    Key: keys.day(day.siteId, day.localDate),
    UpdateExpression: 'SET ver = :next, expireAt = :expireAt ADD slots :windows, #made :windows',
    ConditionExpression: `attribute_not_exists(closedAt) AND ${day.version === 0 ? 'attribute_not_exists(ver)' : 'ver = :seen'}`,
    ExpressionAttributeNames: { '#made': madeBy(mark) },
    ExpressionAttributeValues: {
      ':next': day.version + 1,
      ':expireAt': expiryOf(day.localDate, dayRetentionDays),
      ':windows': new Set(slots.map(windowKey)),
      ...(day.version > 0 && { ':seen': day.version }),
    },
  },
});

const lanesOf = (slot: SlotWindow, seats: PoolSeats): Write[] => {
  const { online, walkIn } = laneSeats(seats);
  const facts = {
    status: 'open',
    endAt: slotEndAt(slot),
    expireAt: expiryOf(slot.localDate, dayRetentionDays),
  } as const;
  return [
    ...online.map((count, laneNumber) =>
      newLane({ slot, pool: 'online', laneNumber }, count, { ...facts, laneCount: online.length }),
    ),
    ...walkIn.map((count, laneNumber) =>
      newLane({ slot, pool: 'walkIn', laneNumber }, count, { ...facts, laneCount: walkIn.length }),
    ),
  ];
};
