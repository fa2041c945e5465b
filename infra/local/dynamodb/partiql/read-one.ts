import type { Entry } from '../storage/entries.ts';
import type { Store } from '../store.ts';
import { checkKey } from '../tables/keys.ts';
import { locate } from '../tables/locations.ts';
import { keyAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { SelectStatement } from './ast.ts';
import { pathsOf, pickValues } from './select.ts';
import { chooseItem } from './where.ts';

/** The item that a SELECT chooses by its whole key, and by nothing else. */
export interface Found {
  readonly entry: Entry | undefined;
  /** What the statement asked for of it; undefined when it is not there. */
  readonly answer: Item | undefined;
}

/** `refuse` makes the error for a SELECT that says more or less than a key. */
export const readOne = (statement: SelectStatement, table: Table, { entries }: Store, refuse: () => Error): Found => {
  const choice = chooseItem(statement.where, keyAttributes(table.key));
  const isOneItem = choice !== undefined && choice.rest === undefined && statement.source.indexName === undefined;
  if (!isOneItem) throw refuse();
  checkKey(table, choice.key);
  const entry = entries.get(locate(table, choice.key));
  if (entry === undefined) return { entry, answer: undefined };
  const paths = pathsOf(statement);
  return { entry, answer: paths === undefined ? entry.item : pickValues(entry.item, paths) };
};
