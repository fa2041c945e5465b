import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../../../shared/store/batch-get.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { slot } from '../scenario.ts';
import { claimedAt, fence, isFence, isSeatedIn, releaseClaim } from './claims.ts';

/** A claim is an orphan only when no request can still be at work on it: a function is stopped after 15 s. */
export const orphanMilliseconds = 30_000;

/**
 * Gives back the seats of claims whose appointment is missing, or has its seat elsewhere. The order matters: the fence goes
 * up first, so that a second step which is still on its way is refused instead of booking a seat that was given back.
 * Answers how many it freed.
 */
export const sweepLane = async (table: Table, laneNumber: number, nowAt: number): Promise<number> => {
  const Key = { ...keys.lane(slot, 'online', laneNumber) };
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  const claims = Object.entries((Item?.claims ?? {}) as Record<string, string>);
  const old = claims.filter(([, claim]) => claimedAt(claim) <= nowAt - orphanMilliseconds).map(([code]) => code);
  const found = await batchGet(table, old.map(keys.appointment), 'strong');
  const records = new Map(found.map((item) => [item.pk, item]));
  let freed = 0;
  for (const code of old) {
    const record = records.get(keys.appointment(code).pk);
    if (isSeatedIn(record, laneNumber, nowAt)) continue;
    const isForGood = (record !== undefined && !isFence(record)) || (await fence(table, code, nowAt));
    if (isForGood && (await releaseClaim(table, laneNumber, code))) freed++;
  }
  return freed;
};
