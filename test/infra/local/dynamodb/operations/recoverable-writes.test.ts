import {
  BatchExecuteStatementCommand,
  BatchWriteItemCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { addRecoverable, itemsAt, OLD, openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

const TableName = 'Items';

let bed: RecoveryBed;

beforeEach(async () => {
  bed = openRecoveryBed();
  await addRecoverable(bed);
});

const KEY = { pk: { S: 'old' } };

describe('a write can be undone', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'of an update',
      () =>
        bed.documents.send(
          new UpdateCommand({ TableName, Key: { pk: 'old' }, UpdateExpression: 'REMOVE g, n, steps' }),
        ),
    ],
    [
      'of a batch',
      () =>
        bed.client.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: [{ DeleteRequest: { Key: KEY } }, { PutRequest: { Item: { pk: { S: 'new' } } } }],
            },
          }),
        ),
    ],
    [
      'of a transaction',
      () =>
        bed.documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Delete: { TableName, Key: { pk: 'old' } } },
              { Put: { TableName, Item: { pk: 'new' } } },
              { ConditionCheck: { TableName, Key: { pk: 'x' }, ConditionExpression: 'attribute_not_exists(pk)' } },
            ],
          }),
        ),
    ],
    [
      'of a statement',
      () => bed.client.send(new ExecuteStatementCommand({ Statement: `DELETE FROM "Items" WHERE pk = 'old'` })),
    ],
    [
      'of a batch of statements',
      () =>
        bed.client.send(
          new BatchExecuteStatementCommand({
            Statements: [{ Statement: `UPDATE "Items" SET g = 'other' WHERE pk = 'old'` }],
          }),
        ),
    ],
    [
      'of a transaction of statements',
      () =>
        bed.client.send(
          new ExecuteTransactionCommand({
            TransactStatements: [
              { Statement: `INSERT INTO "Items" VALUE {'pk': 'new'}` },
              { Statement: `DELETE FROM "Items" WHERE pk = 'old'` },
            ],
          }),
        ),
    ],
  ])('%s', async (_name, write) => {
    bed.pass();
    await write();
    const after = await bed.items(TableName);
    expect(after).not.toEqual([OLD]);
    expect(await itemsAt(bed, START)).toEqual([OLD]);
    expect(await itemsAt(bed, START + 1000)).toEqual(after);
  });

  it('by expiry', async () => {
    await bed.put(TableName, { pk: 'brief', expireAt: START / 1000 + 10 });
    await bed.client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'expireAt', Enabled: true },
      }),
    );
    const before = bed.pass(9000);
    for (let second = 0; second < 4; second += 1) {
      bed.pass();
      await bed.documents.send(new GetCommand({ TableName, Key: { pk: 'nobody' } }));
    }
    // A write waits for the removals that were asked for before it.
    await bed.documents.send(new DeleteCommand({ TableName, Key: { pk: 'nobody' } }));
    expect(await bed.items(TableName)).toEqual([OLD]);
    expect(await itemsAt(bed, before)).toEqual([{ pk: 'brief', expireAt: START / 1000 + 10 }, OLD]);
  });

  it('but not one that did not happen', async () => {
    bed.pass();
    const cancelled = bed.documents.send(
      new TransactWriteCommand({
        TransactItems: [
          { Delete: { TableName, Key: { pk: 'old' } } },
          { Put: { TableName, Item: { pk: 'old2' }, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    );
    await expect(cancelled).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(await itemsAt(bed, START)).toEqual([OLD]);
  });

  it('and a transaction only as a whole, however long it takes', async () => {
    const actions = ['a', 'b', 'c'].map((pk) => ({ Put: { TableName, Item: { pk } } }));
    bed.tick();
    await bed.documents.send(new TransactWriteCommand({ TransactItems: [...actions] }));
    const end = bed.now();
    const counts = new Set<number>();
    for (let time = START; time <= end; time += 1) counts.add((await itemsAt(bed, time)).length);
    expect([...counts]).toEqual([1, 4]);
  });
});
