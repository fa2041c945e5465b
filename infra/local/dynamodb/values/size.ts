import type { AttributeValue, Item } from './attribute-value.ts';
import { base64Length } from './bytes.ts';
import { storedDecimal } from './numbers.ts';

/** A list or a map costs three bytes, and one more for each member. */
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

/** Integers as they nearly all are: without a sign, a point or an exponent. */
const NATURAL = /^[1-9]\d*$/;

/**
 * Two significant digits a byte, on each side of the decimal point by themselves, one byte for the exponent and one
 * for a minus sign. The documentation only says "approximately"; this is what the service was measured to charge.
 */
const numberBytes = (text: string): number => {
  if (NATURAL.test(text)) return 1 + Math.ceil(withoutZeros(text) / 2);
  const { digits, exponent, negative } = storedDecimal(text);
  if (digits === '') return 1;
  const whole = exponent >= 0 ? digits.length : Math.max(0, digits.length + exponent);
  const fraction = digits.length - whole;
  return 1 + Math.ceil(whole / 2) + Math.ceil(fraction / 2) + (negative ? 1 : 0);
};

/** How many digits there are before the zeros at the end. */
const withoutZeros = (digits: string): number => {
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  return length;
};

const sum = <T>(members: readonly T[], sizeOf: (member: T) => number): number => {
  let total = 0;
  for (const member of members) total += sizeOf(member);
  return total;
};

/** Bytes of one value. Source: "DynamoDB item sizes and formats" in the developer guide. */
export const valueBytes = (value: AttributeValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('M' in value) {
    return CONTAINER_BYTES + itemBytes(value.M) + MEMBER_BYTES * Object.keys(value.M).length;
  }
  if ('L' in value) return CONTAINER_BYTES + sum(value.L, (member) => MEMBER_BYTES + valueBytes(member));
  if ('B' in value) return base64Length(value.B);
  if ('SS' in value) return sum(value.SS, (member) => Buffer.byteLength(member));
  if ('NS' in value) return sum(value.NS, numberBytes);
  if ('BS' in value) return sum(value.BS, base64Length);
  return 1;
};

/** Bytes of an item: the UTF-8 names and the values. At most 400 KB may be stored. */
export const itemBytes = (item: Item): number => {
  let total = 0;
  for (const name in item) total += Buffer.byteLength(name) + valueBytes(item[name]!);
  return total;
};

/** 400 KB, the largest item that may be stored. */
export const MAX_ITEM_BYTES = 400 * 1024;
