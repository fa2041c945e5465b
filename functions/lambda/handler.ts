import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import type { EdgeEnv } from '../http/edge.ts';

/** What Lambda calls for a request that came through an HTTP API (payload format 2.0). */
export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Serves an app behind API Gateway. */
export const httpHandler = (app: Hono<EdgeEnv>): HttpHandler => {
  const serve = handle(app, { isContentTypeBinary: isHandedOverAsBytes }) as unknown as HttpHandler;
  return (event, context) => serve(asSent(event), context);
};

/** Reading an answer as text breaks WebAssembly, and takes away the mark by which spreadsheets know UTF-8. */
const isHandedOverAsBytes = (contentType: string): boolean =>
  contentType.startsWith('text/csv') || contentType === 'application/wasm';

/**
 * The event as the client sent it: an HTTP API hands over the path decoded, so that `?`, `#` and `%` in it would be read as
 * parts of an address, and hands over bodies of GET and HEAD, which a Request cannot hold.
 */
const asSent = (event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 => {
  const { method } = event.requestContext.http;
  const { body, ...bodiless } = event;
  const rawPath = encodePath(event.rawPath);
  return method === 'GET' || method === 'HEAD' ? { ...bodiless, rawPath } : { ...event, rawPath };
};

/** Slashes stay: whoever sends one encoded has it decoded by the gateway as well, and means another page. */
const encodePath = (decoded: string): string =>
  decoded
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
