import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../shared/store/table.ts';

/** What a piece of work asked of the store: calls by name, and capacity units as DynamoDB bills them. */
export interface StoreCost {
  calls: string[];
  readUnits: number;
  writeUnits: number;
}

interface Meter {
  /** runs the work and tells what it cost */
  measure<T>(work: () => Promise<T>): Promise<{ result: T; cost: StoreCost }>;
}

const isWrite = (command: string) => /^(Put|Update|Delete|BatchWrite|TransactWrite)/.test(command);

const nothing = (): StoreCost => ({ calls: [], readUnits: 0, writeUnits: 0 });

/** Counts every call of the table's client from now on, also those that fail. */
export const meter = (table: Table): Meter => {
  let cost = nothing();
  const add = (command: string, consumed: ConsumedCapacity | ConsumedCapacity[] | undefined) => {
    const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    if (isWrite(command)) cost.writeUnits += units;
    else cost.readUnits += units;
  };
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName).replace(/Command$/, '');
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      cost.calls.push(command);
      const answer = await next(args);
      add(command, (answer.output as { ConsumedCapacity?: ConsumedCapacity }).ConsumedCapacity);
      return answer;
    },
    { step: 'initialize', name: 'storeMeter', priority: 'high' },
  );
  return {
    measure: async (work) => {
      const own = nothing();
      cost = own;
      const result = await work();
      cost = nothing();
      return { result, cost: own };
    },
  };
};
