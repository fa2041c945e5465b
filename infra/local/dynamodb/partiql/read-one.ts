import { evaluate } from '../expressions/evaluate.ts';
import type { Entry } from '../storage/entries.ts';
import type { Store } from '../store.ts';
import { checkKey } from '../tables/keys.ts';
import { locate } from '../tables/locations.ts';
import { keyAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { SelectStatement } from './ast.ts';
import { NO_PLACEHOLDERS } from './read-statement.ts';
import { pathsOf, pickValues } from './select.ts';
import { chooseItem } from './where.ts';

/** The item that a SELECT chooses by its whole key. */
export interface Found {
  readonly entry: Entry | undefined;
  /** What the statement asked for of it; undefined when it is not there or is not what was asked for. */
  readonly answer: Item | undefined;
}

/** `refuse` makes the error for a SELECT that could choose more than one item. */
export const readOne = (statement: SelectStatement, table: Table, { entries }: Store, refuse: () => Error): Found => {
  const choice = chooseItem(statement.where, keyAttributes(table.key));
  if (choice === undefined || statement.source.indexName !== undefined) throw refuse();
  checkKey(table, choice.key);
  const entry = entries.get(locate(table, choice.key));
  const { rest } = choice;
  const isChosen = entry !== undefined && (rest === undefined || evaluate(rest, entry.item, NO_PLACEHOLDERS));
  const paths = pathsOf(statement);
  if (!isChosen) return { entry, answer: undefined };
  return { entry, answer: paths === undefined ? entry.item : pickValues(entry.item, paths) };
};
