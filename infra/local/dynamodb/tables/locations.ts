import { ownValue } from '../expressions/paths.ts';
import { encodeElements } from '../storage/composite-encoding.ts';
import type { Location, Position } from '../storage/entries.ts';
import {
  AFTER_ALL_KEYS,
  BEFORE_ALL_KEYS,
  encodeKeyValue,
  encodePartition,
  partitionOf,
} from '../storage/key-encoding.ts';
import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { isIndexable } from './keys.ts';
import { type KeyNames, keyAttributes, partitionAttributes, sortAttributes, type Table } from './table.ts';

const NO_SUFFIX = BEFORE_ALL_KEYS;

const valuesOf = (item: Item, names: readonly string[]): AttributeValue[] => names.map((name) => item[name]!);

/** The partition of an item under a key; most keys have one partition attribute, which is not marked as the first. */
export const encodeHash = (item: Item, key: KeyNames): Buffer =>
  key.moreHash === undefined
    ? encodePartition(item[key.hash]!)
    : partitionOf(encodeElements(valuesOf(item, partitionAttributes(key))));

const encodeRange = (item: Item, key: KeyNames): Buffer => {
  if (key.range === undefined) return BEFORE_ALL_KEYS;
  if (key.moreRange === undefined) return encodeKeyValue(item[key.range]!);
  return encodeElements(valuesOf(item, sortAttributes(key)));
};

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

/** Position of an item in an index, or undefined when it lacks a valid key attribute and therefore is not in it. */
export const positionIn = (table: Table, key: KeyNames, item: Item): Position | undefined => {
  for (const name of keyAttributes(key)) {
    const value = ownValue(item, name);
    if (value === undefined || !isIndexable(table, key, name, value)) return undefined;
  }
  return { hash: encodeHash(item, key), range: encodeRange(item, key), suffix: encodeSuffix(table, item) };
};

/** Before everything with this partition key. */
export const partitionStart = (hash: Uint8Array): Position => ({ hash, range: BEFORE_ALL_KEYS, suffix: NO_SUFFIX });

/** Before, and after, everything in a space. */
export const FIRST: Position = partitionStart(BEFORE_ALL_KEYS);
export const LAST: Position = partitionStart(AFTER_ALL_KEYS);

/** A text that is the same for the same item only. */
export const locationId = ({ space, hash, range }: Location): string =>
  `${space}/${Buffer.from(hash).toString('latin1')}/${Buffer.from(range).toString('latin1')}`;
