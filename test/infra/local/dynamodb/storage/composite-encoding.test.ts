import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeBeginning,
  encodeElement,
  encodeElements,
} from '../../../../../infra/local/dynamodb/storage/composite-encoding.ts';
import { keyAfterPrefix } from '../../../../../infra/local/dynamodb/storage/key-encoding.ts';
import { toBase64 } from '../../../../../infra/local/dynamodb/values/bytes.ts';

const runs = { seed: 4, numRuns: 1000 };

/** Few different bytes, so that beginnings are shared and zeros are met. */
const bytes = fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 4 }).map((members) => Buffer.from(members));
const keys = fc.tuple(bytes, bytes, bytes);

const encode = (parts: readonly Buffer[]) => encodeElements(parts.map((part) => ({ B: toBase64(part) })));

const compareParts = (one: readonly Buffer[], two: readonly Buffer[]): number =>
  one.map((part, at) => Buffer.compare(part, two[at]!)).find((order) => order !== 0) ?? 0;

describe('a key of several attributes', () => {
  it('sorts by the first, then by the second and so on', () => {
    fc.assert(
      fc.property(keys, keys, (one, two) => {
        expect(Buffer.compare(encode(one), encode(two))).toBe(compareParts(one, two));
      }),
      runs,
    );
  });

  it('is between the ends of what begins like it', () => {
    fc.assert(
      fc.property(keys, bytes, ([first, second, third], other) => {
        const start = Buffer.concat([encodeElement({ B: toBase64(first) }), encodeBeginning({ B: toBase64(other) })]);
        const key = encode([first, second, third]);
        const isWithin = Buffer.compare(key, start) >= 0 && Buffer.compare(key, keyAfterPrefix(start)) < 0;
        expect(isWithin).toBe(second.subarray(0, other.length).equals(other));
      }),
      runs,
    );
  });
});
