import { validationError } from '../errors.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  formatDecimal,
  magnitudeOf,
  negateDecimal,
  parseDecimal,
  writtenExponent,
} from './decimal.ts';

const MAX_DIGITS = 38;
const MAX_POWER = 125;
const MIN_POWER = -130;

/** Integers that already are in canonical form and fit a double exactly: nearly all numbers in practice. */
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

const overflow = () =>
  validationError('Number overflow. Attempting to store a number with magnitude larger than supported range');

const checkPower = (power: number): void => {
  if (power > MAX_POWER) throw overflow();
  if (power < MIN_POWER)
    throw validationError('Number underflow. Attempting to store a number with magnitude smaller than supported range');
};

const checkRange = (decimal: Decimal): void => {
  if (decimal.digits === '') return;
  checkPower(magnitudeOf(decimal));
  if (decimal.digits.length > MAX_DIGITS)
    throw validationError('Attempting to store more than 38 significant digits in a Number');
};

/**
 * The canonical text of a number from a request.
 * Throws the service's validation error for text that is no number or outside of precision and range.
 */
export const normalizeNumber = (text: string): string => {
  if (PLAIN_INTEGER.test(text)) return text;
  if (text === '') throw validationError('The parameter cannot be converted to a numeric value');
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw validationError(`The parameter cannot be converted to a numeric value: ${text}`);
  // Zero has no magnitude; the service goes by the exponent it is written with.
  if (decimal.digits === '') checkPower(writtenExponent(text));
  checkRange(decimal);
  return formatDecimal(decimal);
};

/** A stored number, which is valid by construction. */
export const storedDecimal = (text: string): Decimal => {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new TypeError(`stored number ${text} is not a number`);
  return decimal;
};

/** Orders two canonical numbers. */
export const compareNumbers = (left: string, right: string): number => {
  if (left === right) return 0;
  if (PLAIN_INTEGER.test(left) && PLAIN_INTEGER.test(right)) return Number(left) - Number(right);
  return compareDecimals(storedDecimal(left), storedDecimal(right));
};

const checkedSum = (left: Decimal, right: Decimal): string => {
  const sum = addDecimals(left, right);
  // The service calls a result with too many digits an overflow as well.
  if (sum.digits.length > MAX_DIGITS) throw overflow();
  checkRange(sum);
  return formatDecimal(sum);
};

/** Exact; a result outside of precision or range is the same validation error as storing it would be. */
export const addNumbers = (left: string, right: string): string =>
  checkedSum(storedDecimal(left), storedDecimal(right));

/** See {@link addNumbers}. */
export const subtractNumbers = (left: string, right: string): string =>
  checkedSum(storedDecimal(left), negateDecimal(storedDecimal(right)));
