import type { Item } from '../../infra/local/dynamodb/values/attribute-value.ts';
import { itemBytes } from '../../infra/local/dynamodb/values/size.ts';

/** An item that a call names. */
export interface TouchedItem {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** partition and sort key */
  readonly id: string;
  readonly tableName: string;
  readonly key: Item;
  /** bytes of an item that is put; undefined when the item has to be met to know its size */
  readonly bytes: number | undefined;
}

/** A call in its wire form. */
export type Input = Record<string, unknown>;

interface Keyed {
  readonly TableName: string;
  readonly Key?: Item;
  readonly Item?: Item;
}

const touched = ({ TableName, Key, Item: put }: Keyed): TouchedItem => {
  const { pk, sk } = (put ?? Key) as { pk: { S: string }; sk: { S: string } };
  return {
    partitionKey: pk.S,
    sortKey: sk.S,
    id: `${pk.S} ${sk.S}`,
    tableName: TableName,
    key: { pk, sk },
    bytes: put && itemBytes(put),
  };
};

interface BatchMember {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

const inBatch = (input: Input): TouchedItem[] =>
  Object.entries(input.RequestItems as Record<string, { Keys: Item[] } | BatchMember[]>).flatMap(
    ([TableName, asked]) =>
      Array.isArray(asked)
        ? asked.map((member) => touched({ TableName, ...member.PutRequest, ...member.DeleteRequest }))
        : asked.Keys.map((Key) => touched({ TableName, Key })),
  );

const inTransaction = (input: Input): TouchedItem[] =>
  (input.TransactItems as Record<string, Keyed>[]).map((action) => touched(Object.values(action)[0]!));

/** The items that a call names by key, in its order; none for those that name a range. */
export const touchedItems = (operation: string, input: Input): TouchedItem[] => {
  if (operation.startsWith('Transact')) return inTransaction(input);
  if (operation.startsWith('Batch')) return inBatch(input);
  return input.Key || input.Item ? [touched(input as unknown as Keyed)] : [];
};

/** The partition key that a Query is about; Doorstep's queries all say `pk = :pk`. */
export const queriedPartition = (input: Input): string => {
  const values = input.ExpressionAttributeValues as Record<string, { S: string }> | undefined;
  return values?.[':pk']?.S ?? '';
};

/** Whether a read may be answered by any replica. */
export const isEventual = (input: Input): boolean => {
  if (!input.RequestItems) return input.ConsistentRead !== true;
  return Object.values(input.RequestItems).every(({ ConsistentRead }) => ConsistentRead !== true);
};
