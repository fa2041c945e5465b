import type { Engine } from './engine.ts';
import { unknownOperation } from './errors.ts';
import { CONTENT_TYPE, errorAnswer, operationOf, successAnswer, type WireAnswer } from './wire.ts';

/** The parts of the SDK's HttpRequest that matter here. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What the SDK reads of an answer. */
export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** What a client of the AWS SDK v3 takes as `requestHandler`. */
export interface EmbeddedRequestHandler {
  handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

const HEADERS = { 'content-type': CONTENT_TYPE };

/** The client hands over text or bytes, depending on its version. */
const textOf = (body: string | Uint8Array = ''): string => {
  if (typeof body === 'string') return body;
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
};

const answer = async (engine: Engine, request: SdkRequest): Promise<WireAnswer> => {
  try {
    const operation = operationOf(request.headers['x-amz-target']);
    if (operation === undefined) throw unknownOperation();
    const input = JSON.parse(textOf(request.body)) as Record<string, unknown>;
    return successAnswer(operation, await engine.call(operation, input));
  } catch (error) {
    return errorAnswer(error);
  }
};

/** An answer as the client takes it from a socket. */
export const responseOf = ({ status, body }: WireAnswer): SdkResponse => ({
  statusCode: status,
  headers: { ...HEADERS },
  body: Buffer.from(body),
});

/**
 * Lets the official client reach the engine in the same process, without a socket:
 * `new DynamoDBClient({ requestHandler: embeddedRequestHandler(engine), … })`.
 * Closing the client does not close the engine.
 */
export const embeddedRequestHandler = (engine: Engine): EmbeddedRequestHandler => ({
  handle: async (request) => ({ response: responseOf(await answer(engine, request)) }),
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  destroy: () => {},
});
