import type { Refusal } from '../../domain/refusals.ts';
import { countAttempt } from '../../store/limits.ts';
import type { Dependencies } from '../dependencies.ts';

const perPhone = { purpose: 'bookPhone', limit: 100, windowSeconds: 24 * 3600 };
const perClient = { purpose: 'bookClient', limit: 600, windowSeconds: 600 };

/** Who is about to book: the attendee's phone as parsed, and the client's network address. */
export interface BookingAttempt {
  readonly phone: string;
  readonly client: string;
}

/**
 * Counts an attempt to book: 100 per phone in 24 hours (a grid worker books for a whole building), 600 per client in
 * ten minutes (a square behind one address). Two writes side by side. RATE_LIMITED above either.
 */
export const limitBookings = async (deps: Dependencies, attempt: BookingAttempt): Promise<Refusal | undefined> => {
  const nowAt = deps.clock();
  const refusals = await Promise.all([
    countAttempt(deps.table, { ...perClient, subject: deps.secrets.lookupKey('client', attempt.client), nowAt }),
    countAttempt(deps.table, { ...perPhone, subject: deps.secrets.lookupKey('phone', attempt.phone), nowAt }),
  ]);
  return refusals.find((refusal) => refusal !== undefined);
};
