import * as z from 'zod';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import type { Outcome, Refusal, RefusalCode } from '../../shared/domain/refusals.ts';
import { emptyBody } from '../../shared/domain/requests/residents.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import type { Language } from '../../web/locale.ts';
import type { EdgeContext } from './edge.ts';
import type { Access } from './sign-in.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** Whether a request must carry an Idempotency-Key, may, or has no use for one. */
export type KeyRule = 'required' | 'optional' | 'none';

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** Who asks, and for what by its address: known before anything else of the request is judged. */
export interface Caller<Params extends string = string, Actor = StaffActor | undefined> {
  readonly c: EdgeContext;
  readonly deps: Dependencies;
  readonly params: Readonly<Record<Params, string>>;
  /** who is signed in; nobody on public routes */
  readonly actor: Actor;
  /** the token of an Authorization header, of whatever kind */
  readonly bearer: string | undefined;
  /** network address that limits count */
  readonly client: string;
}

/** What was sent, parsed. */
export interface Sent<Key = string | undefined, Query = unknown, Body = unknown> {
  readonly key: Key;
  readonly query: Query;
  readonly body: Body;
}

type ActorOf<A extends Access> = A extends 'public' ? undefined : StaffActor;
type KeyOf<K extends KeyRule> = K extends 'required' ? string : string | undefined;

/** What a route says about itself, for the server and for the OpenAPI document. */
export interface RouteFacts {
  readonly method: Method;
  /** as in OpenAPI: `/api/sites/{siteId}/slots` */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly key: KeyRule;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** 200 unless something new came to be */
  readonly status?: 200 | 201;
  /** what the use case may refuse with; what the edge refuses with follows from the other facts */
  readonly refusals: readonly RefusalCode[];
  /** `no-store` unless said otherwise */
  readonly cacheControl?: string;
  /** an example of the body */
  readonly example?: object;
}

/** A route with its types; see `RouteFacts`. */
interface RouteDefinition<
  Path extends string,
  A extends Access,
  K extends KeyRule,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteFacts {
  readonly path: Path;
  readonly access: A;
  readonly key: K;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: R;
  /**
   * Why the caller may not know of what the address names. The use case asks the same; the edge asks only when it is
   * about to refuse for the key, the content or the fields, so that such a refusal tells outsiders nothing.
   */
  readonly scope?: (caller: Caller<ParamNames<Path>, ActorOf<A>>) => Promise<Refusal | undefined>;
  readonly handle: (
    asked: Caller<ParamNames<Path>, ActorOf<A>> & Sent<KeyOf<K>, z.output<Q>, z.output<B>>,
  ) => Promise<Outcome<z.output<R>>>;
  /** the same answer in another type, for clients whose Accept header prefers it */
  readonly alternative?: {
    readonly type: string;
    readonly render: (answer: z.output<R>, language: Language) => string;
  };
}

/** A declared route, without the types of its own: what the server serves and the OpenAPI document describes. */
export interface Route extends RouteFacts {
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  scope?(caller: Caller): Promise<Refusal | undefined>;
  handle(asked: Caller & Sent): Promise<Outcome<unknown>>;
  readonly alternative?: { readonly type: string; render(answer: unknown, language: Language): string };
}

const noQuery = z.strictObject({});

/** Declares a route. */
export const route = <
  const Path extends string,
  const A extends Access,
  const K extends KeyRule,
  R extends z.ZodType,
  Q extends z.ZodType = typeof noQuery,
  B extends z.ZodType = typeof emptyBody,
>(
  definition: RouteDefinition<Path, A, K, Q, B, R>,
): Route => ({ ...definition, query: definition.query ?? noQuery, body: definition.body ?? emptyBody });
