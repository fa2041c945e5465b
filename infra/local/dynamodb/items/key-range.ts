import { invalidParameter, validationError } from '../errors.ts';
import type { LegacyCondition } from '../legacy/conditions.ts';
import type { Position } from '../storage/entries.ts';
import { BEFORE_ALL_KEYS, keyAfter } from '../storage/key-encoding.ts';
import { encodeHash } from '../tables/locations.ts';
import {
  isComposite,
  type KeyNames,
  keyAttributes,
  partitionAttributes,
  sortAttributes,
  type Table,
} from '../tables/table.ts';
import { typeOf } from '../values/attribute-value.ts';
import type { KeyConditions } from './key-condition.ts';
import { sortBounds } from './sort-bounds.ts';

/** Everything from `from` to before `to`. */
export interface Bounds {
  readonly from: Position;
  readonly to: Position;
}

const NOT_INDEXABLE = ['NULL', 'NOT_NULL', 'NE', 'CONTAINS', 'NOT_CONTAINS', 'IN'];

const checkCondition = (condition: LegacyCondition, type: string | undefined, isHash: boolean): void => {
  const { ComparisonOperator: operator, AttributeValueList: values = [] } = condition;
  if (NOT_INDEXABLE.includes(operator))
    throw validationError('Attempted conditional constraint is not an indexable operation');
  if (values.some((value) => typeOf(value) !== type))
    throw invalidParameter('Condition parameter type does not match schema type');
  if (isHash && operator !== 'EQ') throw validationError('Query key condition not supported');
};

/** Checks that the conditions are on the keys of what is queried, and of kinds that keys can be looked up by. */
export const checkKeyConditions = (table: Table, key: KeyNames, conditions: KeyConditions): void => {
  const names = keyAttributes(key);
  if (conditions.size > Math.max(names.length, 2))
    throw validationError(
      `The number of query conditions (${conditions.size}) exceeds the number of key attributes defined in the schema ` +
        `(${names.length})`,
    );
  if (names.length === 1 && conditions.size > 1) throw validationError('Query key condition not supported');
  const partition = partitionAttributes(key);
  for (const name of names) {
    const condition = conditions.get(name);
    const isPartition = partition.includes(name);
    if (condition === undefined) {
      if (isPartition || (conditions.size > 1 && !isComposite(key)))
        throw validationError(`Query condition missed key schema element: ${name}`);
      continue;
    }
    checkCondition(condition, table.attributeTypes[name], isPartition);
    checkKeyValues(name, condition);
  }
  checkAllOfKey(names, conditions);
  checkSortOrder(sortAttributes(key), conditions);
};

const checkAllOfKey = (names: readonly string[], conditions: KeyConditions): void => {
  if ([...conditions.keys()].every((name) => names.includes(name))) return;
  const missing = names.find((name) => !conditions.has(name));
  throw validationError(`Query condition missed key schema element: ${missing}`);
};

/** Sort attributes are given from the first on, and only the last one that is given may be anything but equal. */
const checkSortOrder = (names: readonly string[], conditions: KeyConditions): void => {
  const last = names.findLastIndex((name) => conditions.has(name));
  const open = names.slice(0, Math.max(last, 0)).filter((name) => conditions.get(name)?.ComparisonOperator !== 'EQ');
  if (open.length > 0)
    throw validationError(
      `RANGE key attributes ${open.join(', ')} must have equality conditions specified in the query because a ` +
        `condition is present on key attribute ${names[last]}`,
    );
};

const checkKeyValues = (name: string, { ComparisonOperator, AttributeValueList = [] }: LegacyCondition): void => {
  for (const value of AttributeValueList) {
    const isEmpty = ('S' in value && value.S === '') || ('B' in value && value.B === '');
    if (isEmpty && ComparisonOperator !== 'BEGINS_WITH')
      throw validationError(
        'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ' +
          `${'S' in value ? 'string' : 'binary'} value. Key: ${name}`,
      );
  }
};

const NO_SUFFIX = BEFORE_ALL_KEYS;

/** Where the entries are that checked conditions choose. */
export const boundsOf = (key: KeyNames, conditions: KeyConditions): Bounds => {
  const given = partitionAttributes(key).map((name) => [name, conditions.get(name)!.AttributeValueList![0]!] as const);
  const hash = encodeHash(Object.fromEntries(given), key);
  const [from, to] = sortBounds(key, conditions);
  return { from: { hash, range: from, suffix: NO_SUFFIX }, to: { hash, range: to, suffix: NO_SUFFIX } };
};

/** The bounds of what comes after (or, backwards, before) the item at which the page before ended. */
export const resumeAt = ({ from, to }: Bounds, start: Position, forward: boolean): Bounds =>
  forward ? { from: { ...start, suffix: keyAfter(start.suffix) }, to } : { from, to: start };

/** Whether a position is one that the bounds allow. */
export const isWithin = ({ from, to }: Bounds, position: Position): boolean =>
  comparePositions(position, from) >= 0 && comparePositions(position, to) < 0;

const comparePositions = (one: Position, two: Position): number =>
  Buffer.compare(one.hash, two.hash) || Buffer.compare(one.range, two.range) || Buffer.compare(one.suffix, two.suffix);
