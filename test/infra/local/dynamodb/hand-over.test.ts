import { DescribeTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { openEngine } from '../../../../infra/local/dynamodb/engine.ts';
import { handOver, handOverRequestHandler } from '../../../../infra/local/dynamodb/hand-over.ts';
import { clientFor, createTable, tableDefinition } from './support/client.ts';

const TableName = 'Things';
const bytes = (...values: number[]) => new Uint8Array(values);

/** Values of every type, the names of types as names of attributes, and what is left out. */
const item = {
  pk: 'a',
  sk: '1',
  n: 12.5,
  big: 2 ** 53 - 1,
  text: '居民 \u0000 "quoted"',
  none: null,
  yes: true,
  left: undefined,
  bytes: bytes(0, 255, 16),
  noBytes: bytes(),
  list: [1, 'two', bytes(3), { four: bytes(4) }, []],
  map: { B: 'B', BS: ['BS'], S: bytes(1), M: { L: [{ N: 1 }] } },
  B: bytes(7),
  BS: { B: bytes(8) },
  texts: new Set(['x', 'y']),
  numbers: new Set([1, 2]),
  binaries: new Set([bytes(1), bytes(2)]),
};

const key = { pk: 'a', sk: '1' };
const put = { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' };
const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ReturnConsumedCapacity: 'TOTAL' } as const;

/** Each command anew for each client, in this order. */
const commands = () => [
  new PutCommand({ ...put, ReturnConsumedCapacity: 'INDEXES' }),
  new GetCommand({ TableName, Key: key, ConsistentRead: true }),
  new GetCommand({ TableName, Key: { pk: 'nobody', sk: '' } }),
  new PutCommand({ ...put, ...onFailure }),
  new PutCommand({ ...put, TableName: 'Nowhere' }),
  new UpdateCommand({
    TableName,
    Key: key,
    UpdateExpression: 'SET #b = :b, map.#more = :more REMOVE #list[0]',
    ExpressionAttributeNames: { '#b': 'B', '#more': 'more', '#list': 'list' },
    ExpressionAttributeValues: { ':b': bytes(9, 9), ':more': { left: undefined, right: bytes(5) } },
    ReturnValues: 'ALL_NEW',
  }),
  new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: { pk: 'a', sk: '2', bytes: bytes(2) } } },
      {
        Update: {
          TableName,
          Key: { pk: 'a', sk: '3' },
          UpdateExpression: 'ADD n :n',
          ExpressionAttributeValues: { ':n': 3 },
        },
      },
    ],
    ReturnConsumedCapacity: 'TOTAL',
  }),
  new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: { pk: 'b', sk: '1' } } },
      { Put: { ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    ],
  }),
  new TransactWriteCommand({ TransactItems: [] }),
  new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: key } }] }),
  new BatchWriteCommand({
    RequestItems: { [TableName]: [{ PutRequest: { Item: { pk: 'b', sk: '1', bytes: bytes(1) } } }] },
  }),
  new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [key, { pk: 'b', sk: '1' }] } } }),
  new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': 'a' },
    ExclusiveStartKey: undefined,
    Limit: 2,
  }),
  new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': 'a' },
    ExclusiveStartKey: { pk: 'a', sk: '2' },
  }),
  new ScanCommand({ TableName, FilterExpression: 'attribute_exists(bytes)' }),
  new DeleteCommand({ TableName, Key: key, ReturnValues: 'ALL_OLD' }),
];

const answersOf = async (client: DynamoDBClient): Promise<unknown[]> => {
  await createTable(client, tableDefinition(TableName, true));
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const answers: unknown[] = [];
  for (const command of commands()) answers.push(await documents.send(command as GetCommand).then(shown, shown));
  return answers;
};

/** What a caller sees of an answer or an exception; the status and ids of an HTTP answer are nobody's matter. */
const shown = (answered: object) => {
  const { $metadata: _, $response: _response, ...seen } = answered as Record<string, unknown>;
  return { ...seen, class: answered.constructor.name, message: (answered as Partial<Error>).message };
};

const handedOver = () => {
  const engine = openEngine({ file: ':memory:' });
  const client = new DynamoDBClient({
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: handOverRequestHandler(engine),
  });
  handOver(client);
  return client;
};

it('answers as the wire does: values of every type, exceptions, pages', async () => {
  const onTheWire = await answersOf(clientFor(openEngine({ file: ':memory:' })));
  const overTheTable = await answersOf(handedOver());
  expect(onTheWire).toHaveLength(commands().length);
  expect(overTheTable).toEqual(onTheWire);
});

it('leaves what it was given as it was, and the rest on the wire', async () => {
  const client = handedOver();
  await createTable(client, tableDefinition(TableName, true));
  const Key = { pk: { S: 'a' }, sk: { B: bytes(1) } };
  await expect(client.send(new GetItemCommand({ TableName, Key }))).rejects.toThrow('does not match the schema');
  expect(Key.sk.B).toEqual(bytes(1));
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect(Table?.CreationDateTime).toBeInstanceOf(Date);
});
