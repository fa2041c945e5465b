import { pickKey } from '../tables/keys.ts';
import type { Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { ItemWrite } from './write.ts';

/** Gigabytes between which the service would put the collection; ours are never larger. */
const SIZE_ESTIMATE_GB = [0, 1];

interface CollectionMetrics {
  readonly ItemCollectionKey: Item;
  readonly SizeEstimateRangeGB: readonly number[];
}

/** Items with one partition key are a collection only in tables with local indexes. */
const metricsOf = (table: Table, key: Item): CollectionMetrics | undefined => {
  if (!table.indexes.some(({ scope }) => scope === 'local')) return undefined;
  return { ItemCollectionKey: pickKey(key, { hash: table.key.hash }), SizeEstimateRangeGB: SIZE_ESTIMATE_GB };
};

/** `{ ItemCollectionMetrics }` for the answer of a single write, or nothing when it was not asked for. */
export const collectionMetrics = (detail: string | undefined, { table, key }: ItemWrite): object => {
  const metrics = detail === 'SIZE' ? metricsOf(table, key) : undefined;
  return metrics ? { ItemCollectionMetrics: metrics } : {};
};

/** The same for several writes, by table. */
export const collectionMetricsByTable = (detail: string | undefined, writes: readonly ItemWrite[]): object => {
  if (detail !== 'SIZE') return {};
  const byTable: Record<string, CollectionMetrics[]> = {};
  for (const { table, key } of writes) {
    const metrics = metricsOf(table, key);
    if (metrics === undefined) continue;
    byTable[table.name] ??= [];
    byTable[table.name]!.push(metrics);
  }
  return Object.keys(byTable).length === 0 ? {} : { ItemCollectionMetrics: byTable };
};
