import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onlyOne, resourcesOf, type Template } from './template.ts';
import { viewerRequest } from './viewer-request.ts';

type Json = ReturnType<typeof JSON.parse>;
type Headers = Record<string, string | string[] | undefined>;

interface Kept {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly until: number;
}

export interface FrontProps {
  readonly template: Template;
  /** where the stand-in of the HTTP API listens, and the host that it has in AWS */
  readonly origin: { readonly port: number; readonly host: string };
  /** what the template's reference to the front's secret comes to */
  readonly key: string;
}

/** A stand-in for CloudFront with the behaviours, cache policies and code of the template. */
export interface Front {
  readonly port: number;
  /** paths that were answered from the cache */
  readonly fromCache: string[];
  close(): Promise<void>;
}

export const openFront = async ({ template, origin, key }: FrontProps): Promise<Front> => {
  const { DistributionConfig } = onlyOne(template, 'AWS::CloudFront::Distribution');
  const behaviours: Json[] = [...DistributionConfig.CacheBehaviors, DistributionConfig.DefaultCacheBehavior];
  const policies = new Map(
    resourcesOf(template, 'AWS::CloudFront::CachePolicy').map(([id, { Properties }]) => [
      id,
      Properties.CachePolicyConfig,
    ]),
  );
  const errors = errorSeconds(DistributionConfig.CustomErrorResponses);
  const code: string = onlyOne(template, 'AWS::CloudFront::Function').FunctionCode;
  const kept = new Map<string, Kept>();
  const fromCache: string[] = [];

  const answer = async (request: IncomingMessage): Promise<Kept> => {
    const path = (request.url ?? '/').split('?')[0]!;
    const behaviour = behaviours.find(({ PathPattern = '*' }) => fits(path, PathPattern));
    if (!behaviour.AllowedMethods.includes(request.method)) return { ...empty, status: 403 };
    const headers = viewerRequest(code, sentHeaders(request));
    const policy = policies.get(behaviour.CachePolicyId?.Ref);
    const isGet = ['GET', 'HEAD'].includes(request.method ?? '');
    const id = [request.method, request.url, isGzip(headers), ...varied(policy, headers)].join('\n');
    const known = isGet ? kept.get(id) : undefined;
    if (known && known.until > Date.now()) {
      fromCache.push(path);
      return known;
    }
    const fresh = await forward(request, { ...headers, host: origin.host, 'x-origin-key': key }, origin.port);
    const allowed = Math.min(policy?.MaxTTL ?? 0, sharedAge(String(fresh.headers['cache-control'])));
    const seconds = errors.get(fresh.status) ?? allowed;
    const entry = { ...fresh, until: Date.now() + seconds * 1000 };
    if (isGet && seconds > 0) kept.set(id, entry);
    return entry;
  };

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers as never).end(body),
      () => response.writeHead(502).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    fromCache,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** Seconds for which an error is kept whatever it says of itself: ten, unless the distribution says otherwise. */
const errorSeconds = (configured: Json[] = []): ReadonlyMap<number, number> =>
  new Map([
    ...[400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((status): [number, number] => [status, 10]),
    ...configured.map(({ ErrorCode, ErrorCachingMinTTL }): [number, number] => [ErrorCode, ErrorCachingMinTTL]),
  ]);

const empty: Kept = { status: 200, headers: {}, body: Buffer.alloc(0), until: 0 };

const fits = (path: string, pattern: string): boolean =>
  new RegExp(`^${(pattern.startsWith('/') || pattern === '*' ? pattern : `/${pattern}`).replaceAll('*', '.*')}$`).test(
    path,
  );

const sentHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const isGzip = (headers: Headers) => /\bgzip\b/.test(String(headers['accept-encoding']));

const varied = (policy: Json, headers: Headers): unknown[] => {
  const names: string[] = policy?.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers ?? [];
  return names.map((name) => headers[name.toLowerCase()]);
};

/** Seconds for which a shared cache may keep an answer (RFC 9111); nothing that is private or not to be stored. */
const sharedAge = (cacheControl: string): number => {
  if (/no-store|private|no-cache/.test(cacheControl)) return 0;
  const [, seconds] = /s-maxage=(\d+)/.exec(cacheControl) ?? /max-age=(\d+)/.exec(cacheControl) ?? [];
  return Number(seconds ?? 0);
};

const forward = async (request: IncomingMessage, headers: Headers, port: number): Promise<Kept> => {
  const onward = httpRequest({ port, method: request.method, path: request.url, headers: headers as never });
  request.pipe(onward);
  const [response] = (await once(onward, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const { connection: _connection, 'transfer-encoding': _coding, ...kept } = response.headers;
  return { status: response.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks), until: 0 };
};
