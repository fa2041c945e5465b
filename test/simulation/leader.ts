import type { Engine } from '../../infra/local/dynamodb/engine.ts';
import type { Item } from '../../infra/local/dynamodb/values/attribute-value.ts';
import { itemBytes } from '../../infra/local/dynamodb/values/size.ts';
import type { ServiceModel } from './model.ts';
import type { Replica } from './replica.ts';
import type { Units } from './throughput.ts';
import type { Time } from './time.ts';
import type { Input, TouchedItem } from './touched-items.ts';

/** The engine that decides, and whoever follows it. */
export interface Leader {
  /** Runs an operation, and lets the replica follow when it wrote. */
  run(operation: string, body: string): Promise<Input>;
  /** The write units that a call needs on each item, by the size of what it puts or meets. */
  writeUnits(items: readonly TouchedItem[], factor: number): Promise<Units[]>;
}

const writeUnitBytes = 1024;
const isWrite = (operation: string) => /^(Put|Update|Delete|Create|BatchWrite|TransactWrite)/.test(operation);
const takesDetail = (operation: string) => /(Item|Items|Query|Scan)$/.test(operation);

/** Puts the leader in front of an engine. */
export const openLeader = (
  engine: Engine,
  { time, model, replica }: { time: Time; model: ServiceModel; replica: Replica | undefined },
): Leader => {
  const sizeOf = async ({ tableName, key, bytes }: TouchedItem): Promise<number> => {
    if (bytes !== undefined) return bytes;
    const { Item: met } = await engine.call('GetItem', { TableName: tableName, Key: key, ConsistentRead: true });
    return met ? itemBytes(met as Item) : 0;
  };
  return {
    run: async (operation, body) => {
      const input = JSON.parse(body) as Input;
      if (takesDetail(operation)) input.ReturnConsumedCapacity = 'TOTAL';
      const answer = await time.during(engine.call(operation, input));
      if (isWrite(operation)) replica?.follow(operation, body);
      return answer;
    },
    writeUnits: (items, factor) =>
      Promise.all(
        items.map(async (item) => ({
          partition: model.partitionOf(item.partitionKey, item.sortKey),
          write: factor * Math.max(1, Math.ceil((await sizeOf(item)) / writeUnitBytes)),
          read: 0,
        })),
      ),
  };
};
