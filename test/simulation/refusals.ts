import { DynamoDbError, transactionCanceled } from '../../infra/local/dynamodb/errors.ts';

/** What the service says when it is not the condition that refuses; the wording is that of the SDK's documentation. */
const conflictReason = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };
const throttlingReason = {
  Code: 'ThrottlingError',
  Message: 'Throughput exceeds the current capacity of your table or index.',
};
const noReason = { Code: 'None' };

/** A transaction that met items of other transactions, item by item. */
export const cancelledByConflict = (isTaken: readonly boolean[]): DynamoDbError =>
  transactionCanceled(isTaken.map((taken) => (taken ? conflictReason : noReason)));

/** A transaction of which some items lie in partitions without throughput left. */
export const cancelledByThrottling = (isRefused: readonly boolean[]): DynamoDbError =>
  transactionCanceled(isRefused.map((refused) => (refused ? throttlingReason : noReason)));

/** A single write that met an item of a transaction. */
export const writeConflict = (): DynamoDbError =>
  new DynamoDbError('com.amazonaws.dynamodb.v20120810#TransactionConflictException', conflictReason.Message);

/** A single call without throughput left. */
export const throttled = (): DynamoDbError =>
  new DynamoDbError('com.amazonaws.dynamodb.v20120810#ThrottlingException', throttlingReason.Message);
