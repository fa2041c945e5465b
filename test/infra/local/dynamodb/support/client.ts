import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { embeddedRequestHandler } from '../../../../../infra/local/dynamodb/request-handler.ts';

/** The official client on an engine in the same process. */
export const clientFor = (engine: Engine): DynamoDBClient =>
  new DynamoDBClient({
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: embeddedRequestHandler(engine),
  });

export interface TestBed {
  readonly engine: Engine;
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
}

export const openTestBed = (file = ':memory:', now?: () => number): TestBed => {
  const engine = openEngine({ file, ...(now && { now }) });
  const client = clientFor(engine);
  return { engine, client, documents: DynamoDBDocumentClient.from(client) };
};

/** A table with a partition key `pk`, and a sort key `sk` where asked for, both strings. */
export const tableDefinition = (TableName: string, withSortKey = false): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    ...(withSortKey ? [{ AttributeName: 'sk', AttributeType: 'S' } as const] : []),
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    ...(withSortKey ? [{ AttributeName: 'sk', KeyType: 'RANGE' } as const] : []),
  ],
});

export const createTable = (client: DynamoDBClient, definition: CreateTableCommandInput) =>
  client.send(new CreateTableCommand(definition));
