import { validationError } from '../errors.ts';
import { managedTableName } from '../requests/common-shapes.ts';
import { structure } from '../requests/shape.ts';
import type { Entries } from '../storage/entries.ts';
import { describeTable } from '../tables/describe.ts';
import type { Table } from '../tables/table.ts';
import { writes } from './operation.ts';

interface Input {
  readonly TableName: string;
}

/** The service forgets keys, indexes and age of a table first. */
const describeGone = (table: Table, entries: Entries): Record<string, unknown> => {
  const { AttributeDefinitions, KeySchema, CreationDateTime, ...rest } = describeTable(
    { ...table, indexes: [] },
    entries,
    'DELETING',
  );
  return rest;
};

export const deleteTable = writes<Input>(
  structure('DeleteTableInput', { TableName: managedTableName }),
  (input) => (store) => {
    const { catalog, entries, history } = store;
    const table = catalog.describe(input.TableName);
    if (table.deletionProtection)
      throw validationError(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      );
    const description = describeGone(table, entries);
    for (const { space } of [table, ...table.indexes]) entries.clear(space);
    history.clear(table.space);
    catalog.delete(table.name);
    return { TableDescription: description };
  },
);
