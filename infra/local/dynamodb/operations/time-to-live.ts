import { validationError } from '../errors.ts';
import { managedTableName } from '../requests/common-shapes.ts';
import { boolean, string, structure } from '../requests/shape.ts';
import type { Table } from '../tables/table.ts';
import { reads, writes } from './operation.ts';

interface Specification {
  readonly Enabled: boolean;
  readonly AttributeName: string;
}

interface UpdateInput {
  readonly TableName: string;
  readonly TimeToLiveSpecification: Specification;
}

const updateShape = structure('UpdateTimeToLiveInput', {
  TableName: managedTableName,
  TimeToLiveSpecification: structure(
    'TimeToLiveSpecification',
    {
      AttributeName: string({ required: true, minLength: 1, maxLength: 255 }),
      Enabled: boolean({ required: true }),
    },
    { required: true },
  ),
});

const checkChange = (table: Table, { Enabled, AttributeName }: Specification): void => {
  if (Enabled && table.timeToLive !== undefined) throw validationError('TimeToLive is already enabled');
  if (!Enabled && table.timeToLive === undefined) throw validationError('TimeToLive is already disabled');
  if (!Enabled && table.timeToLive !== AttributeName)
    throw validationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${table.timeToLive}`,
    );
};

/** Remembers the attribute; items are removed by it in items/expiry.ts. */
export const updateTimeToLive = writes<UpdateInput>(updateShape, (input) => ({ catalog }) => {
  const table = catalog.describe(input.TableName);
  const specification = input.TimeToLiveSpecification;
  checkChange(table, specification);
  const { timeToLive: _before, ...rest } = table;
  catalog.put(specification.Enabled ? { ...rest, timeToLive: specification.AttributeName } : rest);
  return { TimeToLiveSpecification: specification };
});

export const describeTimeToLive = reads<{ readonly TableName: string }>(
  structure('DescribeTimeToLiveInput', { TableName: managedTableName }),
  ({ TableName }) =>
    ({ catalog }) => {
      const { timeToLive } = catalog.describe(TableName);
      return {
        TimeToLiveDescription:
          timeToLive === undefined
            ? { TimeToLiveStatus: 'DISABLED' }
            : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
      };
    },
);
