import { type DynamoDbError, validationError } from '../errors.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import { compareBinary, compareUtf8 } from './bytes.ts';
import { compareNumbers, normalizeNumber } from './numbers.ts';

/** How deep lists and maps may be nested: 32 levels with the value inside. Source: "Quotas in Amazon DynamoDB". */
const MAX_NESTING = 31;

export const NESTED_TOO_DEEPLY =
  'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';

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

const validateStringSet = (members: string[], blame: Blame): void => {
  if (members.length === 0) throw blame(invalid('An string set  may not be empty'));
  if (hasDuplicates(members)) throw blame(invalid(`Input collection [${members.join(', ')}] contains duplicates.`));
  members.sort(compareUtf8);
};

const validateNumberSet = (value: { NS: string[] }, blame: Blame): void => {
  if (value.NS.length === 0) throw blame(invalid('An number set  may not be empty'));
  value.NS = value.NS.map((member) => normalize(member, blame));
  if (hasDuplicates(value.NS)) throw blame('Input collection contains duplicates');
  value.NS.sort(compareNumbers);
};

const validateBinarySet = (members: string[], blame: Blame): void => {
  if (members.length === 0) throw blame(invalid('Binary sets should not be empty'));
  if (hasDuplicates(members))
    throw blame(invalid(`Input collection [${members.join(', ')}]of type BS contains duplicates.`));
  members.sort(compareBinary);
};

const validateNested = (members: Iterable<AttributeValue>, blame: Blame, depth: number): void => {
  if (depth >= MAX_NESTING) throw blame(NESTED_TOO_DEEPLY);
  for (const member of members) validateValue(member, blame, depth + 1);
};

/**
 * Checks a value from a request and brings it to canonical form in place: numbers, and the order of sets.
 * Throws what `blame` makes of the service's message for the first fault.
 */
export const validateValue = (value: AttributeValue, blame: Blame = validationError, depth = 0): void => {
  let types = 0;
  for (const _ in value) types += 1;
  if (types === 0) throw blame('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if ('N' in value) value.N = normalize(value.N, blame);
  if ('NULL' in value && !value.NULL) throw blame(invalid('Null attribute value types must have the value of true'));
  if ('SS' in value) validateStringSet(value.SS, blame);
  if ('NS' in value) validateNumberSet(value, blame);
  if ('BS' in value) validateBinarySet(value.BS, blame);
  if ('M' in value) {
    validateNested(Object.values(value.M), blame, depth);
    for (const name in value.M) checkAttributeName(name, blame);
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
  if (name === '') throw blame('Empty attribute name');
  // A character has at most three bytes for each UTF-16 unit, so nearly all names need no counting.
  if (name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw blame(invalid('Attribute name is too large, must be less than 65536 bytes'));
};

/** {@link validateValue} for every attribute, after their names. */
export const validateItem = (item: Item, blame?: Blame): void => {
  for (const name in item) checkAttributeName(name, blame);
  for (const name in item) validateValue(item[name]!, blame);
};
