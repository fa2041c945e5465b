import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** Every item of the table, page by page, strongly consistent. Only reconcile and exports read like this. */
export async function* scanTable({ client, name }: Table, only: ScanFilter = {}): AsyncGenerator<RawItem> {
  for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true, ...only })) {
    yield* page.Items ?? [];
  }
}

/** Which items, and which attributes of them: all is read and paid for, but only these travel. */
type ScanFilter = Pick<
  ScanCommandInput,
  'FilterExpression' | 'ProjectionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;
