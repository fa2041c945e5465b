import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTable, openTestBed, type TestBed, tableDefinition } from './support/client.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = openTestBed();
  await createTable(bed.client, tableDefinition('Things', true));
});

afterEach(() => bed.engine.close());

it('serves the document client without a socket', async () => {
  const { documents } = bed;
  await documents.send(new PutCommand({ TableName: 'Things', Item: { pk: 'a', sk: '1', n: 1, tags: new Set(['x']) } }));
  await documents.send(
    new UpdateCommand({
      TableName: 'Things',
      Key: { pk: 'a', sk: '1' },
      UpdateExpression: 'SET n = n + :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
  const { Item } = await documents.send(new GetCommand({ TableName: 'Things', Key: { pk: 'a', sk: '1' } }));
  expect(Item).toEqual({ pk: 'a', sk: '1', n: 2, tags: new Set(['x']) });
});

it('hands out errors as the classes of the client', async () => {
  const { documents } = bed;
  const put = { TableName: 'Things', Item: { pk: 'a', sk: '1' }, ConditionExpression: 'attribute_not_exists(pk)' };
  await documents.send(new TransactWriteCommand({ TransactItems: [{ Put: put }] }));
  const again = documents.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: 'Things', Item: { pk: 'b', sk: '1' } } },
        { Put: { ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
      ],
    }),
  );
  await expect(again).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
    CancellationReasons: [
      { Code: 'None' },
      {
        Code: 'ConditionalCheckFailed',
        Message: 'The conditional request failed',
        Item: { pk: { S: 'a' }, sk: { S: '1' } },
      },
    ],
  });
});

it('answers queries in key order', async () => {
  const { documents } = bed;
  for (const sk of ['b', 'a', 'c'])
    await documents.send(new PutCommand({ TableName: 'Things', Item: { pk: 'q', sk } }));
  const query = { TableName: 'Things', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'q' } };
  const forward = await documents.send(new QueryCommand({ ...query, Limit: 2 }));
  expect(forward.Items?.map(({ sk }) => sk)).toEqual(['a', 'b']);
  expect(forward.LastEvaluatedKey).toEqual({ pk: 'q', sk: 'b' });
  const backward = await documents.send(new QueryCommand({ ...query, ScanIndexForward: false }));
  expect(backward.Items?.map(({ sk }) => sk)).toEqual(['c', 'b', 'a']);
});
