import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../shared/store/table.ts';
import type { Duration, ServiceModel } from './model.ts';

const exactly = (medianMilliseconds: number): Duration => ({ medianMilliseconds, spread: 0 });

/** Durations without jitter: an item is locked from 5 to 17 ms after a transaction was sent. */
export const exactDurations: Partial<ServiceModel> = {
  network: exactly(1),
  read: exactly(1),
  write: exactly(4),
  begin: exactly(4),
  prepare: exactly(4),
  commit: exactly(8),
  replicationLag: exactly(50),
  shareFromReplica: 0,
};

const keyOf = (name: string) => ({ pk: `T#${name}`, sk: 'T' });
const increment = (TableName: string, name: string) => ({
  TableName,
  Key: keyOf(name),
  UpdateExpression: 'ADD n :one',
  ExpressionAttributeValues: { ':one': 1 },
});

/** How a call ended: `ok`, or the reasons of a cancelled transaction, or the name of the error. */
export const outcomeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { name, CancellationReasons } = error as { name: string; CancellationReasons?: { Code: string }[] };
    return CancellationReasons?.map(({ Code }) => Code).join(' ') ?? name;
  }
};

/** Adds one to each of some items, in one transaction. */
export const addTogether = ({ client, name }: Table, ...names: string[]) =>
  outcomeOf(
    client.send(new TransactWriteCommand({ TransactItems: names.map((one) => ({ Update: increment(name, one) })) })),
  );

/** Adds one to an item by a plain write. */
export const addAlone = ({ client, name }: Table, one: string) =>
  outcomeOf(client.send(new UpdateCommand(increment(name, one))));

export const putText = ({ client, name }: Table, one: string, text: string) =>
  outcomeOf(client.send(new PutCommand({ TableName: name, Item: { ...keyOf(one), text } })));

/** The count of an item, as a read finds it. */
export const countOf = async ({ client, name }: Table, one: string, ConsistentRead = true): Promise<number> => {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: keyOf(one), ConsistentRead }));
  return Number(Item?.n ?? 0);
};
