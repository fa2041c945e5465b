import { invalidParameter, SchemaMismatchError, validationError } from '../errors.ts';
import { ownValue } from '../expressions/paths.ts';
import { type AttributeValue, type Item, typeOf } from '../values/attribute-value.ts';
import { base64Length } from '../values/bytes.ts';
import { type Index, type KeyNames, keyAttributes, partitionAttributes, type Table } from './table.ts';

const MAX_HASH_BYTES = 2048;
const MAX_RANGE_BYTES = 1024;

const byteLength = (value: AttributeValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S);
  return 'B' in value ? base64Length(value.B) : 0;
};

/** The words for an empty text or binary, or undefined for every other value. */
const emptyKind = (value: AttributeValue): 'string' | 'binary' | undefined => {
  if ('S' in value) return value.S === '' ? 'string' : undefined;
  return 'B' in value && value.B === '' ? 'binary' : undefined;
};

const checkLength = (value: AttributeValue, isHash: boolean): void => {
  const bytes = byteLength(value);
  if (isHash && bytes > MAX_HASH_BYTES)
    throw invalidParameter('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  if (!isHash && bytes > MAX_RANGE_BYTES)
    throw invalidParameter('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
};

const NOT_VALID = 'One or more parameter values are not valid.';

/** Empty texts and binaries cannot be keys, and long ones neither. Numbers are always fine. */
const checkContent = (name: string, value: AttributeValue, isHash: boolean): void => {
  const empty = emptyKind(value);
  if (empty !== undefined)
    throw validationError(
      `${NOT_VALID} The AttributeValue for a key attribute cannot contain an empty ${empty} value. Key: ${name}`,
    );
  checkLength(value, isHash);
};

/** Checks a Key parameter: exactly the key attributes, of the right types. */
export const checkKey = (table: Table, key: Item): void => {
  const names = keyAttributes(table.key);
  const mismatch = () => new SchemaMismatchError('The provided key element does not match the schema');
  if (Object.keys(key).length !== names.length) throw mismatch();
  for (const name of names) {
    const value = ownValue(key, name);
    if (value === undefined || typeOf(value) !== table.attributeTypes[name]) throw mismatch();
    checkContent(name, value, name === table.key.hash);
  }
};

/** Checks the table's own key in an item that is about to be stored. */
export const checkTableKey = (table: Table, item: Item): void => {
  for (const name of keyAttributes(table.key)) {
    const value = ownValue(item, name);
    if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
    const expected = table.attributeTypes[name];
    if (typeOf(value) !== expected)
      throw new SchemaMismatchError(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${expected} actual: ${typeOf(value)}`,
      );
    checkContent(name, value, name === table.key.hash);
  }
};

/** Whether an attribute can place its item in an index; items older than an index may hold anything there. */
export const isIndexable = (table: Table, key: KeyNames, name: string, value: AttributeValue): boolean =>
  typeOf(value) === table.attributeTypes[name] &&
  emptyKind(value) === undefined &&
  byteLength(value) <= (partitionAttributes(key).includes(name) ? MAX_HASH_BYTES : MAX_RANGE_BYTES);

/** Words for an empty index key: in an item that is put, and in the result of an update. */
export type DescribeEmptyIndexKey = (kind: string, index: Index, name: string) => string;

export const emptyInItem: DescribeEmptyIndexKey = (kind, index, name) =>
  `${NOT_VALID} A value specified for a secondary index key is not supported. The AttributeValue for a key attribute ` +
  `cannot contain an empty ${kind} value. IndexName: ${index.name}, IndexKey: ${name}`;

export const emptyAfterUpdate: DescribeEmptyIndexKey = (kind) =>
  `${NOT_VALID} The update expression attempted to update a secondary index key to a value that is not supported. ` +
  `The AttributeValue for a key attribute cannot contain an empty ${kind} value.`;

/** Attributes that an index has as its key must have its type, or be absent: then the item is not in the index. */
export const checkIndexKeys = (table: Table, item: Item, describeEmpty: DescribeEmptyIndexKey): void => {
  for (const index of table.indexes) {
    for (const name of keyAttributes(index.key)) {
      const value = ownValue(item, name);
      if (value === undefined || keyAttributes(table.key).includes(name)) continue;
      const expected = table.attributeTypes[name];
      if (typeOf(value) !== expected)
        throw new SchemaMismatchError(
          `One or more parameter values were invalid: Type mismatch for Index Key ${name} ` +
            `Expected: ${expected} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
      const empty = emptyKind(value);
      if (empty !== undefined) throw validationError(describeEmpty(empty, index, name));
      checkLength(value, partitionAttributes(index.key).includes(name));
    }
  }
};

/** Only the given key attributes of an item. */
export const pickKey = (item: Item, key: KeyNames): Item => {
  const picked: Item = {};
  for (const name of keyAttributes(key)) picked[name] = item[name]!;
  return picked;
};
