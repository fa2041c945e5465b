import {
  invalidRequest,
  invalidRestoreTime,
  pointInTimeRecoveryUnavailable,
  tableAlreadyExists,
  tableWithoutBackups,
  validationError,
} from '../errors.ts';
import { restoreItems } from '../items/restore.ts';
import { givenTableName, targetTableName } from '../requests/common-shapes.ts';
import { boolean, listOf, string, structure, timestamp } from '../requests/shape.ts';
import { isOwnAccount } from '../tables/account.ts';
import { type Catalog, tableNameOf } from '../tables/catalog.ts';
import { describeTable } from '../tables/describe.ts';
import { addTable } from '../tables/new-table.ts';
import { earliestRestorable } from '../tables/recovery.ts';
import { type Overrides, restoredTable } from '../tables/restored-table.ts';
import * as shapes from '../tables/shapes.ts';
import type { Table } from '../tables/table.ts';
import { writes } from './operation.ts';

interface Input extends Overrides {
  readonly SourceTableName?: string;
  readonly SourceTableArn?: string;
  readonly TargetTableName: string;
  /** Epoch seconds. */
  readonly RestoreDateTime?: number;
  readonly UseLatestRestorableTime?: boolean;
}

const shape = structure('RestoreTableToPointInTimeInput', {
  SourceTableArn: string({ minLength: 1, maxLength: 1024 }),
  SourceTableName: string(givenTableName),
  TargetTableName: string(targetTableName),
  UseLatestRestorableTime: boolean(),
  RestoreDateTime: timestamp(),
  BillingModeOverride: shapes.billingMode,
  GlobalSecondaryIndexOverride: listOf(shapes.globalIndex('GlobalSecondaryIndex')),
  LocalSecondaryIndexOverride: listOf(shapes.localIndex),
  ProvisionedThroughputOverride: shapes.throughput(),
});

const checkTime = ({ RestoreDateTime: time, UseLatestRestorableTime: isLatest = false }: Input): void => {
  if (time !== undefined && isLatest)
    throw invalidRequest(
      'Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. ' +
        'Please specify either RestoreDateTime time or UseLatestRestorableTime',
    );
  if (time === undefined && !isLatest)
    throw invalidRequest('Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both');
};

const checkSource = ({ SourceTableName: name, SourceTableArn: arn }: Input): void => {
  if (name !== undefined && arn !== undefined)
    throw validationError('Must provide exactly one of: sourceTableArn, sourceTableName');
  if (name === undefined && arn === undefined)
    throw validationError("The parameter 'TableName' is required but was not present in the request");
  if (arn === undefined) return;
  if (!/^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/[^/]+$/.test(arn))
    throw validationError('sourceTableArn is not a valid ARN');
  if (!isOwnAccount(arn))
    throw validationError('This action is only supported by accounts that match the resource owner’s account.');
};

/** A table of the same name in another region is not the one that an ARN names. */
const findSource = ({ SourceTableName, SourceTableArn: arn }: Input, catalog: Catalog): Table => {
  const table = catalog.backedUp(SourceTableName ?? arn!);
  if (arn !== undefined && arn !== table.arn) throw tableWithoutBackups(tableNameOf(arn));
  return table;
};

/** The time to restore to, in epoch milliseconds. */
const restoreTime = (table: Table, { RestoreDateTime: wanted }: Input, now: number): number => {
  if (table.recovery === undefined) throw pointInTimeRecoveryUnavailable(table.name);
  if (wanted === undefined) return now;
  const time = Math.round(wanted * 1000);
  const earliest = earliestRestorable(table.recovery, now);
  if (time < earliest || time > now) throw invalidRestoreTime(time, earliest, now);
  return time;
};

export const restoreTableToPointInTime = writes<Input>(shape, (input) => {
  checkTime(input);
  checkSource(input);
  return (store) => {
    const source = findSource(input, store.catalog);
    const time = restoreTime(source, input, store.now());
    const plan = restoredTable(source, input.TargetTableName, input);
    if (store.catalog.find(plan.name) !== undefined) throw tableAlreadyExists(plan.name);
    const table = addTable(plan, store);
    // The latest state is what is there, whatever the clock says.
    restoreItems(source, input.UseLatestRestorableTime ? Number.POSITIVE_INFINITY : time, table, store);
    return {
      TableDescription: {
        ...describeTable(table, store.entries),
        RestoreSummary: { SourceTableArn: source.arn, RestoreDateTime: time / 1000, RestoreInProgress: false },
      },
    };
  };
});
