import { hash } from 'node:crypto';
import type { AttributeValue } from '../values/attribute-value.ts';
import { fromBase64 } from '../values/bytes.ts';
import { magnitudeOf } from '../values/decimal.ts';
import { storedDecimal } from '../values/numbers.ts';

/** First byte of zero; negative numbers start below, positive ones at or above it. */
const ZERO = 0x80;

/** Ends a negative number, so that -1.23 comes before -1.2: larger than every byte of a digit pair. */
const NEGATIVE_END = 102;

/**
 * A number as bytes whose order is the order of the numbers.
 * One byte says the sign and the power of 100; then one byte for each pair of digits, plus one, never 0.
 * Negative numbers have all of it turned around. (Oracle's NUMBER is stored the same way.)
 */
const encodeNumber = (text: string): Buffer => {
  const decimal = storedDecimal(text);
  if (decimal.digits === '') return Buffer.from([ZERO]);
  const power = magnitudeOf(decimal) + 1;
  // Pairs begin at an even power of ten.
  const aligned = (power % 2 === 0 ? '' : '0') + decimal.digits;
  const pairs = aligned.length % 2 === 0 ? aligned : `${aligned}0`;
  const exponent = Math.ceil(power / 2) + 0xc0;
  const bytes = [decimal.negative ? exponent ^ 0xff : exponent];
  for (let at = 0; at < pairs.length; at += 2) {
    const pair = Number(pairs.slice(at, at + 2));
    bytes.push(decimal.negative ? 101 - pair : pair + 1);
  }
  if (decimal.negative) bytes.push(NEGATIVE_END);
  return Buffer.from(bytes);
};

/** A key attribute as bytes: S in UTF-8 order, N in numeric order, B in the order of unsigned bytes. */
export const encodeKeyValue = (value: AttributeValue): Buffer => {
  if ('S' in value) return Buffer.from(value.S);
  if ('N' in value) return encodeNumber(value.N);
  if ('B' in value) return fromBase64(value.B);
  throw new TypeError('a key attribute that is not S, N or B passed validation');
};

/** How many bytes of the hash stand in front of a partition key. */
const PREFIX_BYTES = 4;

/**
 * A partition key: the beginning of a hash, then the key itself. The hash spreads the keys evenly, which gives scans
 * an order without meaning and lets parallel scans cut it into equal segments.
 */
export const encodePartition = (value: AttributeValue): Buffer => partitionOf(encodeKeyValue(value));

/** {@link encodePartition} for a key that is bytes already. */
export const partitionOf = (key: Buffer): Buffer => {
  const digest = hash('md5', key, 'buffer');
  return Buffer.concat([digest.subarray(0, PREFIX_BYTES), key]);
};

/** Where segment `segment` of `total` begins in the order of {@link encodePartition}; its end is the next one's begin. */
export const segmentStart = (segment: number, total: number): Buffer => {
  if (segment >= total) return AFTER_ALL_KEYS;
  const start = Buffer.alloc(PREFIX_BYTES);
  start.writeUInt32BE(Math.ceil((segment * 2 ** 32) / total));
  return start;
};

export const BEFORE_ALL_KEYS = Buffer.alloc(0);

/** Keys have at most 2048 bytes, so this is after all of them, with or without the hash prefix. */
export const AFTER_ALL_KEYS = Buffer.alloc(2048 + PREFIX_BYTES + 1, 0xff);

/** The first key after this one and all that could be between: the same bytes with one more. */
export const keyAfter = (key: Uint8Array): Buffer => Buffer.concat([key, Buffer.alloc(1)]);

/** The first key that does not begin with these bytes. */
export const keyAfterPrefix = (prefix: Uint8Array): Buffer => {
  const end = Buffer.from(prefix);
  for (let at = end.length - 1; at >= 0; at -= 1) {
    if (end[at]! < 0xff) {
      end[at]! += 1;
      return end.subarray(0, at + 1);
    }
  }
  return AFTER_ALL_KEYS;
};
