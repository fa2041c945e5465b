import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { type Outcome, refuse } from '../../shared/domain/refusals.ts';
import type { EdgeContext, EdgeEnv } from './edge.ts';

/** The context of a page whose path has parameters. */
export type PageContext<P extends string> = Context<EdgeEnv, P>;

/**
 * Runs a use case on behalf of a form. What nobody expected becomes TRY_AGAIN, so that the page can be shown again
 * with everything that was typed: the key stays the same, and pressing again is safe.
 */
export const attempt = async <T>(c: EdgeContext, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  try {
    return await act();
  } catch (error) {
    c.get('edge').log.failure(c.get('requestId'), routePath(c, -1), error);
    return refuse('TRY_AGAIN');
  }
};
