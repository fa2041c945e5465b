import type { Item } from '../values/attribute-value.ts';
import { type Index, keyAttributes, type Table } from './table.ts';

/** Names of all attributes that an index holds, or undefined when it holds everything. */
export const projectedAttributes = (table: Table, index: Index): ReadonlySet<string> | undefined => {
  if (index.projection.ProjectionType === 'ALL') return undefined;
  return new Set([
    ...keyAttributes(table.key),
    ...keyAttributes(index.key),
    ...(index.projection.NonKeyAttributes ?? []),
  ]);
};

/** The part of an item that an index holds. */
export const projectToIndex = (table: Table, index: Index, item: Item): Item => {
  const names = projectedAttributes(table, index);
  if (names === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
};
