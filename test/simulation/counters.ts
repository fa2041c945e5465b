import { DynamoDbError } from '../../infra/local/dynamodb/errors.ts';

/** What the service was asked and what it had to do for it. */
export interface Counters {
  /** calls by operation, those of the SDK's retries included */
  readonly calls: Map<string, number>;
  /** calls that were refused because a transaction held an item */
  conflicts: number;
  throttles: number;
  /** units as DynamoDB charges them, cancelled transactions and failed conditions included */
  readUnits: number;
  writeUnits: number;
}

/** Counters that start at nothing. */
export const openCounters = (): Counters => ({
  calls: new Map(),
  conflicts: 0,
  throttles: 0,
  readUnits: 0,
  writeUnits: 0,
});

/** The sum of several. */
export const sumOfCounters = (all: Iterable<Counters>): Counters => {
  const sum = openCounters();
  for (const { calls, conflicts, throttles, readUnits, writeUnits } of all) {
    for (const [operation, count] of calls) sum.calls.set(operation, (sum.calls.get(operation) ?? 0) + count);
    sum.conflicts += conflicts;
    sum.throttles += throttles;
    sum.readUnits += readUnits;
    sum.writeUnits += writeUnits;
  }
  return sum;
};

/** Counts how a call was refused; answers whether its units are charged all the same: throttled calls cost nothing. */
export const countRefusal = (counters: Counters, error: unknown): boolean => {
  if (!(error instanceof DynamoDbError)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  const isThrottled = error.name === 'ThrottlingException' || codes.includes('ThrottlingError');
  const isConflict = error.name === 'TransactionConflictException' || codes.includes('TransactionConflict');
  if (isThrottled) counters.throttles++;
  if (isConflict) counters.conflicts++;
  return !isThrottled && (isConflict || codes.length > 0 || error.name === 'ConditionalCheckFailedException');
};

/** Units in the answer to a call that asked for them. */
export const consumedUnits = (answer: Record<string, unknown>): number => {
  const consumed = [(answer.ConsumedCapacity ?? []) as { CapacityUnits: number } | { CapacityUnits: number }[]].flat();
  return consumed.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
};
