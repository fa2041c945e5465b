import { expect } from 'vitest';
import { composeApp } from '../../functions/app.ts';
import type { Edge } from '../../functions/http/edge.ts';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusalCode, refusalStatus } from '../../shared/domain/refusals.ts';
import { putNewAccount } from '../../shared/store/accounts.ts';
import { commit } from '../../shared/store/transaction.ts';
import { issueToken } from '../../shared/usecases/accounts/sign-in-token.ts';
import { edgeOf, origin } from './pages.ts';
import { keyFor, person } from './people.ts';
import type { World } from './world.ts';

/** An answer of the API as it came. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** whatever JSON came; undefined when it is none */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A request as a test writes it: `body` is sent as JSON unless it is text or bytes. */
export interface ApiRequest {
  readonly method?: string;
  readonly path: string;
  readonly key?: string;
  readonly bearer?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly client?: string;
}

/** A client in front of all of Doorstep. */
export interface ApiClient {
  readonly edge: Edge;
  readonly logged: string[];
  send(request: ApiRequest): Promise<ApiAnswer>;
}

const bodyOf = (body: unknown): RequestInit['body'] | undefined => {
  const isReady = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  return body === undefined || isReady ? (body as RequestInit['body']) : JSON.stringify(body);
};

/** Opens the API on a world. */
export const openApi = (world: World, change: Partial<Edge> = {}): ApiClient => {
  const logged: string[] = [];
  const edge = { ...edgeOf(world, logged), ...change };
  const app = composeApp(edge);
  return {
    edge,
    logged,
    send: async ({ method = 'GET', path, key, bearer, headers, body, client = '192.0.2.1' }) => {
      const all = {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...headers,
      };
      const init: RequestInit = { method, headers: all, body: bodyOf(body) ?? null, duplex: 'half' as const };
      const answer = await app.request(origin + path, init, { incoming: { socket: { remoteAddress: client } } });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type') === 'application/json' && text !== '';
      return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
    },
  };
};

/** Opens an account and signs it in; the password plays no part. */
export const signedIn = async ({ deps, table }: World, actor: StaffActor): Promise<string> => {
  await commit(table, putNewAccount({ ...actor, passwordHash: 'none' }));
  return tokenOf(deps.secrets, actor.username, deps.clock());
};

const tokenOf = (secrets: World['deps']['secrets'], username: string, nowAt: number) =>
  issueToken(secrets, { username, version: 1, expiresAt: nowAt + 3_600_000 });

/** A booking as JSON, for person `n`. */
export const bookingJson = (n: number, slotId: string, change: object = {}) => {
  const { birthDate: _inTheIdNumber, ...attendee } = person(n);
  return {
    siteId: slotId.split('-')[0]!,
    slotId,
    service: 'covid19-vaccine',
    doseNumber: 1,
    attendee,
    consent: true,
    ...change,
  };
};

/** Books for person `n` through the API. */
export const bookThrough = (api: ApiClient, n: number, slotId: string): Promise<ApiAnswer> =>
  api.send({ method: 'POST', path: '/api/appointments', key: keyFor(`book-${n}`), body: bookingJson(n, slotId) });

/** The body of a refusal, after a look at what every refusal has. */
export const refused = (answer: ApiAnswer) => {
  expect(isRefusalCode(answer.body?.code), answer.text).toBe(true);
  expect(answer.status).toBe(refusalStatus[answer.body.code as keyof typeof refusalStatus]);
  expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.body;
};
