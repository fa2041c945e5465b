import type { RefusalCode } from '../domain/refusals.ts';
import type { Pool } from '../domain/slots.ts';
import type { RawItem } from './transaction.ts';

/** Who asks, as far as the answer depends on it. */
export interface Asker {
  readonly phoneKey: string;
  readonly nowAt: number;
  readonly pool: Pool;
}

/** What a failed condition on an item means, told from the item that the write met. */
type Meaning = (old: RawItem | undefined, asker: Asker) => RefusalCode;

/**
 * The one table from failed conditions to refusals. A guard tells the proven owner (same phone) that they have booked;
 * anybody else learns nothing, neither from an active appointment nor from doses that the store has seen.
 */
export const meaningOfFailure = {
  /** A slot has always a first lane online; no walk-in lane means that the walk-in pool has no more seats. */
  seat: (old, { nowAt, pool }) => {
    if (!old) return pool === 'online' ? 'SLOT_NOT_FOUND' : 'SLOT_FULL';
    if (old.st !== 'open' || Number(old.endAt) * 1000 <= nowAt) return 'SLOT_CLOSED';
    return 'SLOT_FULL';
  },
  guard: (old, { phoneKey, nowAt }) => {
    const isBusy = old?.active !== undefined && !(Number(old.activeUntil) * 1000 <= nowAt);
    return isBusy && old.ph === phoneKey ? 'ALREADY_BOOKED' : 'NOT_POSSIBLE';
  },
} as const satisfies Record<string, Meaning>;
