import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '../domain/stock.ts';
import { keys, ledgerSortPrefix } from './keys.ts';
import { parseLedgerEntry, putLedgerEntry } from './ledger.ts';
import { queryPages } from './query.ts';
import { type Balance, changeBalance, handedOutPrefix, parseBalance } from './stock-balance.ts';
import type { Table } from './table.ts';
import type { Write } from './transaction.ts';

/**
 * Takes what is handed out to a person and counts it for the day: the balance, which must suffice for every item, and
 * the ledger entry. The first write fails for want of stock (OUT_OF_STOCK). No item may occur twice.
 */
export const takeFromStock = (
  siteId: string,
  localDate: string,
  items: readonly { itemId: string; quantity: number }[],
  act: Pick<LedgerEntry, 'at' | 'by' | 'appointmentCode'> & { readonly keyHash: Uint8Array },
): [balance: Write, ledger: Write] => {
  const lines = items.map(({ itemId, quantity }) => ({ itemId, quantity, change: -quantity }));
  const { keyHash, ...facts } = act;
  return [
    changeBalance(siteId, lines, handedOutPrefix(localDate)),
    putLedgerEntry(siteId, { ...facts, kind: 'handOut', lines }, keyHash),
  ];
};

/** The stock of a site and its newest ledger entries. */
export interface StoredStock {
  readonly balance: Balance;
  /** newest first */
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Reads the balance and at most `limit` entries: one Query backwards through the site's stock, because the balance
 * sorts behind all entries.
 */
export const readStock = async (table: Table, siteId: string, limit: number): Promise<StoredStock> => {
  const { pk, sk } = keys.stock(siteId);
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':pk': pk, ':first': ledgerSortPrefix, ':last': sk },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit + 1,
    }),
  );
  const entries = Items.filter((item) => item.sk !== sk);
  return {
    balance: parseBalance(Items.find((item) => item.sk === sk)),
    ledger: entries.slice(0, limit).map(parseLedgerEntry),
  };
};

/** The whole ledger of a site from its first entry on, page by page. */
export async function* readLedger(table: Table, siteId: string): AsyncGenerator<LedgerEntry> {
  const { pk } = keys.stock(siteId);
  const between = [ledgerSortPrefix, `${ledgerSortPrefix}~`] as const;
  for await (const page of queryPages(table, { pk, between, consistency: 'eventual' })) {
    yield* page.map(parseLedgerEntry);
  }
}
