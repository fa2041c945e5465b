import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EmbeddedRequestHandler } from '../../../infra/local/dynamodb/request-handler.ts';

/**
 * What the document client does, without the SDK's middleware, which is a third of the time of a history: commands into
 * the wire form and answers out of it. Only what the use cases of histories send is understood.
 */
export const lightClient = (handler: EmbeddedRequestHandler): DynamoDBDocumentClient =>
  // Paginators ask whether it is one.
  Object.assign(Object.create(DynamoDBDocumentClient.prototype), {
    send: async (command: SentCommand) => {
      const operation = operationOf(command);
      const body = JSON.stringify(toWire(operation, command.input));
      const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}` };
      const { response } = await handler.handle({ headers, body });
      const answer = JSON.parse(Buffer.from(response.body).toString()) as Json;
      if (response.statusCode >= 400) throw errorOf(answer);
      return fromWire(answer);
    },
  });

/** A command of lib-dynamodb. */
export interface SentCommand {
  readonly input: object;
}

type Json = Record<string, unknown>;
type Attributes = Parameters<typeof unmarshall>[0];

const operations: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  BatchGetCommand: 'BatchGetItem',
  BatchWriteCommand: 'BatchWriteItem',
  TransactWriteCommand: 'TransactWriteItems',
  TransactGetCommand: 'TransactGetItems',
  QueryCommand: 'Query',
  ScanCommand: 'Scan',
};

/** The API's name of a command. */
export const operationOf = (command: SentCommand): string => {
  const operation = operations[command.constructor.name];
  if (!operation) throw new Error(`the light client does not know ${command.constructor.name}`);
  return operation;
};

/** Members that hold attributes, wherever they stand in a request; all others are plain. */
const attributeMembers = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey']);

const toWire = (operation: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((member) => toWire(operation, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (member === undefined) return [];
      if (attributeMembers.has(name)) return [[name, toBase64(marshall(member, { removeUndefinedValues: true }))]];
      if (name === 'Keys') return [[name, (member as Json[]).map((key) => marshall(key))]];
      return [[name, toWire(operation, member)]];
    }),
  );
};

const toBase64 = (attributes: unknown): unknown => {
  if (Array.isArray(attributes)) return attributes.map(toBase64);
  if (attributes instanceof Uint8Array) return Buffer.from(attributes).toString('base64');
  if (typeof attributes !== 'object' || attributes === null) return attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, member]) => [name, toBase64(member)]));
};

const toBytes = (attributes: unknown): unknown => {
  if (Array.isArray(attributes)) return attributes.map(toBytes);
  if (typeof attributes !== 'object' || attributes === null) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, member]) =>
      name === 'B' && typeof member === 'string' ? [name, Buffer.from(member, 'base64')] : [name, toBytes(member)],
    ),
  );
};

const itemFrom = (wire: unknown) => unmarshall(toBytes(wire) as Attributes);
const itemsFrom = (wire: unknown) => (wire as unknown[]).map(itemFrom);

const fromWire = (answer: Json): Json => ({
  ...answer,
  ...(answer.Item !== undefined && { Item: itemFrom(answer.Item) }),
  ...(answer.Items !== undefined && { Items: itemsFrom(answer.Items) }),
  ...(answer.LastEvaluatedKey !== undefined && { LastEvaluatedKey: itemFrom(answer.LastEvaluatedKey) }),
  ...(answer.Responses !== undefined && {
    Responses: Object.fromEntries(
      Object.entries(answer.Responses as Json).map(([table, items]) => [table, itemsFrom(items)]),
    ),
  }),
});

/** Errors as the SDK throws them; old images stay in the wire form, with bytes for binaries. */
const errorOf = (answer: Json): Error => {
  const name = String(answer.__type).split('#').at(-1)!;
  const message = String(answer.message ?? answer.Message ?? '');
  if (name !== 'TransactionCanceledException') return Object.assign(new Error(message), { name });
  const CancellationReasons = toBytes(answer.CancellationReasons) as never;
  return new TransactionCanceledException({ message, CancellationReasons, $metadata: {} });
};
