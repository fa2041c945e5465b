import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { ownValue } from './paths.ts';
import type { ResolvedPath } from './scope.ts';

/** Paths merged by their common beginnings; a node without children stands for everything below it. */
type Tree = Map<string | number, Tree>;

const treeOf = (paths: readonly ResolvedPath[]): Tree => {
  const root: Tree = new Map();
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      const next = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return root;
};

const pick = (value: AttributeValue | undefined, tree: Tree): AttributeValue | undefined => {
  if (value === undefined || tree.size === 0) return value;
  if ('M' in value) {
    const picked = pickAttributes(value.M, tree);
    return Object.keys(picked).length === 0 ? undefined : { M: picked };
  }
  if (!('L' in value)) return undefined;
  const picked = pickElements(value.L, tree);
  return picked.length === 0 ? undefined : { L: picked };
};

const pickAttributes = (item: Item, tree: Tree): Item => {
  const picked: Item = {};
  for (const [step, below] of tree) {
    const value = typeof step === 'string' ? pick(ownValue(item, step), below) : undefined;
    if (value !== undefined) picked[step] = value;
  }
  return picked;
};

/** Elements keep the order of the list and close up. */
const pickElements = (list: readonly AttributeValue[], tree: Tree): AttributeValue[] => {
  const steps = [...tree].filter((entry): entry is [number, Tree] => typeof entry[0] === 'number');
  steps.sort(([one], [two]) => one - two);
  return steps.map(([index, below]) => pick(list[index], below)).filter((value) => value !== undefined);
};

/** The parts of an item at the given paths, nested as they are in the item; missing ones are left out. */
export const project = (item: Item, paths: readonly ResolvedPath[]): Item => pickAttributes(item, treeOf(paths));
