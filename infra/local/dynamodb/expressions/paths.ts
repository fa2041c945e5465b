import type { AttributeValue, Item } from '../values/attribute-value.ts';
import type { ResolvedPath } from './scope.ts';

/** The value at a path, or undefined where the item has none. */
export const valueAt = (item: Item, path: ResolvedPath): AttributeValue | undefined => {
  let value = ownValue(item, path[0]);
  for (let depth = 1; depth < path.length && value !== undefined; depth += 1) {
    const step = path[depth]!;
    if (typeof step === 'number') value = 'L' in value ? value.L[step] : undefined;
    else value = 'M' in value ? ownValue(value.M, step) : undefined;
  }
  return value;
};

/** Attribute names come from the caller: `toString` must not be found on an object's prototype. */
export const ownValue = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

/** How messages write a path: `[a, b, [3]]`. */
export const describePath = (path: ResolvedPath): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** `overlap`: one path contains the other. `conflict`: they disagree whether a node is a list or a map. */
export const relationOf = (one: ResolvedPath, two: ResolvedPath): 'overlap' | 'conflict' | 'apart' => {
  const shorter = Math.min(one.length, two.length);
  for (let depth = 0; depth < shorter; depth += 1) {
    if (typeof one[depth] !== typeof two[depth]) return 'conflict';
    if (one[depth] !== two[depth]) return 'apart';
  }
  return 'overlap';
};
