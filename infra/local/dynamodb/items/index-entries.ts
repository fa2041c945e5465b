import { writeUnits } from '../capacity.ts';
import type { Entries, Entry, Location } from '../storage/entries.ts';
import { FIRST, LAST, positionIn } from '../tables/locations.ts';
import { projectToIndex } from '../tables/projections.ts';
import type { Index, Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { isEqualItem } from '../values/compare.ts';
import { itemBytes } from '../values/size.ts';

interface IndexEntry extends Entry {
  readonly location: Location;
}

/** The entry of an item in an index, or undefined when it is not in it. */
export const indexEntry = (table: Table, index: Index, item: Item | undefined): IndexEntry | undefined => {
  const position = item && positionIn(table, index.key, item);
  if (position === undefined) return undefined;
  const projected = projectToIndex(table, index, item!);
  return { location: { space: index.space, ...position }, item: projected, bytes: itemBytes(projected) };
};

/** Fills a new index from the items that are already there. */
export const fillIndex = (table: Table, index: Index, entries: Entries): void => {
  const all = [...entries.read({ space: table.space, from: FIRST, to: LAST, forward: true })];
  for (const { item } of all) {
    const entry = indexEntry(table, index, item);
    if (entry !== undefined) entries.put(entry.location, entry);
  }
};

/** What has to happen to an index, and the units it costs. */
export interface IndexChange {
  readonly index: Index;
  readonly remove?: Location;
  readonly put?: IndexEntry;
  readonly units: number;
}

const isSamePlace = (one: Location, two: Location): boolean =>
  Buffer.compare(one.hash, two.hash) === 0 && Buffer.compare(one.range, two.range) === 0;

/**
 * The change of one index when an item changes. A new place in the index costs a deletion and an insertion, other
 * projected attributes one write, and nothing projected costs nothing.
 * Source: "Write capacity units" in "Global secondary indexes", developer guide.
 */
const indexChange = (table: Table, index: Index, before?: Item, after?: Item): IndexChange | undefined => {
  const old = indexEntry(table, index, before);
  const next = indexEntry(table, index, after);
  if (old === undefined && next === undefined) return undefined;
  if (old === undefined) return { index, put: next!, units: writeUnits(0, next!.bytes) };
  if (next === undefined) return { index, remove: old.location, units: writeUnits(old.bytes, 0) };
  if (!isSamePlace(old.location, next.location)) {
    const units = writeUnits(old.bytes, 0) + writeUnits(0, next.bytes);
    return { index, remove: old.location, put: next, units };
  }
  if (isEqualItem(old.item, next.item)) return undefined;
  return { index, put: next, units: writeUnits(old.bytes, next.bytes) };
};

export const indexChanges = (table: Table, before?: Item, after?: Item): IndexChange[] =>
  table.indexes.map((index) => indexChange(table, index, before, after)).filter((change) => change !== undefined);

export const applyIndexChange = (entries: Entries, { remove, put }: IndexChange): void => {
  if (remove !== undefined) entries.delete(remove);
  if (put !== undefined) entries.put(put.location, put);
};
