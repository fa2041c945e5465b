import { type Consumption, writeUnits } from '../capacity.ts';
import { conditionalCheckFailed, DynamoDbError } from '../errors.ts';
import type { Entries, Entry, Location } from '../storage/entries.ts';
import type { Store } from '../store.ts';
import { locate } from '../tables/locations.ts';
import { earliestRestorable } from '../tables/recovery.ts';
import type { Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { itemBytes } from '../values/size.ts';
import { applyIndexChange, type IndexChange, indexChanges } from './index-entries.ts';

/** A checked request to change, or only to look at, one item. */
export interface ItemWrite {
  readonly table: Table;
  /** The primary key; may contain more than the key attributes. */
  readonly key: Item;
  /** Whether the item as it is, `{}` if there is none, lets the write happen. */
  readonly condition?: (old: Item) => boolean;
  /** ReturnValuesOnConditionCheckFailure: ALL_OLD */
  readonly returnsOldOnFailure: boolean;
  /** The item afterwards, undefined for none. Throws validation errors for results that cannot be stored. */
  readonly next: (old: Item | undefined) => Item | undefined;
  /** Size of what `next` makes, where it is known beforehand. */
  readonly nextBytes?: number;
}

/** What a write found and is going to do; nothing is stored yet. */
export interface Decision {
  readonly table: Table;
  readonly location: Location;
  readonly old: Entry | undefined;
  readonly next: Entry | undefined;
  readonly indexChanges: readonly IndexChange[];
}

/** What a refused write costs: as much as writing the item that was met. */
export const refusedUnits = (table: Table, key: Item, entries: Entries): number =>
  writeUnits(entries.get(locate(table, key))?.bytes ?? 0, 0);

/** {@link decide} for a write that stands alone: a failed condition is charged. */
export const decideAlone = (write: ItemWrite, { entries, meter }: Pick<Store, 'entries' | 'meter'>): Decision => {
  try {
    return decide(write, entries);
  } catch (error) {
    const isRefusal = error instanceof DynamoDbError && error.name === 'ConditionalCheckFailedException';
    if (isRefusal) meter.writing(refusedUnits(write.table, write.key, entries));
    throw error;
  }
};

/** Reads the item, checks the condition and calculates the result. Throws ConditionalCheckFailedException. */
export const decide = (
  write: ItemWrite,
  entries: Entries,
  location: Location = locate(write.table, write.key),
): Decision => {
  const { table, condition } = write;
  const old = entries.get(location);
  if (condition !== undefined && !condition(old?.item ?? {}))
    throw conditionalCheckFailed(write.returnsOldOnFailure ? old?.item : undefined);
  const item = write.next(old?.item);
  const next = item === old?.item ? old : item && { item, bytes: write.nextBytes ?? itemBytes(item) };
  return { table, location, old, next, indexChanges: indexChanges(table, old?.item, item) };
};

/** Keeps what is there before it changes, as long as its table may have to be restored. */
const keepFormer = ({ table, location, old }: Decision, { history, now }: Pick<Store, 'history' | 'now'>): void => {
  if (table.recovery === undefined) return;
  history.record(location, old, now());
  history.trim(table.space, earliestRestorable(table.recovery, now()));
};

/** Stores what was decided: every change of an item comes by here. */
export const store = (decision: Decision, into: Pick<Store, 'entries' | 'history' | 'now'>): void => {
  const { location, old, next, indexChanges } = decision;
  const { entries } = into;
  // A condition without a write, or nothing to delete.
  if (next === old) return;
  keepFormer(decision, into);
  if (next === undefined) entries.delete(location);
  else entries.put(location, next);
  for (const change of indexChanges) applyIndexChange(entries, change);
};

/** Adds the units of a decision; `factor` is 2 in a transaction. */
export const charge = ({ old, next, indexChanges }: Decision, consumption: Consumption, factor = 1): void => {
  consumption.add(factor * writeUnits(old?.bytes ?? 0, next?.bytes ?? 0));
  for (const { index, units } of indexChanges) consumption.addIndex(index.name, factor * units);
};
