import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';
import { type RawItem, StoreBusy } from './transaction.ts';

/** How fresh a read must be: `strong` sees every answered write and costs twice as much. */
export type Consistency = 'strong' | 'eventual';

/** The most keys that one call takes. */
const batchSize = 100;
const maxAttempts = 12;

/**
 * Reads items by key, in no order; those that do not exist are left out. One call per 100 keys.
 * @throws StoreBusy when the store leaves keys unread for too long
 */
export const batchGet = async (
  table: Table,
  wanted: readonly ItemKey[],
  consistency: Consistency,
): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  for (let start = 0; start < wanted.length; start += batchSize) {
    items.push(...(await readBatch(table, wanted.slice(start, start + batchSize), consistency)));
  }
  return items;
};

/** The store may answer a part and name the rest; the rest is asked for again after a pause. */
const readBatch = async (table: Table, wanted: readonly ItemKey[], consistency: Consistency): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  let unread: Record<string, unknown>[] = wanted.map((key) => ({ ...key }));
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (attempt > 0) await table.pause(attempt);
    const request = { Keys: unread, ConsistentRead: consistency === 'strong' };
    const answer = await table.client.send(new BatchGetCommand({ RequestItems: { [table.name]: request } }));
    items.push(...(answer.Responses?.[table.name] ?? []));
    unread = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    if (unread.length === 0) return items;
  }
  throw new StoreBusy(`keys left unread after ${maxAttempts} attempts`);
};
