import * as z from 'zod';
import { shardsFor } from '../domain/lanes.ts';
import type { Consistency } from './batch-get.ts';
import { dayPartition, daySortKey, lastOnlineSortKey } from './keys.ts';
import { type Lane, parseLane } from './lanes.ts';
import { queryAll } from './query.ts';
import type { Table } from './table.ts';

/** Window keys; DynamoDB keeps no empty set. */
export const windowSet = z.set(z.string()).default(new Set());

/** The day itself (Schedule): which slots it has, and its closing. */
export const dayItem = z.object({
  /** the slots that were ever made, so that no two overlap */
  slots: windowSet,
  /** raised whenever slots are added */
  ver: z.int().default(0),
  closedAt: z.int().optional(),
  closedBy: z.string().optional(),
  /** reward items handed out on the day, kept when the day is closed */
  handedOut: z.record(z.string(), z.int()).default({}),
});
/** One site's day as stored. */
export interface StoredDay {
  /** none when nothing was ever scheduled */
  readonly day: z.output<typeof dayItem> | undefined;
  /** in order of pool, window and lane number within a shard */
  readonly lanes: readonly Lane[];
}

interface Part {
  readonly lastSortKey: string;
  readonly attributes?: string;
  readonly consistency?: Consistency;
}

/** What residents' pages need: the online pool without its claims. */
const onlinePart: Part = {
  lastSortKey: lastOnlineSortKey,
  attributes: 'pk, sk, av, cap, st, endAt, ver, lanes, slots, closedAt',
};
const wholeDay: Part = { lastSortKey: '~' };

/** The online pool of a site's day without its claims: one Query, one more per 240 seats of its largest slot. */
export const readOnlineDay = (table: Table, siteId: string, localDate: string) =>
  readDay(table, siteId, localDate, onlinePart);

/** Both pools with all claims: what a day list and a report count. */
export const readWholeDay = (table: Table, siteId: string, localDate: string) =>
  readDay(table, siteId, localDate, wholeDay);

/** The same, seeing every answered write, at twice the units: whether a day may be closed. */
export const readWholeDayStrongly = (table: Table, siteId: string, localDate: string) =>
  readDay(table, siteId, localDate, { ...wholeDay, consistency: 'strong' });

const readDay = async (table: Table, siteId: string, localDate: string, part: Part): Promise<StoredDay> => {
  const first = await queryShard(table, dayPartition(siteId, localDate), part);
  const laneItems = first.filter(({ sk }) => sk !== daySortKey);
  const shards = shardsFor(Math.max(0, ...laneItems.map(({ lanes }) => Number(lanes ?? 0))));
  const others = await Promise.all(
    Array.from({ length: shards - 1 }, (_, index) =>
      queryShard(table, dayPartition(siteId, localDate, index + 1), part),
    ),
  );
  const stored = first.find(({ sk }) => sk === daySortKey);
  return {
    day: stored && dayItem.parse(stored),
    lanes: [...laneItems, ...others.flat()].map(parseLane),
  };
};

const queryShard = (table: Table, pk: string, { lastSortKey, ...part }: Part) =>
  queryAll(table, { pk, between: [daySortKey, lastSortKey], consistency: 'eventual', ...part });
