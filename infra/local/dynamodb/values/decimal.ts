/**
 * Exact decimal numbers: value = ±digits × 10^exponent, without leading or trailing zeros in `digits`.
 * Zero has no digits. DynamoDB keeps 38 significant digits and magnitudes from 1E-130 to 9.99…E+125.
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The service reads exponents as 64-bit integers; a text with a larger one is no number. */
const MAX_EXPONENT = 2n ** 63n;

const ZERO: Decimal = { negative: false, digits: '', exponent: 0 };

const canonical = (negative: boolean, digits: string, exponent: number): Decimal => {
  const significant = digits.replace(/^0+/, '');
  const trimmed = significant.replace(/0+$/, '');
  if (trimmed === '') return ZERO;
  return { negative, digits: trimmed, exponent: exponent + significant.length - trimmed.length };
};

/** Reads plain and scientific notation; undefined for anything that is not a number. */
export const parseDecimal = (text: string): Decimal | undefined => {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  if (exponent.length > 9 && !fitsLong(exponent)) return undefined;
  return canonical(sign === '-', whole + fraction, Number(exponent) - fraction.length);
};

const fitsLong = (exponent: string): boolean => {
  const value = BigInt(exponent.replace('+', ''));
  return value >= -MAX_EXPONENT && value < MAX_EXPONENT;
};

/** The exponent that a number is written with, 0 without one. */
export const writtenExponent = (text: string): number => Number(/[eE](.*)$/.exec(text)?.[1] ?? 0);

/** The power of ten of the first digit: 0 for 1 to 9.99…, 2 for hundreds. */
export const magnitudeOf = (decimal: Decimal): number => decimal.exponent + decimal.digits.length - 1;

/** Plain notation without an exponent, as DynamoDB returns every number. */
export const formatDecimal = ({ negative, digits, exponent }: Decimal): string => {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const point = digits.length + exponent;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
};

const signedInteger = ({ negative, digits, exponent }: Decimal, unit: number): bigint => {
  const magnitude = BigInt(digits === '' ? '0' : digits) * 10n ** BigInt(exponent - unit);
  return negative ? -magnitude : magnitude;
};

/** Exact sum: both sides are written as integers of the smaller unit first. */
export const addDecimals = (left: Decimal, right: Decimal): Decimal => {
  if (left.digits === '') return right;
  if (right.digits === '') return left;
  const unit = Math.min(left.exponent, right.exponent);
  const sum = signedInteger(left, unit) + signedInteger(right, unit);
  return canonical(sum < 0n, (sum < 0n ? -sum : sum).toString(), unit);
};

export const negateDecimal = (decimal: Decimal): Decimal =>
  decimal.digits === '' ? decimal : { ...decimal, negative: !decimal.negative };

const compareMagnitudes = (left: Decimal, right: Decimal): number => {
  const byPower = magnitudeOf(left) - magnitudeOf(right);
  if (byPower !== 0) return byPower;
  // The same power of ten and no trailing zeros: digit strings order like fractions, a prefix being smaller.
  if (left.digits === right.digits) return 0;
  return left.digits < right.digits ? -1 : 1;
};

/** Negative, zero or positive, as a sort comparator wants it. */
export const compareDecimals = (left: Decimal, right: Decimal): number => {
  if (left.digits === '' || right.digits === '') {
    const signOf = (value: Decimal) => (value.digits === '' ? 0 : value.negative ? -1 : 1);
    return signOf(left) - signOf(right);
  }
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  return left.negative ? compareMagnitudes(right, left) : compareMagnitudes(left, right);
};
