import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Types of bodies that an HTTP API hands over as text; all others, forms too, come as base64. */
const textTypes = /^(text\/|application\/(json|javascript|xml)\b)/;

/** Times as API Gateway writes them: `25/Nov/2026:03:04:05 +0000`. */
const gatewayTime = (at: number): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString())!;
  return `${day}/${month}/${year}:${time} +0000`;
};

/** Header lines of one name become one, joined by commas; cookies stand apart. */
const joinHeaders = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values = []]) => [name, values.join(',')]),
  );

/** The path as an HTTP API hands it over: decoded, and cut at a question mark that was written as %3F. */
export const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path).split('?')[0] ?? '/';
  } catch {
    return path;
  }
};

/** The event that an HTTP API makes of a request (payload format 2.0, as the developer guide shows it). */
export const eventOf = (
  request: IncomingMessage,
  body: Buffer,
  routeKey: string,
  requestId: string,
): APIGatewayProxyEventV2 => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const headers = joinHeaders(request);
  const cookies = request.headersDistinct.cookie?.flatMap((line) => line.split(/;\s*/));
  const isText = textTypes.test(headers['content-type'] ?? 'text/plain');
  const parameters = new URLSearchParams(query.join('?'));
  const names = [...new Set(parameters.keys())];
  const host = headers.host ?? '';
  const at = Date.now();
  return {
    version: '2.0',
    routeKey,
    rawPath: decodePath(path),
    rawQueryString: query.join('?'),
    ...(cookies && { cookies }),
    headers: { ...headers, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-port': '443', 'x-forwarded-proto': 'https' },
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(',')])),
    }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: decodePath(path),
        protocol: 'HTTP/1.1',
        sourceIp: headers['x-test-client'] ?? '203.0.113.9',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: gatewayTime(at),
      timeEpoch: at,
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/** What goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** The answer that an HTTP API makes of what a function returned. */
export const answerOf = (result: APIGatewayProxyStructuredResultV2, requestId: string): WireAnswer => {
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result;
  return {
    status: statusCode,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
      'apigw-requestid': requestId,
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};
