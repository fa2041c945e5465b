import { invalidRequest } from '../errors.ts';
import { managedTableName } from '../requests/common-shapes.ts';
import { boolean, integer, structure } from '../requests/shape.ts';
import { earliestRestorable, enabledRecovery, MAX_DAYS } from '../tables/recovery.ts';
import type { Table } from '../tables/table.ts';
import { reads, writes } from './operation.ts';

const describe = ({ recovery }: Table, now: number) => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription:
      recovery === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: recovery.days,
            EarliestRestorableDateTime: earliestRestorable(recovery, now) / 1000,
            LatestRestorableDateTime: now / 1000,
          },
  },
});

export const describeContinuousBackups = reads<{ readonly TableName: string }>(
  structure('DescribeContinuousBackupsInput', { TableName: managedTableName }),
  ({ TableName }) =>
    ({ catalog, now }) =>
      describe(catalog.backedUp(TableName), now()),
);

interface UpdateInput {
  readonly TableName: string;
  readonly PointInTimeRecoverySpecification: {
    readonly PointInTimeRecoveryEnabled: boolean;
    readonly RecoveryPeriodInDays?: number;
  };
}

const updateShape = structure('UpdateContinuousBackupsInput', {
  TableName: managedTableName,
  PointInTimeRecoverySpecification: structure(
    'PointInTimeRecoverySpecification',
    {
      PointInTimeRecoveryEnabled: boolean({ required: true }),
      RecoveryPeriodInDays: integer({ min: 1, max: MAX_DAYS }),
    },
    { required: true },
  ),
});

/** From here on items/write.ts keeps what is needed to restore the table, or nothing any more. */
export const updateContinuousBackups = writes<UpdateInput>(updateShape, (input) => {
  const { PointInTimeRecoveryEnabled: isEnabled, RecoveryPeriodInDays: days } = input.PointInTimeRecoverySpecification;
  if (!isEnabled && days !== undefined)
    throw invalidRequest('Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.');
  return ({ catalog, history, now }) => {
    const { recovery: before, ...table } = catalog.backedUp(input.TableName);
    const updated: Table = isEnabled ? { ...table, recovery: enabledRecovery(before, days ?? MAX_DAYS, now()) } : table;
    if (!isEnabled) history.clear(table.space);
    catalog.put(updated);
    return describe(updated, now());
  };
});
