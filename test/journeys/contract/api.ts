import { expect } from 'vitest';
import type { Answer, Client, RawRequest } from './client.ts';
import type { Document } from './document.ts';
import { newKey } from './people.ts';

/** What goes into an operation of the contract. */
export interface Asked {
  /** values of the path's parameters; those left out name nothing */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** a sign-in or a manage token */
  readonly token?: string;
  /** a new one each time when it is left out; `none` sends none */
  readonly key?: string;
  readonly language?: 'zh-CN' | 'en';
  readonly headers?: RawRequest['headers'];
}

/** The operations of the contract, each compared with the host's document. */
export interface Api {
  readonly client: Client;
  readonly document: Document;
  /** Succeeds, or the test fails; what changes something is sent again at once and must get the very same answer. */
  ok(operation: string, asked?: Asked): Promise<Answer>;
  /** Is refused with that code, or the test fails. */
  refused(code: string, operation: string, asked?: Asked): Promise<Answer>;
  /** Only sends. */
  send(operation: string, asked?: Asked): Promise<Answer>;
}

/** The same request for the wire. */
export const requestOf = (operation: string, asked: Asked = {}): RawRequest => {
  const [method = '', pattern = ''] = operation.split(' ');
  const { params = {}, query = {}, body, token, key, language, headers = [] } = asked;
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'nothing'));
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const sendsKey = key !== 'none' && method !== 'GET' && operation !== 'POST /api/sign-in';
  return {
    method,
    path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    headers: [
      ...(token === undefined ? [] : [['Authorization', `Bearer ${token}`] as const]),
      ...(sendsKey ? [['Idempotency-Key', key ?? newKey()] as const] : []),
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ...(language === undefined ? [] : [['Accept-Language', language] as const]),
      ...headers,
    ],
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
};

/** Speaks the contract through a client. */
export const speakContract = (client: Client, document: Document): Api => ({
  client,
  document,
  send: (operation, asked) => client.send(requestOf(operation, asked)),
  ok: async (operation, asked) => {
    const request = requestOf(operation, asked);
    const answer = await client.send(request);
    document.check(operation, answer);
    const isRepeatable = request.headers?.some(([name]) => name === 'Idempotency-Key') ?? false;
    if (isRepeatable) expectSame(await client.send(request), answer);
    return answer;
  },
  refused: async (code, operation, asked) => {
    const answer = await client.send(requestOf(operation, asked));
    document.check(operation, answer, code);
    return answer;
  },
});

/** The first answer again, to the byte. */
export const expectSame = (again: Answer, first: Answer): void => {
  expect(again.text).toBe(first.text);
  expect([again.status, again.header('content-type')]).toEqual([first.status, first.header('content-type')]);
};
