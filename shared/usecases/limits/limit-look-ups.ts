import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { countAttempt, giveBack } from '../../store/limits.ts';
import type { Dependencies } from '../dependencies.ts';

const failedLookUps = { purpose: 'lookUp', limit: 10, windowSeconds: 15 * 60 };

/**
 * Looks something up for a client that may be guessing: the eleventh failure in 15 minutes is RATE_LIMITED. The attempt
 * is counted before the look-up and given back after a good one, so that parallel guesses cannot slip through.
 */
export const limitLookUps = async <T>(
  deps: Dependencies,
  client: string,
  lookUp: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const counter = { ...failedLookUps, subject: deps.secrets.lookupKey('client', client) };
  const limited = await countAttempt(deps.table, { ...counter, nowAt: deps.clock() });
  if (limited) return limited;
  const found = await lookUp();
  const failed = isRefusal(found) && found.refused === 'NOT_FOUND';
  if (!failed) await giveBack(deps.table, counter);
  return found;
};
