import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Consistency } from './batch-get.ts';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** Which items of one partition are read, in the order of their sort keys. */
export interface Range {
  readonly pk: string;
  /** the first and the last sort key, both included; the whole partition unless given */
  readonly between?: readonly [first: string, last: string];
  readonly consistency: Consistency;
  /** a projection; all attributes unless given */
  readonly attributes?: string;
  /** the most items of a page; a megabyte of them unless given */
  readonly pageSize?: number;
}

/** A range of a partition, a page at a time: one Query each. */
export async function* queryPages({ client, name }: Table, range: Range): AsyncGenerator<RawItem[]> {
  const { pk, between, consistency, attributes, pageSize } = range;
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: between ? 'pk = :pk AND sk BETWEEN :first AND :last' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk, ...(between && { ':first': between[0], ':last': between[1] }) },
      ConsistentRead: consistency === 'strong',
      ...(attributes !== undefined && { ProjectionExpression: attributes }),
      ...(pageSize !== undefined && { Limit: pageSize }),
    },
  );
  for await (const { Items = [] } of pages) yield Items;
}

/** The same at once. */
export const queryAll = async (table: Table, range: Range): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  for await (const page of queryPages(table, range)) items.push(...page);
  return items;
};
