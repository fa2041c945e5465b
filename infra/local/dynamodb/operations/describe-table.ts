import { managedTableName } from '../requests/common-shapes.ts';
import { structure } from '../requests/shape.ts';
import { describeTable as describe } from '../tables/describe.ts';
import { reads } from './operation.ts';

interface Input {
  readonly TableName: string;
}

export const describeTable = reads<Input>(
  structure('DescribeTableInput', { TableName: managedTableName }),
  ({ TableName }) =>
    ({ catalog, entries }) => ({ Table: describe(catalog.describe(TableName), entries) }),
);
