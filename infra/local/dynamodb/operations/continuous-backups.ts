import { DynamoDbError } from '../errors.ts';
import { managedTableName } from '../requests/common-shapes.ts';
import { boolean, integer, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { tableNameOf } from '../tables/catalog.ts';
import type { Table } from '../tables/table.ts';
import { reads, writes } from './operation.ts';

/** Backup operations have an error of their own for a missing table. */
const findTable = ({ catalog }: Store, nameOrArn: string): Table => {
  const name = tableNameOf(nameOrArn);
  const table = catalog.find(name);
  if (table !== undefined) return table;
  throw new DynamoDbError('com.amazonaws.dynamodb.v20120810#TableNotFoundException', `Table not found: ${name}`);
};

const describe = ({ recoverableSince: since }: Table, now: number) => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription:
      since === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: 35,
            EarliestRestorableDateTime: since,
            LatestRestorableDateTime: now / 1000,
          },
  },
});

export const describeContinuousBackups = reads<{ readonly TableName: string }>(
  structure('DescribeContinuousBackupsInput', { TableName: managedTableName }),
  ({ TableName }) =>
    (store) =>
      describe(findTable(store, TableName), store.now()),
);

interface UpdateInput {
  readonly TableName: string;
  readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: boolean };
}

const updateShape = structure('UpdateContinuousBackupsInput', {
  TableName: managedTableName,
  PointInTimeRecoverySpecification: structure(
    'PointInTimeRecoverySpecification',
    { PointInTimeRecoveryEnabled: boolean({ required: true }), RecoveryPeriodInDays: integer({ min: 1, max: 35 }) },
    { required: true },
  ),
});

/** Remembers the setting; there are no backups to restore from. */
export const updateContinuousBackups = writes<UpdateInput>(updateShape, (input) => (store) => {
  const { recoverableSince: before, ...table } = findTable(store, input.TableName);
  const isEnabled = input.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled;
  const updated: Table = isEnabled ? { ...table, recoverableSince: before ?? store.now() / 1000 } : table;
  store.catalog.put(updated);
  return describe(updated, store.now());
});
