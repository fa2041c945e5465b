import { type DynamoDbError, validationError } from '../errors.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import { normalizeNumber } from './numbers.ts';

/** How deep lists and maps may be nested. Source: "Quotas in Amazon DynamoDB". */
export const MAX_NESTING = 32;

/** Turns the words of a fault into the error to throw: some parameters put their own name around them. */
export type Blame = (message: string) => DynamoDbError;

const invalid = (message: string): string => `One or more parameter values were invalid: ${message}`;

const normalize = (text: string, blame: Blame): string => {
  try {
    return normalizeNumber(text);
  } catch (error) {
    throw blame((error as Error).message);
  }
};

const hasDuplicates = (members: readonly string[]): boolean => new Set(members).size < members.length;

const validateStringSet = (members: readonly string[], blame: Blame): void => {
  if (members.length === 0) throw blame(invalid('An string set  may not be empty'));
  if (hasDuplicates(members)) throw blame(invalid(`Input collection [${members.join(', ')}] contains duplicates.`));
};

const validateNumberSet = (value: { NS: string[] }, blame: Blame): void => {
  if (value.NS.length === 0) throw blame(invalid('An number set  may not be empty'));
  value.NS = value.NS.map((member) => normalize(member, blame));
  if (hasDuplicates(value.NS)) throw blame('Input collection contains duplicates');
};

const validateBinarySet = (members: readonly string[], blame: Blame): void => {
  if (members.length === 0) throw blame(invalid('Binary sets should not be empty'));
  if (hasDuplicates(members))
    throw blame(invalid(`Input collection [${members.join(', ')}]of type BS contains duplicates.`));
};

const validateNested = (members: Iterable<AttributeValue>, blame: Blame, depth: number): void => {
  if (depth >= MAX_NESTING) throw blame('Nesting Levels have exceeded supported limits');
  for (const member of members) validateValue(member, blame, depth + 1);
};

/**
 * Checks a value from a request and brings its numbers to canonical form in place.
 * Throws what `blame` makes of the service's message for the first fault.
 */
export const validateValue = (value: AttributeValue, blame: Blame = validationError, depth = 0): void => {
  let types = 0;
  for (const _ in value) types += 1;
  if (types === 0) throw blame('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if ('N' in value) value.N = normalize(value.N, blame);
  // The service accepts false and stores true.
  if ('NULL' in value) value.NULL = true;
  if ('SS' in value) validateStringSet(value.SS, blame);
  if ('NS' in value) validateNumberSet(value, blame);
  if ('BS' in value) validateBinarySet(value.BS, blame);
  if ('M' in value) {
    for (const name in value.M) checkAttributeName(name, blame);
    validateNested(Object.values(value.M), blame, depth);
  }
  if ('L' in value) validateNested(value.L, blame, depth);
  if (types > 1)
    throw blame(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
};

/** Names have less than 64 KB. Source: "Quotas in Amazon DynamoDB". */
const MAX_NAME_BYTES = 65_535;

export const checkAttributeName = (name: string, blame: Blame = validationError): void => {
  // A character has at most three bytes for each UTF-16 unit, so nearly all names need no counting.
  if (name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw blame(invalid('Attribute name is too large, must be less than 65536 bytes'));
};

/** {@link validateValue} for every attribute, and the length of their names. */
export const validateItem = (item: Item, blame?: Blame): void => {
  for (const name in item) {
    checkAttributeName(name, blame);
    validateValue(item[name]!, blame);
  }
};
