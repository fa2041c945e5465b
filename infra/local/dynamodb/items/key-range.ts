import { invalidParameter, validationError } from '../errors.ts';
import type { LegacyCondition } from '../legacy/conditions.ts';
import type { Position } from '../storage/entries.ts';
import {
  AFTER_ALL_KEYS,
  BEFORE_ALL_KEYS,
  encodeKeyValue,
  encodePartition,
  keyAfter,
  keyAfterPrefix,
} from '../storage/key-encoding.ts';
import { type KeyNames, keyAttributes, type Table } from '../tables/table.ts';
import { type AttributeValue, typeOf } from '../values/attribute-value.ts';
import type { KeyConditions } from './key-condition.ts';

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
  if (key.range === undefined && conditions.size > 1) throw validationError('Query key condition not supported');
  for (const name of names) {
    const condition = conditions.get(name);
    if (condition === undefined) {
      if (name === key.hash || conditions.size > 1)
        throw validationError(`Query condition missed key schema element: ${name}`);
      continue;
    }
    checkCondition(condition, table.attributeTypes[name], name === key.hash);
    checkKeyValues(name, condition);
  }
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

const rangeBounds = (condition: LegacyCondition | undefined): readonly [from: Uint8Array, to: Uint8Array] => {
  if (condition === undefined) return [BEFORE_ALL_KEYS, AFTER_ALL_KEYS];
  const [first, second] = (condition.AttributeValueList as readonly AttributeValue[]).map(encodeKeyValue);
  switch (condition.ComparisonOperator) {
    case 'LT':
      return [BEFORE_ALL_KEYS, first!];
    case 'LE':
      return [BEFORE_ALL_KEYS, keyAfter(first!)];
    case 'GT':
      return [keyAfter(first!), AFTER_ALL_KEYS];
    case 'GE':
      return [first!, AFTER_ALL_KEYS];
    case 'BETWEEN':
      return [first!, keyAfter(second!)];
    case 'BEGINS_WITH':
      return [first!, keyAfterPrefix(first!)];
    default:
      return [first!, keyAfter(first!)];
  }
};

const NO_SUFFIX = BEFORE_ALL_KEYS;

/** Where the entries are that checked conditions choose. */
export const boundsOf = (key: KeyNames, conditions: KeyConditions): Bounds => {
  const hash = encodePartition(conditions.get(key.hash)!.AttributeValueList![0]!);
  const [from, to] = rangeBounds(key.range === undefined ? undefined : conditions.get(key.range));
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
