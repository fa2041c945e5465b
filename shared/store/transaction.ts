import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from './table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Without<T> = Omit<T, 'TableName' | 'ReturnValuesOnConditionCheckFailure'>;

/** One write of a transaction, without what is the same for all of them. */
export type Write =
  | { readonly Put: Without<NonNullable<TransactItem['Put']>> }
  | { readonly Update: Without<NonNullable<TransactItem['Update']>> }
  | { readonly Delete: Without<NonNullable<TransactItem['Delete']>> }
  | { readonly ConditionCheck: Without<NonNullable<TransactItem['ConditionCheck']>> };

/** An item as it lies in the table, before it is parsed. */
export type RawItem = Record<string, unknown>;

/** The first write, in the order given, whose condition failed, and the item it met (none: there was no item). */
export interface ConditionFailure {
  readonly failed: number;
  readonly old: RawItem | undefined;
}

/** Thrown when contention outlasted all attempts. The outcome is known: nothing was written. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** How often contention is met before the caller is told to come again. */
export const maxAttempts = 12;

/** Reasons that say "not now", never "no": others are at work on an item, or too much is asked. */
const contentions = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Writes all or nothing, in one call, and tries once: on contention nothing was written and nothing refused.
 * The order of writes is the order of precedence: the first that failed speaks for all.
 */
export const tryCommit = async (
  table: Table,
  writes: readonly Write[],
): Promise<ConditionFailure | 'contended' | undefined> =>
  outcomeOf(await cancellationReasons(table, commandFor(table, writes)));

/**
 * Writes all or nothing. Contention is tried again with full jitter and never reaches the caller as a failed condition.
 * @throws StoreBusy when contention outlasts all attempts
 */
export const commit = async (table: Table, writes: readonly Write[]): Promise<ConditionFailure | undefined> => {
  const command = commandFor(table, writes);
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const outcome = outcomeOf(await cancellationReasons(table, command));
    if (outcome !== 'contended') return outcome;
    await table.pause(attempt);
  }
  throw new StoreBusy(`contention outlasted ${maxAttempts} attempts`);
};

const commandFor = (table: Table, writes: readonly Write[]) =>
  new TransactWriteCommand({ TransactItems: writes.map((write) => complete(table.name, write)) });

const outcomeOf = (reasons: readonly CancellationReason[] | undefined): ConditionFailure | 'contended' | undefined => {
  if (!reasons) return undefined;
  const failed = reasons.findIndex(({ Code }) => Code !== undefined && Code !== 'None');
  const reason = reasons[failed]!;
  if (reason.Code === 'ConditionalCheckFailed') return { failed, old: reason.Item && unmarshall(reason.Item) };
  if (contentions.includes(reason.Code!)) return 'contended';
  throw new Error(`transaction cancelled: ${reason.Code} ${reason.Message}`);
};

const cancellationReasons = async (
  table: Table,
  command: TransactWriteCommand,
): Promise<CancellationReason[] | undefined> => {
  try {
    await table.client.send(command);
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException && error.CancellationReasons) return error.CancellationReasons;
    throw error;
  }
};

const complete = (TableName: string, write: Write): TransactItem => {
  const common = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  if ('Put' in write) return { Put: { ...write.Put, ...common } };
  if ('Update' in write) return { Update: { ...write.Update, ...common } };
  if ('ConditionCheck' in write) return { ConditionCheck: { ...write.ConditionCheck, ...common } };
  return { Delete: { ...write.Delete, ...common } };
};
