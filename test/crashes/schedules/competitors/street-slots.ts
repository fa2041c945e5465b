import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Pool, parseSlotId, slotEndAt, windowKey } from '../../../../shared/domain/slots.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { newLane } from '../../../../shared/store/lanes.ts';
import { putItem, type World } from '../../../support/world.ts';

/** Stores a slot anew with so many seats on each of its lanes. */
export const putLanes = async (world: World, slotId: string, pool: Pool, shares: readonly number[]): Promise<void> => {
  const slot = parseSlotId(slotId)!;
  const facts = { status: 'open', endAt: slotEndAt(slot), laneCount: shares.length, expireAt: 4_102_444_800 } as const;
  for (const [laneNumber, share] of shares.entries()) {
    const write = newLane({ slot, pool, laneNumber }, share, facts);
    if ('Put' in write) await putItem(world, write.Put.Item!);
  }
};

/** Adds a slot of one lane to a day of the street. */
export const addSlot = async (world: World, slotId: string, seats: number): Promise<void> => {
  const slot = parseSlotId(slotId)!;
  await putLanes(world, slotId, 'online', [seats]);
  await world.table.client.send(
    new UpdateCommand({
      TableName: world.table.name,
      Key: keys.day(slot.siteId, slot.localDate),
      UpdateExpression: 'ADD slots :window',
      ExpressionAttributeValues: { ':window': new Set([windowKey(slot)]) },
    }),
  );
};
