import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import type { Engine } from './engine.ts';
import { DynamoDbError, missingAuthentication, serializationError, unknownOperation } from './errors.ts';
import { decode, encode } from './http-codings.ts';
import { CONTENT_TYPE, errorAnswer, operationOf, successAnswer, type WireAnswer } from './wire.ts';

/** Clients keep connections for longer than Node's 5 s; whoever closes first while the other sends causes an error. */
const KEEP_ALIVE_MS = 60_000;

/** Larger requests are refused before they are read to the end. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** The body of a request, or undefined once it is larger than allowed. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_REQUEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const parse = (body: string): Record<string, unknown> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw serializationError('');
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw serializationError('');
};

/** Any credentials will do and signatures are not verified, but there has to be something like one. */
const isAuthenticated = ({ headers, url = '' }: IncomingMessage): boolean =>
  headers.authorization !== undefined || url.includes('X-Amz-Signature=');

const callEngine = async (engine: Engine, request: IncomingMessage, body: Buffer): Promise<WireAnswer> => {
  try {
    const target = request.headers['x-amz-target'];
    const operation = operationOf(typeof target === 'string' ? target : undefined);
    if (operation === undefined) throw unknownOperation();
    if (!isAuthenticated(request)) throw missingAuthentication();
    const text = decode(body, request.headers['content-encoding'], MAX_REQUEST_BYTES);
    return successAnswer(operation, await engine.call(operation, parse(text)));
  } catch (error) {
    if (!(error instanceof DynamoDbError) || error.status >= 500) console.error(error);
    return errorAnswer(error);
  }
};

/** The checksum is of the bytes as they are sent, which is what clients compare it with. */
const send = (response: ServerResponse, { status, body }: WireAnswer, contentType: string): void => {
  const accepted = response.req.headers['accept-encoding'];
  const { bytes, coding } = encode(Buffer.from(body), typeof accepted === 'string' ? accepted : undefined);
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    ...(coding && { 'Content-Encoding': coding }),
    'x-amzn-RequestId': randomUUID().replaceAll('-', '').toUpperCase().padEnd(52, '0'),
    'x-amz-crc32': crc32(bytes),
  });
  response.end(bytes);
};

/** What scripts of other origins may read of an answer. */
const EXPOSED_HEADERS = 'x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date';

/** Browsers ask before they send; the service lets every origin in. */
const answerPreflight = (request: IncomingMessage, response: ServerResponse): void => {
  const { 'access-control-request-headers': headers, 'access-control-request-method': method } = request.headers;
  response.writeHead(200, {
    ...(headers && { 'Access-Control-Allow-Headers': headers }),
    ...(method && { 'Access-Control-Allow-Methods': method }),
    'Access-Control-Max-Age': 172800,
    'Content-Length': 0,
  });
  response.end();
};

const isJson = (contentType: string | undefined): boolean =>
  contentType === undefined || /^application\/(x-amz-json-1\.0|json)\b/.test(contentType);

const handle = async (engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.headers.origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  }
  if (request.method === 'OPTIONS') return answerPreflight(request, response);
  if (request.method === 'GET') return send(response, { status: 200, body: 'healthy: dynamodb.local' }, 'text/plain');
  const contentType = request.headers['content-type'];
  if (request.method !== 'POST' || !isJson(contentType))
    return send(response, { status: 404, body: '<UnknownOperationException/>\n' }, 'text/plain');
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413, { Connection: 'close' }).end();
    return;
  }
  send(response, await callEngine(engine, request, body), contentType ?? CONTENT_TYPE);
};

/** Serves an engine to any DynamoDB client; the caller listens and closes. */
export const createHttpServer = (engine: Engine): Server =>
  createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    handle(engine, request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
