import { Consumption, type Count, readUnits } from '../capacity.ts';
import { project } from '../expressions/project.ts';
import type { ResolvedPath } from '../expressions/scope.ts';
import type { Entries, Entry, Range } from '../storage/entries.ts';
import { pickKey } from '../tables/keys.ts';
import { locate } from '../tables/locations.ts';
import { type Index, keyAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { ItemTest } from './conditions.ts';

/** A page ends with the item that fills 1 MB. Source: Query, "Paginating the results". */
const PAGE_BYTES = 1024 * 1024;

/** What a Query or Scan reads, once all parameters are checked. */
export interface PageRequest {
  readonly table: Table;
  readonly index: Index | undefined;
  readonly range: Range;
  readonly limit: number;
  readonly filter: ItemTest | undefined;
  readonly paths: readonly ResolvedPath[] | undefined;
  readonly countOnly: boolean;
  readonly fromTable: boolean;
  readonly consistent: boolean;
  readonly count: Count;
}

export interface Page {
  readonly answer: Record<string, unknown>;
  readonly consumption: Consumption;
}

/** The keys with which the next page starts: of the table and of the index. */
const lastKey = ({ table, index }: PageRequest, item: Item): Item => ({
  ...pickKey(item, table.key),
  ...(index && pickKey(item, index.key)),
});

/** Everything a page needs to read of the table itself for the items of a local index. */
const complete = (entries: Entries, table: Table, entry: Entry): Entry =>
  entries.get(locate(table, entry.item)) ?? entry;

const charge = (request: PageRequest, indexBytes: number, fetched: readonly Entry[]): Consumption => {
  const { table, index, consistent } = request;
  const consumption = new Consumption(table, request.count);
  const units = readUnits(indexBytes, consistent);
  if (index === undefined) return consumption.add(units);
  consumption.addIndex(index.name, units);
  for (const { bytes } of fetched) consumption.add(readUnits(bytes, consistent));
  return consumption;
};

/** Reads one page: at most `limit` items or 1 MB, counted before the filter. */
export const readPage = (entries: Entries, request: PageRequest): Page => {
  const { table, range, limit, filter, paths } = request;
  const items: Item[] = [];
  const fetched: Entry[] = [];
  let scanned = 0;
  let count = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const found of entries.read(range)) {
    scanned += 1;
    bytes += found.bytes;
    const entry = request.fromTable ? complete(entries, table, found) : found;
    if (request.fromTable) fetched.push(entry);
    if (filter === undefined || filter(entry.item)) {
      count += 1;
      if (!request.countOnly) items.push(paths === undefined ? entry.item : project(entry.item, paths));
    }
    if (scanned >= limit || bytes >= PAGE_BYTES) {
      last = found.item;
      break;
    }
  }
  return {
    answer: {
      ...(!request.countOnly && { Items: items }),
      Count: count,
      ScannedCount: scanned,
      ...(last && { LastEvaluatedKey: lastKey(request, last) }),
    },
    consumption: charge(request, bytes, fetched),
  };
};

/** Names of the attributes that a start key must have, no more and no less. */
export const startKeyAttributes = (table: Table, index: Index | undefined): readonly string[] => [
  ...new Set([...keyAttributes(table.key), ...(index ? keyAttributes(index.key) : [])]),
];
