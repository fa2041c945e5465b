import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNumbers,
  compareNumbers,
  normalizeNumber,
  subtractNumbers,
} from '../../../../../infra/local/dynamodb/values/numbers.ts';
import { valueBytes } from '../../../../../infra/local/dynamodb/values/size.ts';

const runs = { seed: 38, numRuns: 500 };
const integer = fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n });

describe('normalizeNumber', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['0e125', '0'],
    ['007', '7'],
    ['+1.50', '1.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['1E-3', '0.001'],
    ['-12.3400E2', '-1234'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ['1E125', `1${'0'.repeat(125)}`],
    ['1E-130', `0.${'0'.repeat(129)}1`],
  ])('writes %s as %s', (text, normal) => expect(normalizeNumber(text)).toBe(normal));

  it.each([
    ['', 'The parameter cannot be converted to a numeric value'],
    ['abc', 'The parameter cannot be converted to a numeric value: abc'],
    ['1 ', 'The parameter cannot be converted to a numeric value: 1 '],
    ['123456789012345678901234567890123456789', 'Attempting to store more than 38 significant digits in a Number'],
    ['1E126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['-1E126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1E-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
    ['1e99999999999', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1e-99999999999', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
    ['1e9223372036854775808', 'The parameter cannot be converted to a numeric value: 1e9223372036854775808'],
    ['0e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['0e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
  ])('refuses %s', (text, message) => expect(() => normalizeNumber(text)).toThrow(message));
});

describe('arithmetic is that of integers, wherever the point stands', () => {
  it('adds and subtracts', () => {
    fc.assert(
      fc.property(integer, integer, fc.integer({ min: -20, max: 20 }), (a, b, exponent) => {
        const at = (value: bigint) => normalizeNumber(`${value}E${exponent}`);
        expect(addNumbers(at(a), at(b))).toBe(at(a + b));
        expect(subtractNumbers(at(a), at(b))).toBe(at(a - b));
      }),
      runs,
    );
  });

  it('compares', () => {
    fc.assert(
      fc.property(integer, integer, fc.integer({ min: -50, max: 50 }), (a, b, exponent) => {
        const at = (value: bigint) => normalizeNumber(`${value}E${exponent}`);
        expect(Math.sign(compareNumbers(at(a), at(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      runs,
    );
  });

  it('refuses results that need more than 38 digits', () => {
    expect(() => addNumbers('1E40', '1E-10')).toThrow('Number overflow.');
  });
});

it.each([
  ['0', 1],
  ['1', 2],
  ['12', 2],
  ['123', 3],
  ['-42', 3],
  ['1.5', 3],
  ['3.14159', 5],
  ['100.5', 4],
  ['1010', 3],
  ['1E125', 2],
  ['0.0000001', 2],
])('a number like %s takes %i bytes', (text, bytes) => {
  expect(valueBytes({ N: normalizeNumber(text) })).toBe(bytes);
});
