import type { Engine } from '../../infra/local/dynamodb/engine.ts';
import { type Counters, consumedUnits, countRefusal } from './counters.ts';
import type { Leader } from './leader.ts';
import { openLocks } from './locks.ts';
import { type Duration, type ServiceModel, sampleOf } from './model.ts';
import { cancelledByConflict, cancelledByThrottling, throttled, writeConflict } from './refusals.ts';
import { openGate, type Units } from './throughput.ts';
import type { Time } from './time.ts';
import { type Input, isEventual, queriedPartition, touchedItems } from './touched-items.ts';

/** What the simulated service is made of. */
export interface Parts {
  readonly time: Time;
  readonly random: () => number;
  readonly model: ServiceModel;
  readonly leader: Leader;
  readonly replica: Engine | undefined;
}

/** Serves one call inside the service, from its arrival to its answer, and counts it; rejects with a DynamoDbError. */
export type Serve = (operation: string, body: string, counters: Counters) => Promise<Input>;

const transactionFactor = 2;
const sumOf = (units: readonly Units[]) => units.reduce((sum, { write }) => sum + write, 0);

/** Puts locks, throughput and time in front of the leader. */
export const openOperations = ({ time, random, model, leader, replica }: Parts): Serve => {
  const locks = openLocks();
  const gate = openGate(model.partition, model.table, time.now);
  const wait = (duration: Duration) => time.sleep(sampleOf(duration, random));

  /** Runs the leader; what it refuses is charged like what it does. */
  const write = async (counters: Counters, units: readonly Units[], work: () => Promise<Input>) => {
    try {
      const answer = await work();
      counters.writeUnits += consumedUnits(answer);
      return answer;
    } catch (error) {
      if (countRefusal(counters, error)) counters.writeUnits += sumOf(units);
      throw error;
    }
  };

  const transactWrite: Serve = async (operation, body, counters) => {
    const items = touchedItems(operation, JSON.parse(body));
    await wait(model.begin);
    const units = await leader.writeUnits(items, transactionFactor);
    const refused = gate.refusedBy(units);
    const owner = {};
    const ids = items.map(({ id }) => id);
    return write(counters, units, async () => {
      if (refused.size > 0) throw cancelledByThrottling(units.map(({ partition }) => refused.has(partition)));
      const isTaken = locks.take(owner, ids);
      try {
        await wait(model.prepare);
        if (isTaken.includes(true)) throw cancelledByConflict(isTaken);
        const answer = await leader.run(operation, body);
        await wait(model.commit);
        return answer;
      } finally {
        locks.release(owner, ids);
      }
    });
  };

  const plainWrite: Serve = async (operation, body, counters) => {
    const items = touchedItems(operation, JSON.parse(body));
    const units = await leader.writeUnits(items, 1);
    const isRefused = gate.refusedBy(units).size > 0;
    return write(counters, units, async () => {
      if (isRefused) throw throttled();
      await wait(model.write);
      if (items.some(({ id }) => locks.isHeld(id))) throw writeConflict();
      return leader.run(operation, body);
    });
  };

  const charge = (partitions: readonly string[], read: number): void => {
    for (const partition of partitions) gate.charge({ partition, write: 0, read: read / partitions.length });
  };

  const read: Serve = async (operation, body, counters) => {
    const input: Input = JSON.parse(body);
    const items = touchedItems(operation, input);
    const partitions =
      operation === 'Query'
        ? [model.partitionOf(queriedPartition(input))]
        : items.map(({ partitionKey, sortKey }) => model.partitionOf(partitionKey, sortKey));
    const refused = gate.refusedBy(partitions.map((partition) => ({ partition, write: 0, read: Number.EPSILON })));
    const isTaken = operation === 'TransactGetItems' ? items.map(({ id }) => locks.isHeld(id)) : [];
    if (refused.size > 0 || isTaken.includes(true)) {
      const error = refused.size > 0 ? throttled() : cancelledByConflict(isTaken);
      countRefusal(counters, error);
      throw error;
    }
    const isBehind = replica && operation !== 'TransactGetItems' && isEventual(input);
    const from = isBehind && random() < model.shareFromReplica ? replica : undefined;
    await wait(model.read);
    const metered = { ...input, ReturnConsumedCapacity: 'TOTAL' };
    const answer = await (from ? time.during(from.call(operation, metered)) : leader.run(operation, body));
    const units = consumedUnits(answer);
    counters.readUnits += units;
    charge(partitions, units);
    return answer;
  };

  return (operation, body, counters) => {
    if (operation === 'TransactWriteItems') return transactWrite(operation, body, counters);
    if (/^(GetItem|BatchGetItem|Query|Scan|TransactGetItems)$/.test(operation)) return read(operation, body, counters);
    if (/^(Put|Update|Delete|BatchWrite).*Item$/.test(operation)) return plainWrite(operation, body, counters);
    return leader.run(operation, body);
  };
};
