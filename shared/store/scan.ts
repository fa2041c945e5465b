import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** What is read of the table, how fresh and in pages of what size: all is paid for, but only this travels. */
type ScanInput = Omit<ScanCommandInput, 'TableName'>;

/** Every item of the table, a page at a time. Recounts and exports read like this, nothing else does. */
export async function* scanPages({ client, name }: Table, input: ScanInput): AsyncGenerator<RawItem[]> {
  for await (const { Items = [] } of paginateScan({ client }, { ...input, TableName: name })) yield Items;
}

/** The same item by item, strongly consistent. */
export async function* scanTable(table: Table, input: ScanInput = {}): AsyncGenerator<RawItem> {
  for await (const page of scanPages(table, { ...input, ConsistentRead: true })) yield* page;
}
