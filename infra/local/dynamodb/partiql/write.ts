import { duplicateItem, validationError } from '../errors.ts';
import type { Condition } from '../expressions/ast.ts';
import { evaluate } from '../expressions/evaluate.ts';
import { project } from '../expressions/project.ts';
import { preparePut } from '../items/put.ts';
import { checkPathsAgainstKeys, updatedItem } from '../items/update.ts';
import type { Decision, ItemWrite } from '../items/write.ts';
import { checkKey } from '../tables/keys.ts';
import { keyAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { DeleteStatement, InsertStatement, UpdateStatement, WriteStatement } from './ast.ts';
import { NO_PLACEHOLDERS } from './read-statement.ts';
import { chooseItem, type ItemChoice } from './where.ts';

/** The one item that a write is about; its whole key has to be given. */
const chosenItem = (table: Table, where: Condition | undefined): ItemChoice => {
  const choice = chooseItem(where, keyAttributes(table.key));
  if (choice === undefined)
    throw validationError('Where clause does not contain a mandatory equality on all key attributes');
  checkKey(table, choice.key);
  return choice;
};

const bindInsert = ({ source, item }: InsertStatement, table: Table): ItemWrite => ({
  ...preparePut({ TableName: source.tableName, Item: item }).bind(table),
  next: (old) => {
    if (old !== undefined) throw duplicateItem();
    return item;
  },
});

const isThere = (item: Item): boolean => Object.keys(item).length > 0;

const bindUpdate = ({ update, where }: UpdateStatement, table: Table): ItemWrite => {
  const { key, rest } = chosenItem(table, where);
  checkPathsAgainstKeys(table, pathsOf(update));
  return {
    table,
    key,
    // Unlike UpdateItem, UPDATE makes no new items.
    condition: (old) => isThere(old) && (rest === undefined || evaluate(rest, old, NO_PLACEHOLDERS)),
    returnsOldOnFailure: false,
    next: (old) => updatedItem(table, update, old ?? key, NO_PLACEHOLDERS),
  };
};

const bindDelete = ({ where }: DeleteStatement, table: Table): ItemWrite => {
  const { key, rest } = chosenItem(table, where);
  return {
    table,
    key,
    // Deleting what is not there succeeds, whatever else was asked of it.
    condition: (old) => !isThere(old) || rest === undefined || evaluate(rest, old, NO_PLACEHOLDERS),
    returnsOldOnFailure: false,
    next: () => undefined,
  };
};

const pathsOf = (update: UpdateStatement['update']) => update.map(({ path }) => NO_PLACEHOLDERS.resolve(path));

/** A write statement on its table; throws the service's words for what does not fit. */
export const bindWrite = (statement: WriteStatement, table: Table): ItemWrite => {
  if (statement.kind === 'insert') return bindInsert(statement, table);
  return statement.kind === 'update' ? bindUpdate(statement, table) : bindDelete(statement, table);
};

/** What RETURNING asks for; undefined for nothing. */
export const returnedItem = (statement: WriteStatement, { old, next }: Decision): Item | undefined => {
  if (statement.kind === 'insert' || statement.returning === undefined) return undefined;
  const image = statement.returning.endsWith('OLD') ? old?.item : next?.item;
  if (image === undefined || statement.kind === 'delete' || statement.returning.startsWith('ALL')) return image;
  const modified = project(image, pathsOf(statement.update));
  return isThere(modified) ? modified : undefined;
};
