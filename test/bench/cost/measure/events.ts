import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { origin } from '../../../support/pages.ts';

/** A request as somebody means it: a form, JSON, or nothing to send. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly form?: ReadonlyMap<string, string>;
  readonly json?: unknown;
  readonly token?: string;
  /** the sign-in of a browser */
  readonly cookie?: string | undefined;
  readonly key?: string;
}

const contentOf = ({ form, json }: Sent): { type: string; body: string } | undefined => {
  if (form)
    return {
      type: 'application/x-www-form-urlencoded',
      body: new URLSearchParams(Object.fromEntries(form)).toString(),
    };
  return json === undefined ? undefined : { type: 'application/json', body: JSON.stringify(json) };
};

/** The request as an HTTP API hands it to Lambda (payload format 2.0). */
export const eventFor = (sent: Sent): APIGatewayProxyEventV2 => {
  const [rawPath = '/', rawQueryString = ''] = sent.path.split('?');
  const content = contentOf(sent);
  const method = sent.method ?? (content || sent.key ? 'POST' : 'GET');
  const host = new URL(origin).host;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(sent.cookie !== undefined && { cookies: [`__Host-doorstep=${sent.cookie}`] }),
    headers: {
      host,
      'accept-language': 'zh-CN',
      'accept-encoding': 'gzip',
      ...(content && { 'content-type': content.type }),
      ...(sent.form && { origin }),
      ...(sent.token && { authorization: `Bearer ${sent.token}` }),
      ...(sent.key && { 'idempotency-key': sent.key }),
    },
    isBase64Encoded: content !== undefined,
    ...(content && { body: Buffer.from(content.body).toString('base64') }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: host,
      domainPrefix: 'doorstep',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'agent' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '24/Nov/2026:05:16:23 +0000',
      timeEpoch: 1_764_000_000_000,
    },
  };
};
