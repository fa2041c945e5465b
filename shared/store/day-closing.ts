import { dayRetentionDays, expiryOf } from '../domain/retention.ts';
import { keys } from './keys.ts';
import { slotChangeWrites } from './slot-changes.ts';
import type { SlotLanes } from './slot-lanes.ts';
import type { Write } from './transaction.ts';

/** Who closed a day, when, and what was handed out on it, by item. */
export interface DayClosing {
  readonly siteId: string;
  readonly localDate: string;
  /** epoch milliseconds */
  readonly closedAt: number;
  readonly closedBy: string;
  readonly handedOut: ReadonlyMap<string, number>;
}

/** Closes a day for good; it must be open. A day without slots can be closed as well. */
export const closeDayRecord = ({ siteId, localDate, closedAt, closedBy, handedOut }: DayClosing): Write => ({
  Update: {
    Key: keys.day(siteId, localDate),
    UpdateExpression: 'SET closedAt = :at, closedBy = :by, handedOut = :out, expireAt = :expireAt',
    ConditionExpression: 'attribute_not_exists(closedAt)',
    ExpressionAttributeValues: {
      ':at': closedAt,
      ':by': closedBy,
      ':out': Object.fromEntries(handedOut),
      ':expireAt': expiryOf(localDate, dayRetentionDays),
    },
  },
});

/** Closes a slot with all its lanes; fails when an official changed it meanwhile. */
export const closeSlot = (lanes: SlotLanes): Write[] =>
  slotChangeWrites({ lanes, online: [], walkIn: [], status: 'closed' });
