import { parseSlotId, slotEndAt } from '../../../shared/domain/slots.ts';
import { newLane } from '../../../shared/store/lanes.ts';
import { dynamoDb, type ServiceModel } from '../../simulation/model.ts';

import { putItem, type World } from '../../support/world.ts';

/** A rush on one slot. */
export interface Scenario {
  readonly seats: number;
  readonly residents: number;
  /** within how long they all come, evenly at random */
  readonly withinMilliseconds: number;
  readonly concurrency: number;
  /** over how many items the seats are shared out, if the design shares them out */
  readonly lanes: number;
  /** in how many storage partitions these items lie */
  readonly partitions: number;
  readonly seed: number;
  readonly model?: Partial<ServiceModel>;
}

/**
 * What a request takes on the processor: 862 bookings a second on one thread (docs/bench.md) are 1.16 ms, and a function
 * of 1,024 MB has 1,024/1,769 of a processor (infra/aws/constructs/functions.ts).
 */
export const cpuMilliseconds = 2;

export const slotId = 'puli-20261124-0830-30';
export const slot = parseSlotId(slotId)!;

/** All that the service takes, longer or shorter by a factor: its durations are assumptions. */
export const durationsTimes = (factor: number): Partial<ServiceModel> =>
  Object.fromEntries(
    (['network', 'read', 'write', 'begin', 'prepare', 'commit'] as const).map((name) => [
      name,
      { ...dynamoDb[name], medianMilliseconds: factor * dynamoDb[name].medianMilliseconds },
    ]),
  );

/** Seats of each of so many lanes. */
const shares = (seats: number, lanes: number): number[] =>
  Array.from({ length: lanes }, (_, lane) => Math.floor(seats / lanes) + (lane < seats % lanes ? 1 : 0));

/** Stores the slot, however many lanes it is to have. */
export const putLanes = async (world: Pick<World, 'table'>, { seats, lanes }: Scenario): Promise<void> => {
  const facts = { status: 'open' as const, endAt: slotEndAt(slot), laneCount: lanes, expireAt: 4_102_444_800 };
  for (const [laneNumber, share] of shares(seats, lanes).entries()) {
    const write = newLane({ slot, pool: 'online', laneNumber }, share, facts);
    if ('Put' in write) await putItem(world, write.Put.Item!);
  }
};

/**
 * The model with the slot's lanes in so many storage partitions, neighbours together. The keys stay as they are: a look
 * at the day is a Query for each six lanes, whatever the partitions.
 */
export const modelOf = ({ lanes, partitions, model }: Scenario): Partial<ServiceModel> => ({
  sdkAttempts: 3,
  ...model,
  partitionOf: (partitionKey, sortKey) => {
    if (!partitionKey.startsWith('D#')) return dynamoDb.partitionOf(partitionKey);
    if (sortKey?.startsWith('O#')) return `D ${Math.floor((Number(sortKey.split('#')[2]) * partitions) / lanes)}`;
    return `D ${Number(partitionKey.split('#')[3] ?? 0) % partitions}`;
  },
});
