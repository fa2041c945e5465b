import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { nanoid } from 'nanoid';
import { answerOf, decodePath, eventOf, type WireAnswer } from './gateway-events.ts';
import type { RunningFunction } from './lambda-function.ts';

/** The route keys of an HTTP API, such as `ANY /api/staff/{proxy+}`, each with the function that it leads to. */
export type Routes = ReadonlyMap<string, RunningFunction>;

/** A small stand-in for an HTTP API of API Gateway, for as much of it as Doorstep's template uses. */
export interface Gateway {
  readonly port: number;
  close(): Promise<void>;
}

export const openGateway = async (routes: Routes): Promise<Gateway> => {
  const server = createServer((request, response) => {
    answer(routes, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => fail(response),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const answer = async (routes: Routes, request: IncomingMessage): Promise<WireAnswer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const routeKey = routeFor(routes, request);
  const requestId = `${nanoid(14)}=`;
  const event = eventOf(request, Buffer.concat(chunks), routeKey, requestId);
  const result = await routes.get(routeKey)!.invoke(event);
  return answerOf(result as APIGatewayProxyStructuredResultV2, requestId);
};

/** A function that fails is no matter of the client's: that is all it is told. */
const fail = (response: ServerResponse): void => {
  response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"Internal Server Error"}');
};

/** The most specific route wins: an exact path, one with a variable, then the longest with `{proxy+}`, then `$default`. */
const routeFor = (routes: Routes, { method, url = '/' }: IncomingMessage): string => {
  const path = decodePath(url.split('?')[0] ?? '/');
  const fitting = [...routes.keys()].filter((key) => {
    const [wanted = '', pattern = ''] = key.split(' ');
    return (wanted === 'ANY' || wanted === method) && fits(path, pattern);
  });
  return fitting.toSorted((a, b) => vagueness(a) - vagueness(b) || b.length - a.length)[0] ?? '$default';
};

/** A variable stands for one part of a path, `{proxy+}` for all that is left of it. */
const fits = (path: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern.replaceAll('.', '\\.').replaceAll(/\{(\w+\+?)\}/g, (_, name) => (name.endsWith('+') ? '.+' : '[^/]+'))}$`,
  ).test(path);

const vagueness = (key: string): number => (key.includes('+}') ? 2 : Number(key.includes('{')));
