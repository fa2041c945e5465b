import type { KeyType } from '../values/attribute-value.ts';
import type { Recovery } from './recovery.ts';

/** The attributes that make a key: a partition and a sort attribute, in global indexes up to four of each. */
export interface KeyNames {
  readonly hash: string;
  readonly range?: string;
  readonly moreHash?: readonly string[];
  readonly moreRange?: readonly string[];
}

/** Capacity units a second; only answered, never enforced. */
export interface Throughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

/** What a table has that is paid for by request. */
export const NO_THROUGHPUT: Throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 };

export interface Projection {
  readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly NonKeyAttributes?: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly scope: 'global' | 'local';
  /** Where its entries are, see storage/database.ts. */
  readonly space: number;
  readonly key: KeyNames;
  readonly projection: Projection;
  readonly throughput?: Throughput;
  readonly onDemandThroughput?: unknown;
}

/** All that is known about a table except its items; stored as JSON. */
export interface Table {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly space: number;
  /** Epoch seconds. */
  readonly createdAt: number;
  readonly key: KeyNames;
  /** Types of all attributes that are part of some key, in the order they were defined. */
  readonly attributeTypes: Readonly<Record<string, KeyType>>;
  readonly indexes: readonly Index[];
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly throughput: Throughput;
  /** Epoch seconds of the last switch to PAY_PER_REQUEST. */
  readonly onDemandSince?: number;
  readonly deletionProtection: boolean;
  /** The attribute with the time at which an item expires. */
  readonly timeToLive?: string;
  /** Point-in-time recovery, where it is switched on. */
  readonly recovery?: Recovery;
  readonly tags: Readonly<Record<string, string>>;
  /** Settings that are stored and answered but have no effect here. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The attributes that together choose a partition. */
export const partitionAttributes = ({ hash, moreHash = [] }: KeyNames): readonly string[] => [hash, ...moreHash];

/** The attributes by which a partition is sorted, one after the other. */
export const sortAttributes = ({ range, moreRange = [] }: KeyNames): readonly string[] =>
  range === undefined ? [] : [range, ...moreRange];

/** Key attributes in order, those of the partition first. */
export const keyAttributes = (key: KeyNames): readonly string[] => [
  ...partitionAttributes(key),
  ...sortAttributes(key),
];

/** Whether there is more than one partition or more than one sort attribute. */
export const isComposite = ({ moreHash, moreRange }: KeyNames): boolean =>
  moreHash !== undefined || moreRange !== undefined;

export const findIndex = (table: Table, name: string): Index | undefined =>
  table.indexes.find((index) => index.name === name);

type Keys = Pick<Table, 'key' | 'attributeTypes'> & { readonly indexes: readonly Pick<Index, 'key'>[] };

/** Attributes that no key uses any more are forgotten. */
export const withoutUnusedAttributes = <Keyed extends Keys>(table: Keyed): Keyed => {
  const used = new Set([table.key, ...table.indexes.map((index) => index.key)].flatMap(keyAttributes));
  const types = Object.fromEntries(Object.entries(table.attributeTypes).filter(([name]) => used.has(name)));
  return { ...table, attributeTypes: types };
};
