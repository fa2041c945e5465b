import { shardOf } from '../domain/lanes.ts';
import { type Pool, type SlotWindow, windowKey } from '../domain/slots.ts';

/** Where one item lies. Nothing personal ever stands in a key: people appear as HMACs (docs/access-patterns.md). */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

const poolPrefix: Record<Pool, string> = { online: 'O', walkIn: 'W' };

/** The partition of a site's day; large slots spread over further shards. */
export const dayPartition = (siteId: string, localDate: string, shard = 0): string =>
  shard === 0 ? `D#${siteId}#${localDate}` : `D#${siteId}#${localDate}#${shard}`;

/** Sorts before every lane, so that one Query brings the day and its lanes. */
export const daySortKey = 'DAY';

/** The last sort key that residents' pages read: lanes of the online pool and the day itself, not the walk-in pool. */
export const lastOnlineSortKey = 'O~';

/** The common beginning of the sort keys of a slot's lanes in one pool. */
const laneSortPrefix = (slot: SlotWindow, pool: Pool): string => `${poolPrefix[pool]}#${windowKey(slot)}#`;

const laneSuffix = (laneNumber: number) => String(laneNumber).padStart(2, '0');

export const keys = {
  area: (areaId: string): ItemKey => ({ pk: directoryPartition, sk: `AREA#${areaId}` }),
  service: (serviceId: string): ItemKey => ({ pk: directoryPartition, sk: `SERVICE#${serviceId}` }),
  site: (siteId: string): ItemKey => ({ pk: directoryPartition, sk: `SITE#${siteId}` }),
  rewardItem: (itemId: string): ItemKey => ({ pk: directoryPartition, sk: `ITEM#${itemId}` }),
  programme: (programmeId: string): ItemKey => ({ pk: directoryPartition, sk: `PROGRAMME#${programmeId}` }),

  day: (siteId: string, localDate: string): ItemKey => ({ pk: dayPartition(siteId, localDate), sk: daySortKey }),
  lane: (slot: SlotWindow, pool: Pool, laneNumber: number): ItemKey => ({
    pk: dayPartition(slot.siteId, slot.localDate, shardOf(laneNumber)),
    sk: laneSortPrefix(slot, pool) + laneSuffix(laneNumber),
  }),

  appointment: (appointmentCode: string): ItemKey => ({ pk: `A#${appointmentCode}`, sk: 'A' }),
  /** One per person and vaccination service; for tests one per day as well. */
  guard: (personKey: string, serviceId: string, localDate?: string): ItemKey => ({
    pk: `P#${personKey}`,
    sk: localDate ? `G#${serviceId}#${localDate}` : `G#${serviceId}`,
  }),
  /** How often a programme has given to a person. */
  rewardGiven: (personKey: string, programmeId: string): ItemKey => ({ pk: `P#${personKey}`, sk: `R#${programmeId}` }),

  stock: (siteId: string): ItemKey => ({ pk: `S#${siteId}`, sk: 'STOCK' }),
  ledger: (siteId: string, at: number, keyHash: string): ItemKey => ({ pk: `S#${siteId}`, sk: `L#${at}#${keyHash}` }),

  /** The answer and audit entry of a rare act by an official, found again by its idempotency key. */
  request: (keyHash: string): ItemKey => ({ pk: `K#${keyHash}`, sk: 'K' }),
  account: (username: string): ItemKey => ({ pk: `U#${username}`, sk: 'U' }),
  accountEntry: (username: string): ItemKey => ({ pk: accountsPartition, sk: username }),
  limit: (purpose: string, subject: string): ItemKey => ({ pk: `L#${purpose}#${subject}`, sk: 'L' }),
} as const;

/** Areas, services, sites, reward items and programmes: one Query reads them all. */
export const directoryPartition = 'DIRECTORY';

/** The list of accounts: one Query reads it all, whatever areas their sites belong to by now. */
export const accountsPartition = 'ACCOUNTS';

/** The common beginning of a site's ledger entries, in order of time. */
export const ledgerSortPrefix = 'L#';
