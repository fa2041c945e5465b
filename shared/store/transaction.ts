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
  | { readonly Delete: Without<NonNullable<TransactItem['Delete']>> };

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

const maxAttempts = 12;

/** Reasons that say "not now", never "no". */
const contention = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Writes all or nothing, in one call. Contention is tried again with full jitter and never reaches the caller as a
 * failed condition. The order of writes is the order of precedence: the first that failed speaks for all.
 * @throws StoreBusy when contention outlasts all attempts
 */
export const commit = async (table: Table, writes: readonly Write[]): Promise<ConditionFailure | undefined> => {
  const command = new TransactWriteCommand({ TransactItems: writes.map((write) => complete(table.name, write)) });
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const reasons = await cancellationReasons(table, command);
    if (!reasons) return undefined;
    const failed = reasons.findIndex(({ Code }) => Code !== undefined && Code !== 'None');
    const reason = reasons[failed]!;
    if (reason.Code === 'ConditionalCheckFailed') {
      return { failed, old: reason.Item && unmarshall(reason.Item) };
    }
    if (!contention.has(reason.Code!)) throw new Error(`transaction cancelled: ${reason.Code} ${reason.Message}`);
    await table.pause(attempt);
  }
  throw new StoreBusy(`contention outlasted ${maxAttempts} attempts`);
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
  return { Delete: { ...write.Delete, ...common } };
};
