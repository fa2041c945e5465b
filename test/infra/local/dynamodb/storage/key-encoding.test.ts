import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeKeyValue,
  encodePartition,
  keyAfter,
  keyAfterPrefix,
  segmentStart,
} from '../../../../../infra/local/dynamodb/storage/key-encoding.ts';
import { toBase64 } from '../../../../../infra/local/dynamodb/values/bytes.ts';
import { compareNumbers, normalizeNumber } from '../../../../../infra/local/dynamodb/values/numbers.ts';

const runs = { seed: 1024, numRuns: 1000 };
const sign = (order: number): number => Math.sign(order);

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: -110, max: 110 }))
  .map(([digits, exponent]) => normalizeNumber(`${digits}E${exponent}`));

describe('the bytes of keys have the order of the keys', () => {
  it('for numbers', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const order = Buffer.compare(encodeKeyValue({ N: a }), encodeKeyValue({ N: b }));
        expect(sign(order)).toBe(sign(compareNumbers(a, b)));
      }),
      runs,
    );
  });

  it('for numbers that differ in the last digit or in the sign', () => {
    const ordered = [
      '-1E125',
      '-10',
      '-1.23',
      '-1.2',
      '-1',
      '-1E-130',
      '0',
      '1E-130',
      '0.99',
      '1',
      '1.01',
      '1.1',
      '9',
      '10',
      '99',
      '100',
      '1E125',
    ];
    const encoded = ordered.map((text) => encodeKeyValue({ N: normalizeNumber(text) }));
    expect(encoded.toSorted(Buffer.compare)).toEqual(encoded);
  });

  it('for texts, by UTF-8', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const order = Buffer.compare(encodeKeyValue({ S: a }), encodeKeyValue({ S: b }));
        expect(sign(order)).toBe(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
      runs,
    );
  });

  it('for binaries, unsigned', () => {
    const low = encodeKeyValue({ B: toBase64(Buffer.from([0x7f])) });
    const high = encodeKeyValue({ B: toBase64(Buffer.from([0x80])) });
    expect(Buffer.compare(low, high)).toBe(-1);
  });
});

it('nothing fits between a key and the key after it', () => {
  const bytes = fc.uint8Array({ maxLength: 5 });
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const isBetween = Buffer.compare(a, b) < 0 && Buffer.compare(b, keyAfter(a)) < 0;
      expect(isBetween).toBe(false);
    }),
    runs,
  );
});

it('a prefix ends before everything that does not begin with it', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(bytes, bytes, (prefix, key) => {
      const begins = Buffer.from(key).subarray(0, prefix.length).equals(prefix);
      const isInRange = Buffer.compare(key, prefix) >= 0 && Buffer.compare(key, keyAfterPrefix(prefix)) < 0;
      expect(isInRange).toBe(begins);
    }),
    runs,
  );
});

it('every partition belongs to exactly one segment', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (key, total) => {
      const partition = encodePartition({ S: key });
      const owners = Array.from({ length: total }, (_, segment) => segment).filter(
        (segment) =>
          Buffer.compare(partition, segmentStart(segment, total)) >= 0 &&
          Buffer.compare(partition, segmentStart(segment + 1, total)) < 0,
      );
      expect(owners).toHaveLength(1);
    }),
    runs,
  );
});
