import type { Entry, Position } from '../storage/entries.ts';
import { keyAfter } from '../storage/key-encoding.ts';
import type { Store } from '../store.ts';
import { FIRST, LAST, locate } from '../tables/locations.ts';
import type { Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { decide, type ItemWrite, store as storeDecision } from './write.ts';

/** Steps are this far apart, so a table of one stretch is seen through once a second. */
const PAUSE_MS = 1000;

/** Entries that are looked at in one step: a few milliseconds, however large the table is. */
const STRETCH = 500;

/** "Items with an expiration time older than five years are not deleted", developer guide. */
const OLDEST_SECONDS = 5 * 365 * 24 * 60 * 60;

interface Expiring extends Table {
  readonly timeToLive: string;
}

const isExpiring = (table: Table): table is Expiring => table.timeToLive !== undefined;

/** Only a top-level number in epoch seconds is a time of expiry. */
const isExpired = (item: Item, attribute: string, now: number): boolean => {
  const value = item[attribute];
  if (value === undefined || !('N' in value)) return false;
  const expiresAt = Number(value.N);
  const seconds = now / 1000;
  return expiresAt <= seconds && expiresAt > seconds - OLDEST_SECONDS;
};

/** The place right behind an item of the table. */
const behind = (table: Table, item: Item): Position => {
  const { hash, range, suffix } = locate(table, item);
  return { hash, range, suffix: keyAfter(suffix) };
};

const removal = (table: Table, item: Item): ItemWrite => ({
  table,
  key: item,
  returnsOldOnFailure: false,
  next: () => undefined,
});

/**
 * Removes items whose time to live has passed, some time after it has: each step goes on where the one before
 * stopped, and a table is walked through in as many steps as it takes. Removals cost no units.
 */
export class Expiry {
  private nextStepAt: number;
  /** Where to go on in a table, by space; tables that are not here begin anew. */
  private readonly places = new Map<number, Position>();

  constructor(now: number) {
    this.nextStepAt = now + PAUSE_MS;
  }

  /** Whether it is time for a step, and there is a table that needs it. Asking counts as taking it. */
  isDue({ catalog, now }: Store): boolean {
    const time = now();
    if (time < this.nextStepAt) return false;
    this.nextStepAt = time + PAUSE_MS;
    return catalog.tables().some(isExpiring);
  }

  /** One stretch of every table with a time to live; to be called where writes are. */
  step(store: Store): void {
    for (const table of store.catalog.tables().filter(isExpiring)) this.stepThrough(table, store);
  }

  private stepThrough(table: Expiring, store: Store): void {
    const { entries, now } = store;
    const { space, timeToLive } = table;
    const stretch: Entry[] = [];
    for (const entry of entries.read({ space, from: this.places.get(space) ?? FIRST, to: LAST, forward: true })) {
      stretch.push(entry);
      if (stretch.length === STRETCH) break;
    }
    const last = stretch.at(-1);
    if (last === undefined || stretch.length < STRETCH) this.places.delete(space);
    else this.places.set(space, behind(table, last.item));
    for (const { item } of stretch) {
      if (isExpired(item, timeToLive, now())) storeDecision(decide(removal(table, item), entries), store);
    }
  }
}
