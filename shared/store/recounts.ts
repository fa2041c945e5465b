import type { Consistency } from './batch-get.ts';
import { dayPartition, keys, ledgerSortPrefix } from './keys.ts';
import { queryAll, queryPages } from './query.ts';
import { scanPages } from './scan.ts';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** The most items that one read of a recount brings, so that what it holds does not grow with the table. */
export const itemsPerPage = 500;

/** Every item of the table, a page at a time, eventually consistent: what looks wrong is read again. */
export const tablePages = (table: Table): AsyncGenerator<RawItem[]> => scanPages(table, { Limit: itemsPerPage });

/** A site's ledger from its first entry on, and behind it the balance, as items, a page at a time. */
export const stockPages = (table: Table, siteId: string, consistency: Consistency): AsyncGenerator<RawItem[]> => {
  const { pk, sk } = keys.stock(siteId);
  return queryPages(table, { pk, between: [ledgerSortPrefix, sk], consistency, pageSize: itemsPerPage });
};

/** The entries of a site's ledger of a span of time (epoch milliseconds, both ends included). */
export const ledgerBetween = (
  table: Table,
  siteId: string,
  { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number },
  consistency: Consistency,
): Promise<RawItem[]> => {
  const between = [`${ledgerSortPrefix}${fromAt}#`, `${ledgerSortPrefix}${toAt}#~`] as const;
  return queryAll(table, { pk: keys.stock(siteId).pk, between, consistency, pageSize: itemsPerPage });
};

/** The day itself and its lanes of one shard, as items. */
export const dayShard = (
  table: Table,
  { siteId, localDate, shard }: { readonly siteId: string; readonly localDate: string; readonly shard: number },
  consistency: Consistency,
): Promise<RawItem[]> =>
  queryAll(table, {
    pk: dayPartition(siteId, localDate, shard),
    between: [' ', '~'],
    consistency,
    pageSize: itemsPerPage,
  });
