import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Consistency } from './batch-get.ts';
import { dayPartition, keys, ledgerSortPrefix } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** The most items that one read of a recount brings, so that what it holds does not grow with the table. */
export const itemsPerPage = 500;

/** Every item of the table, a page at a time, eventually consistent: what looks wrong is read again. */
export async function* scanPages({ client, name }: Table): AsyncGenerator<RawItem[]> {
  for await (const page of paginateScan({ client }, { TableName: name, Limit: itemsPerPage })) yield page.Items ?? [];
}

/** A site's ledger from its first entry on, and behind it the balance, as items, a page at a time. */
export const stockPages = (table: Table, siteId: string, consistency: Consistency): AsyncGenerator<RawItem[]> => {
  const { pk, sk } = keys.stock(siteId);
  return queryPages(table, consistency, pk, ledgerSortPrefix, sk);
};

/** The entries of a site's ledger of a span of time (epoch milliseconds, both ends included). */
export const ledgerBetween = async (
  table: Table,
  siteId: string,
  { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number },
  consistency: Consistency,
): Promise<RawItem[]> => {
  const [first, last] = [`${ledgerSortPrefix}${fromAt}#`, `${ledgerSortPrefix}${toAt}#~`];
  return allOf(queryPages(table, consistency, keys.stock(siteId).pk, first, last));
};

/** The day itself and its lanes of one shard, as items. */
export const dayShard = (
  table: Table,
  { siteId, localDate, shard }: { readonly siteId: string; readonly localDate: string; readonly shard: number },
  consistency: Consistency,
): Promise<RawItem[]> => allOf(queryPages(table, consistency, dayPartition(siteId, localDate, shard), ' ', '~'));

const allOf = async (pages: AsyncGenerator<RawItem[]>): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  for await (const page of pages) items.push(...page);
  return items;
};

async function* queryPages(
  { client, name }: Table,
  consistency: Consistency,
  pk: string,
  first: string,
  last: string,
): AsyncGenerator<RawItem[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':pk': pk, ':first': first, ':last': last },
      ConsistentRead: consistency === 'strong',
      Limit: itemsPerPage,
    },
  );
  for await (const { Items = [] } of pages) yield Items;
}
