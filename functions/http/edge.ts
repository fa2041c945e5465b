import type { Context } from 'hono';
import type { Refusal } from '../../shared/domain/refusals.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import type { NetworkPeer } from './client.ts';
import type { Front } from './front.ts';
import type { Limits } from './limits.ts';
import type { RequestLog } from './log.ts';
import type { Origins } from './origins.ts';

/** All that the edge of a deployment needs: the use cases' dependencies and what belongs to HTTP. */
export interface Edge {
  readonly deps: Dependencies;
  readonly origins: Origins;
  /** what stands in front, where clients do not reach this process themselves */
  readonly front?: Front | undefined;
  readonly limits: Limits;
  readonly log: RequestLog;
  /** how many proxies of our own stand in front and append to X-Forwarded-For */
  readonly trustedProxies: number;
  readonly version: string;
  /** resolves once the keys are there; rejects when they cannot be had, and may then be asked again */
  readonly ready?: () => Promise<void>;
  /** after which TRY_AGAIN is answered whatever is still under way, where a platform ends requests without an answer */
  readonly answerWithinMilliseconds?: number;
}

/** What the edge knows about one request, for every handler of API and pages. */
export interface EdgeEnv {
  Bindings: NetworkPeer;
  Variables: {
    edge: Edge;
    requestId: string;
    /** the body, read once; empty for GET and HEAD */
    body: Uint8Array<ArrayBuffer>;
    /** role of who is signed in, for the log */
    role?: string;
    /** the refusal that was answered, for the log */
    refusal?: Refusal;
    /** set when the answer already carries the headers of every answer */
    isComplete?: true;
  };
}

export type EdgeContext = Context<EdgeEnv>;
