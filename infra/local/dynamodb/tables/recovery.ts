/** How far back a table can be restored. */
export interface Recovery {
  /** Epoch milliseconds from which on every write is in the log. */
  readonly since: number;
  /** RecoveryPeriodInDays */
  readonly days: number;
}

/** The longest period, and the one that nobody has to ask for. */
export const MAX_DAYS = 35;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The earliest time to which a table can be restored, in epoch milliseconds; the latest is now. */
export const earliestRestorable = ({ since, days }: Recovery, now: number): number =>
  Math.max(since, now - days * DAY_MS);

/** Switched on, or on for another period. What a shorter period has given up does not come back with a longer one. */
export const enabledRecovery = (before: Recovery | undefined, days: number, now: number): Recovery => ({
  since: before === undefined ? now : earliestRestorable(before, now),
  days,
});
