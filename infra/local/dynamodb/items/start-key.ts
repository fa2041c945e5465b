import { validationError } from '../errors.ts';
import { ownValue } from '../expressions/paths.ts';
import type { Position } from '../storage/entries.ts';
import { checkKey, pickKey } from '../tables/keys.ts';
import { locate, positionIn } from '../tables/locations.ts';
import type { Index, Table } from '../tables/table.ts';
import { type Item, typeOf } from '../values/attribute-value.ts';
import { validateItem } from '../values/validate.ts';
import { startKeyAttributes } from './page.ts';

const INVALID = 'The provided starting key is invalid';

/** Faults before which the service does not say that they are in the starting key. */
const WITHOUT_PREFIX = /numeric|number|duplicates/i;

/** Checks the values of ExclusiveStartKey, which needs no table. */
export const checkStartKeyValues = (key: Item | undefined): void => {
  if (key === undefined) return;
  validateItem(key, (message) => validationError(WITHOUT_PREFIX.test(message) ? message : `${INVALID}: ${message}`));
};

const checkStartKeySchema = (table: Table, index: Index | undefined, key: Item): void => {
  const names = startKeyAttributes(table, index);
  if (Object.keys(key).length !== names.length) throw validationError(INVALID);
  for (const name of names) {
    const value = ownValue(key, name);
    if (value === undefined || typeOf(value) !== table.attributeTypes[name]) throw validationError(INVALID);
  }
  try {
    checkKey(table, pickKey(key, table.key));
  } catch (error) {
    throw validationError(`${INVALID}: ${(error as Error).message}`);
  }
};

/** Where a page ended, from its LastEvaluatedKey; throws for a key that no page of this table can have ended with. */
export const startPosition = (table: Table, index: Index | undefined, key: Item): Position => {
  checkStartKeySchema(table, index, key);
  const position = index === undefined ? locate(table, key) : positionIn(table, index.key, key);
  if (position === undefined) throw validationError(INVALID);
  return position;
};
