import { type AttributeValue, type Item, setMembers, typeOf } from './attribute-value.ts';
import { compareBinary, compareUtf8 } from './bytes.ts';
import { compareNumbers } from './numbers.ts';

/**
 * Order of two values of one ordered type (S, N, B): negative, zero or positive.
 * Undefined when the types differ or have no order, which makes every ordering comparison false.
 */
export const orderOf = (left: AttributeValue, right: AttributeValue): number | undefined => {
  if ('S' in left && 'S' in right) return compareUtf8(left.S, right.S);
  if ('N' in left && 'N' in right) return compareNumbers(left.N, right.N);
  if ('B' in left && 'B' in right) return compareBinary(left.B, right.B);
  return undefined;
};

/** Deep equality; sets are equal in any order, numbers are canonical already. */
export const isEqual = (left: AttributeValue, right: AttributeValue): boolean => {
  if ('S' in left) return 'S' in right && left.S === right.S;
  if ('N' in left) return 'N' in right && left.N === right.N;
  if (typeOf(left) !== typeOf(right)) return false;
  if ('M' in left && 'M' in right) return isEqualItem(left.M, right.M);
  if ('L' in left && 'L' in right) return isEqualList(left.L, right.L);
  const members = setMembers(left);
  if (members !== undefined) return isEqualSet(members, setMembers(right) ?? []);
  return Object.values(left)[0] === Object.values(right)[0];
};

const isEqualSet = (left: readonly string[], right: readonly string[]): boolean => {
  if (left.length !== right.length) return false;
  const members = new Set(right);
  return left.every((member) => members.has(member));
};

const isEqualList = (left: readonly AttributeValue[], right: readonly AttributeValue[]): boolean =>
  left.length === right.length && left.every((value, index) => isEqual(value, right[index]!));

/** Same attributes with equal values. */
export const isEqualItem = (left: Item, right: Item): boolean => {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && isEqual(left[name]!, right[name]!));
};
