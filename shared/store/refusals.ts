import type { RefusalCode } from '../domain/refusals.ts';
import type { RawItem } from './transaction.ts';

/** Who asks, as far as the answer depends on it. */
export interface Asker {
  readonly phoneKey: string;
  readonly nowAt: number;
}

/** What a failed condition on an item means, told from the item that the write met. */
type Meaning = (old: RawItem | undefined, asker: Asker) => RefusalCode;

/**
 * The one table from failed conditions to refusals. A guard tells the proven owner (same phone) that they have booked;
 * anybody else learns nothing, neither from an active appointment nor from doses that the store has seen.
 */
export const meaningOfFailure = {
  seat: (old, { nowAt }) => {
    if (!old) return 'SLOT_NOT_FOUND';
    if (old.st !== 'open' || Number(old.endAt) * 1000 <= nowAt) return 'SLOT_CLOSED';
    return 'SLOT_FULL';
  },
  guard: (old, { phoneKey }) => (old?.active && old.ph === phoneKey ? 'ALREADY_BOOKED' : 'NOT_POSSIBLE'),
} as const satisfies Record<string, Meaning>;
