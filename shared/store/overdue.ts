import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** Removes an item that has expired; false when it is not expired (any more), or gone already. */
export const removeExpired = async ({ client, name }: Table, key: ItemKey, nowAt: number): Promise<boolean> => {
  try {
    await client.send(
      new DeleteCommand({
        TableName: name,
        Key: { ...key },
        ConditionExpression: 'expireAt <= :now',
        ExpressionAttributeValues: { ':now': Math.floor(nowAt / 1000) },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
