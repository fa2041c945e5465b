import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Engine } from './engine.ts';
import {
  type EmbeddedRequestHandler,
  embeddedRequestHandler,
  responseOf,
  type SdkResponse,
} from './request-handler.ts';
import { fromBase64, toBase64 } from './values/bytes.ts';
import { errorAnswer } from './wire.ts';

/**
 * Operations on items. Of what they are asked and what they answer, only binaries differ between the SDK's objects and
 * the wire; others have times as well, and stay on the wire.
 */
const HANDED_OVER: ReadonlySet<string> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]);

/** A request that was not made into text: what stands in for the SDK's HttpRequest. */
interface HandedOver {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** An answer that was never text. */
interface HandedBack {
  readonly output: Record<string, unknown>;
}

/** A copy for the engine: binaries as base64 text, and nothing that is undefined. */
const toWire = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return toBase64(value);
  if (Array.isArray(value)) return value.map(toWire);
  const copy: Record<string, unknown> = {};
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined) copy[name] = toWire(member);
  }
  return copy;
};

/** Makes binaries of base64 text, in place. Only in values are `B` and `BS` text: an attribute of that name is a value. */
const fromWire = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const name in members) {
    const member = members[name];
    if (typeof member === 'object') fromWire(member);
    if (name === 'B' && typeof member === 'string') members[name] = bytesOf(member);
    else if (name === 'BS' && isTexts(member)) members[name] = member.map(bytesOf);
  }
};

/** As the SDK gives them: no Buffer. */
const bytesOf = (text: string): Uint8Array => {
  const { buffer, byteOffset, byteLength } = fromBase64(text);
  return new Uint8Array(buffer, byteOffset, byteLength);
};

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && typeof value[0] === 'string';

const isHandedOver = (request: object): request is HandedOver => 'operation' in request;

/** Errors go back as they do on the wire: the SDK makes its exceptions of them. */
const answer = async (engine: Engine, { operation, input }: HandedOver): Promise<HandedBack | SdkResponse> => {
  try {
    return { output: await engine.call(operation, input) };
  } catch (error) {
    return responseOf(errorAnswer(error));
  }
};

/** A request handler that also takes requests as they are, from a client that {@link handOver} was told about. */
export const handOverRequestHandler = (engine: Engine): EmbeddedRequestHandler => {
  const onTheWire = embeddedRequestHandler(engine);
  return {
    ...onTheWire,
    handle: async (request) =>
      isHandedOver(request) ? { response: (await answer(engine, request)) as never } : onTheWire.handle(request),
  };
};

/** The parts of the SDK's protocols that matter here, whose types are those of any service. */
interface Protocol {
  serializeRequest(operation: { readonly name: string }, input: object, context: object): Promise<object>;
  deserializeResponse(operation: { readonly name: string }, context: object, response: object): Promise<object>;
}

/**
 * Lets a client of this process hand requests and answers over as objects, where it would write them down as text for
 * the engine to read, and the other way round. Its request handler must be {@link handOverRequestHandler}. The token
 * that would mark a repeated transaction is not made up then: nothing in between repeats anything.
 */
export const handOver = ({ config }: Pick<DynamoDBClient, 'config'>): void => {
  const protocol = config.protocol as unknown as Protocol;
  const serializeRequest = protocol.serializeRequest.bind(protocol);
  const deserializeResponse = protocol.deserializeResponse.bind(protocol);
  protocol.serializeRequest = async (operation, input, context) =>
    HANDED_OVER.has(operation.name)
      ? { operation: operation.name, input: toWire(input) }
      : serializeRequest(operation, input, context);
  protocol.deserializeResponse = async (operation, context, response) => {
    if (!('output' in response)) return deserializeResponse(operation, context, response);
    const { output } = response as HandedBack;
    fromWire(output);
    return { ...output, $metadata: { httpStatusCode: 200 } };
  };
};
