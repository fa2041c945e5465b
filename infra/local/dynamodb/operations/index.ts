import { describeEndpoints, describeLimits } from './account.ts';
import { batchExecuteStatement } from './batch-execute-statement.ts';
import { batchGetItem } from './batch-get-item.ts';
import { batchWriteItem } from './batch-write-item.ts';
import { describeContinuousBackups, updateContinuousBackups } from './continuous-backups.ts';
import { createTable } from './create-table.ts';
import { deleteItem } from './delete-item.ts';
import { deleteTable } from './delete-table.ts';
import { describeTable } from './describe-table.ts';
import { executeStatement } from './execute-statement.ts';
import { executeTransaction } from './execute-transaction.ts';
import { getItem } from './get-item.ts';
import { listTables } from './list-tables.ts';
import type { Operation } from './operation.ts';
import { putItem } from './put-item.ts';
import { query } from './query.ts';
import { restoreTableToPointInTime } from './restore-table-to-point-in-time.ts';
import { scan } from './scan.ts';
import { listTagsOfResource, tagResource, untagResource } from './tags.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactGetItems } from './transact-get-items.ts';
import { transactWriteItems } from './transact-write-items.ts';
import { updateItem } from './update-item.ts';
import { updateTable } from './update-table.ts';

/** Every operation that the engine knows, by the name in the request's X-Amz-Target. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['BatchExecuteStatement', batchExecuteStatement],
  ['BatchGetItem', batchGetItem],
  ['BatchWriteItem', batchWriteItem],
  ['CreateTable', createTable],
  ['DeleteItem', deleteItem],
  ['DeleteTable', deleteTable],
  ['DescribeContinuousBackups', describeContinuousBackups],
  ['DescribeEndpoints', describeEndpoints],
  ['DescribeLimits', describeLimits],
  ['DescribeTable', describeTable],
  ['DescribeTimeToLive', describeTimeToLive],
  ['ExecuteStatement', executeStatement],
  ['ExecuteTransaction', executeTransaction],
  ['GetItem', getItem],
  ['ListTables', listTables],
  ['ListTagsOfResource', listTagsOfResource],
  ['PutItem', putItem],
  ['Query', query],
  ['RestoreTableToPointInTime', restoreTableToPointInTime],
  ['Scan', scan],
  ['TagResource', tagResource],
  ['TransactGetItems', transactGetItems],
  ['TransactWriteItems', transactWriteItems],
  ['UntagResource', untagResource],
  ['UpdateContinuousBackups', updateContinuousBackups],
  ['UpdateItem', updateItem],
  ['UpdateTable', updateTable],
  ['UpdateTimeToLive', updateTimeToLive],
]);
