import type { LegacyCondition } from '../legacy/conditions.ts';
import { encodeBeginning, encodeElement, encodeElements } from '../storage/composite-encoding.ts';
import { AFTER_ALL_KEYS, BEFORE_ALL_KEYS, encodeKeyValue, keyAfter, keyAfterPrefix } from '../storage/key-encoding.ts';
import { type KeyNames, sortAttributes } from '../tables/table.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import type { KeyConditions } from './key-condition.ts';

/** Where the values of one sort attribute are among the sort keys of a partition. */
interface Places {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  readonly at: (value: AttributeValue) => Uint8Array;
  readonly after: (value: AttributeValue) => Uint8Array;
  readonly beginning: (value: AttributeValue) => Uint8Array;
}

/** The sort key is one attribute. */
const ALONE: Places = {
  start: BEFORE_ALL_KEYS,
  end: AFTER_ALL_KEYS,
  at: encodeKeyValue,
  after: (value) => keyAfter(encodeKeyValue(value)),
  beginning: encodeKeyValue,
};

/** The attribute comes after others of the sort key, which are all given, and may have more behind it. */
const behind = (given: readonly AttributeValue[]): Places => {
  const start = encodeElements(given);
  const at = (value: AttributeValue) => Buffer.concat([start, encodeElement(value)]);
  return {
    start,
    end: given.length === 0 ? AFTER_ALL_KEYS : keyAfterPrefix(start),
    at,
    after: (value) => keyAfterPrefix(at(value)),
    beginning: (value) => Buffer.concat([start, encodeBeginning(value)]),
  };
};

type SortBounds = readonly [from: Uint8Array, to: Uint8Array];

const boundsIn = (places: Places, condition: LegacyCondition | undefined): SortBounds => {
  if (condition === undefined) return [places.start, places.end];
  const [first, second] = condition.AttributeValueList as readonly [AttributeValue, AttributeValue];
  switch (condition.ComparisonOperator) {
    case 'LT':
      return [places.start, places.at(first)];
    case 'LE':
      return [places.start, places.after(first)];
    case 'GT':
      return [places.after(first), places.end];
    case 'GE':
      return [places.at(first), places.end];
    case 'BETWEEN':
      return [places.at(first), places.after(second)];
    case 'BEGINS_WITH':
      return [places.beginning(first), keyAfterPrefix(places.beginning(first))];
    default:
      return [places.at(first), places.after(first)];
  }
};

/** Which sort keys checked conditions choose: all before the last condition are equalities. */
export const sortBounds = (key: KeyNames, conditions: KeyConditions): SortBounds => {
  const names = sortAttributes(key);
  const given = names.map((name) => conditions.get(name)).filter((condition) => condition !== undefined);
  if (names.length < 2) return boundsIn(ALONE, given[0]);
  return boundsIn(behind(given.slice(0, -1).map((condition) => condition.AttributeValueList![0]!)), given.at(-1));
};
