import { validationError } from '../errors.ts';
import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { ownValue } from './paths.ts';
import type { ResolvedPath } from './scope.ts';

/** A new value for what is there now; undefined removes it, or leaves it away. */
type Edit = (value: AttributeValue | undefined) => AttributeValue | undefined;

const invalidPath = () => validationError('The document path provided in the update expression is invalid for update');

/** Copies only what is on the way to the edited place. */
const editItem = (item: Item, name: string, edit: Edit): Item => {
  const old = ownValue(item, name);
  const value = edit(old);
  if (value === old) return item;
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _removed, ...rest } = item;
  return rest;
};

/** An index past the end appends. */
const editList = (list: readonly AttributeValue[], index: number, edit: Edit): AttributeValue[] => {
  const value = edit(list[index]);
  if (value === undefined) return list.toSpliced(index, 1);
  return index < list.length ? list.with(index, value) : [...list, value];
};

const editStep = (value: AttributeValue | undefined, step: string | number, edit: Edit): AttributeValue => {
  if (value !== undefined && typeof step === 'number' && 'L' in value) return { L: editList(value.L, step, edit) };
  if (value !== undefined && typeof step === 'string' && 'M' in value) return { M: editItem(value.M, step, edit) };
  throw invalidPath();
};

/** Everything above the last step has to exist and to be of the right kind. */
const editAt = (item: Item, [name, ...steps]: ResolvedPath, edit: Edit): Item => {
  const whole = steps.reduceRight<Edit>((below, step) => (value) => editStep(value, step, below), edit);
  return editItem(item, name, whole);
};

/** The item with `value` at the path; throws when there is nothing to put it into. */
export const setAt = (item: Item, path: ResolvedPath, value: AttributeValue): Item => editAt(item, path, () => value);

/** The item without what is at the path, if anything; throws when there is nothing to remove it from. */
export const removeAt = (item: Item, path: ResolvedPath): Item => editAt(item, path, () => undefined);
