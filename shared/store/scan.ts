import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** Every item of the table, page by page, strongly consistent. Only reconcile reads like this. */
export async function* scanTable({ client, name }: Table): AsyncGenerator<RawItem> {
  for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true })) {
    yield* page.Items ?? [];
  }
}
