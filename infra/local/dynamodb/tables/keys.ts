import { invalidParameter, validationError } from '../errors.ts';
import { ownValue } from '../expressions/paths.ts';
import type { Location, Position } from '../storage/entries.ts';
import { AFTER_ALL_KEYS, BEFORE_ALL_KEYS, encodeKeyValue, encodePartition } from '../storage/key-encoding.ts';
import { type AttributeValue, type Item, typeOf } from '../values/attribute-value.ts';
import { base64Length } from '../values/bytes.ts';
import { type KeyNames, keyAttributes, type Table } from './table.ts';

const MAX_HASH_BYTES = 2048;
const MAX_RANGE_BYTES = 1024;

const mismatch = () => validationError('The provided key element does not match the schema');

const byteLength = (value: AttributeValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S);
  return 'B' in value ? base64Length(value.B) : 0;
};

/** Empty texts and binaries cannot be keys, and long ones neither. Numbers are always fine. */
const checkContent = (name: string, value: AttributeValue, isHash: boolean): void => {
  if ('N' in value) return;
  const bytes = byteLength(value);
  if (bytes === 0)
    throw validationError(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ' +
        `${'S' in value ? 'string' : 'binary'} value. Key: ${name}`,
    );
  if (isHash && bytes > MAX_HASH_BYTES)
    throw invalidParameter('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  if (!isHash && bytes > MAX_RANGE_BYTES)
    throw invalidParameter('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
};

/** Checks a Key parameter: exactly the key attributes, of the right types. */
export const checkKey = (table: Table, key: Item): void => {
  const names = keyAttributes(table.key);
  if (Object.keys(key).length !== names.length) throw mismatch();
  for (const name of names) {
    const value = ownValue(key, name);
    if (value === undefined || typeOf(value) !== table.attributeTypes[name]) throw mismatch();
    checkContent(name, value, name === table.key.hash);
  }
};

const checkTableKey = (table: Table, item: Item): void => {
  for (const name of keyAttributes(table.key)) {
    const value = ownValue(item, name);
    if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
    const expected = table.attributeTypes[name];
    if (typeOf(value) !== expected)
      throw invalidParameter(`Type mismatch for key ${name} expected: ${expected} actual: ${typeOf(value)}`);
    checkContent(name, value, name === table.key.hash);
  }
};

/** Attributes that an index has as its key must have its type, or be absent: then the item is not in the index. */
export const checkIndexKeys = (table: Table, item: Item): void => {
  for (const index of table.indexes) {
    for (const name of keyAttributes(index.key)) {
      const value = ownValue(item, name);
      if (value === undefined || keyAttributes(table.key).includes(name)) continue;
      const expected = table.attributeTypes[name];
      if (typeOf(value) !== expected)
        throw invalidParameter(
          `Type mismatch for Index Key ${name} Expected: ${expected} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
      checkIndexContent(name, value, index.name, name === index.key.hash);
    }
  }
};

const checkIndexContent = (name: string, value: AttributeValue, indexName: string, isHash: boolean): void => {
  if ('N' in value) return;
  const bytes = byteLength(value);
  const kind = 'S' in value ? 'string' : 'binary';
  if (bytes === 0)
    throw validationError(
      'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
        `The AttributeValue for a key attribute cannot contain an empty ${kind} value. IndexName: ${indexName}, IndexKey: ${name}`,
    );
  const limit = isHash ? MAX_HASH_BYTES : MAX_RANGE_BYTES;
  if (bytes > limit)
    throw invalidParameter(
      isHash
        ? 'Size of hashkey has exceeded the maximum size limit of2048 bytes'
        : 'Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
};

/** Checks an item that is about to be stored: its own key, then those of the indexes. */
export const checkItemKeys = (table: Table, item: Item): void => {
  checkTableKey(table, item);
  checkIndexKeys(table, item);
};

/** Only the given key attributes of an item. */
export const pickKey = (item: Item, key: KeyNames): Item => {
  const picked: Item = {};
  for (const name of keyAttributes(key)) picked[name] = item[name]!;
  return picked;
};

const NO_SUFFIX = Buffer.alloc(0);

const encodeRange = (item: Item, key: KeyNames): Buffer =>
  key.range === undefined ? BEFORE_ALL_KEYS : encodeKeyValue(item[key.range]!);

/** Where the item with this key is in its table. */
export const locate = (table: Table, key: Item): Location => ({
  space: table.space,
  hash: encodePartition(key[table.key.hash]!),
  range: encodeRange(key, table.key),
  suffix: NO_SUFFIX,
});

/** Makes index entries of items with the same index key different, and gives them an order. */
const encodeSuffix = (table: Table, item: Item): Buffer => {
  const hash = encodePartition(item[table.key.hash]!);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(hash.length);
  return Buffer.concat([hash, encodeRange(item, table.key), length]);
};

/** Position of an item in an index, or undefined when it lacks a key attribute and therefore is not in it. */
export const positionIn = (table: Table, key: KeyNames, item: Item): Position | undefined => {
  if (keyAttributes(key).some((name) => ownValue(item, name) === undefined)) return undefined;
  return {
    hash: encodePartition(item[key.hash]!),
    range: encodeRange(item, key),
    suffix: encodeSuffix(table, item),
  };
};

/** Before, and after, everything in a space. */
export const FIRST: Position = { hash: BEFORE_ALL_KEYS, range: BEFORE_ALL_KEYS, suffix: NO_SUFFIX };
export const LAST: Position = { hash: AFTER_ALL_KEYS, range: BEFORE_ALL_KEYS, suffix: NO_SUFFIX };
