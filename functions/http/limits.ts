import type { Outcome, Refusal } from '../../shared/domain/refusals.ts';
import { signIn } from '../../shared/usecases/accounts/sign-in.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { type BookingAttempt, limitBookings } from '../../shared/usecases/limits/limit-bookings.ts';
import { limitLookUps } from '../../shared/usecases/limits/limit-look-ups.ts';

/** What one client or one phone may do in a while. */
export interface Limits {
  /** RATE_LIMITED when the phone or the client booked too often */
  bookings(attempt: BookingAttempt): Promise<Refusal | undefined>;
  /** Runs a look-up; RATE_LIMITED instead when the client failed too often. */
  lookUps<T>(client: string, lookUp: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Signs in; RATE_LIMITED when there were too many wrong tries. */
  signIn(command: Parameters<typeof signIn>[1]): ReturnType<typeof signIn>;
}

/** Limits kept in the store, so that all processes share them. */
export const limitsInStore = (deps: Dependencies): Limits => ({
  bookings: (attempt) => limitBookings(deps, attempt),
  lookUps: (client, lookUp) => limitLookUps(deps, client, lookUp),
  signIn: (command) => signIn(deps, command),
});

/** For load tests on one machine only. Tries to sign in still count for the account, but no two for one client. */
export const noLimits = (deps: Dependencies): Limits => ({
  bookings: async () => undefined,
  lookUps: (_client, lookUp) => lookUp(),
  signIn: (command) => signIn(deps, { ...command, client: deps.newId() }),
});
