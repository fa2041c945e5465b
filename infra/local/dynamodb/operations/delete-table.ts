import { validationError } from '../errors.ts';
import { managedTableName } from '../requests/common-shapes.ts';
import { structure } from '../requests/shape.ts';
import { describeTable } from '../tables/describe.ts';
import { writes } from './operation.ts';

interface Input {
  readonly TableName: string;
}

export const deleteTable = writes<Input>(
  structure('DeleteTableInput', { TableName: managedTableName }),
  (input) => (store) => {
    const { catalog, entries } = store;
    const table = catalog.describe(input.TableName);
    if (table.deletionProtection)
      throw validationError(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      );
    const description = describeTable({ ...table, indexes: [] }, entries, 'DELETING');
    for (const { space } of [table, ...table.indexes]) entries.clear(space);
    catalog.delete(table.name);
    return { TableDescription: description };
  },
);
