import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../../../shared/store/batch-get.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { slot } from '../scenario.ts';
import { claimedAt, fence, isFence, releaseClaim } from './claims.ts';

/** A claim is an orphan only when no request can still be at work on it: a function is stopped after 15 s. */
export const orphanMilliseconds = 30_000;

/**
 * Gives back the seats of claims that have no appointment. The order matters: the fence goes up first, so that a second
 * step which is still on its way is refused instead of booking a seat that was given back. Answers how many it freed.
 */
export const sweepLane = async (table: Table, laneNumber: number, nowAt: number): Promise<number> => {
  const Key = { ...keys.lane(slot, 'online', laneNumber) };
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  const claims = Object.entries((Item?.claims ?? {}) as Record<string, string>);
  const old = claims.filter(([, claim]) => claimedAt(claim) <= nowAt - orphanMilliseconds).map(([code]) => code);
  const found = await batchGet(table, old.map(keys.appointment), 'strong');
  const recorded = new Set(found.filter((item) => !isFence(item)).map(({ pk }) => pk));
  let freed = 0;
  for (const code of old) {
    if (recorded.has(keys.appointment(code).pk)) continue;
    if ((await fence(table, code, nowAt)) && (await releaseClaim(table, laneNumber, code))) freed++;
  }
  return freed;
};
