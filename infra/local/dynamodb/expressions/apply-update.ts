import { validationError } from '../errors.ts';
import { type AttributeValue, type Item, setMembers, typeOf } from '../values/attribute-value.ts';
import { addNumbers, subtractNumbers } from '../values/numbers.ts';
import type { Arithmetic, FunctionCall, MergeAction, Operand, SetAction, Update } from './ast.ts';
import { removeAt, setAt } from './edit-paths.ts';
import { valueAt } from './paths.ts';
import type { ResolvedPath, Scope } from './scope.ts';

const wrongType = () => validationError('An operand in the update expression has an incorrect data type');

/** AttributeUpdates, whose values stand in the tree itself, have words of their own. */
const wrongMerge = ({ value }: MergeAction) =>
  value.kind === 'literal' ? validationError('Type mismatch for attribute to update') : wrongType();

/** The value of an operand in the item as it was before the update. */
const operandValue = (operand: Operand, item: Item, scope: Scope): AttributeValue => {
  switch (operand.kind) {
    case 'placeholder':
      return scope.value(operand.name);
    case 'literal':
      return operand.value;
    case 'function':
      return callFunction(operand, item, scope);
    case 'path': {
      const value = valueAt(item, scope.resolve(operand));
      if (value === undefined)
        throw validationError('The provided expression refers to an attribute that does not exist in the item');
      return value;
    }
  }
};

const callFunction = ({ name, args }: FunctionCall, item: Item, scope: Scope): AttributeValue => {
  const [first, second] = args as readonly [Operand, Operand];
  if (name === 'if_not_exists') {
    const present = first.kind === 'path' ? valueAt(item, scope.resolve(first)) : undefined;
    return present ?? operandValue(second, item, scope);
  }
  const head = operandValue(first, item, scope);
  const tail = operandValue(second, item, scope);
  if (!('L' in head && 'L' in tail)) throw wrongType();
  return { L: [...head.L, ...tail.L] };
};

const calculate = ({ operator, left, right }: Arithmetic, item: Item, scope: Scope): AttributeValue => {
  const one = operandValue(left, item, scope);
  const two = operandValue(right, item, scope);
  if (!('N' in one && 'N' in two)) throw wrongType();
  return { N: operator === '+' ? addNumbers(one.N, two.N) : subtractNumbers(one.N, two.N) };
};

const setValue = ({ value }: SetAction, item: Item, scope: Scope): AttributeValue =>
  value.kind === 'arithmetic' ? calculate(value, item, scope) : operandValue(value, item, scope);

const withMembers = (set: AttributeValue, members: string[]): AttributeValue =>
  ({ [typeOf(set)]: members }) as AttributeValue;

const added = (old: AttributeValue | undefined, value: AttributeValue): AttributeValue => {
  if (old === undefined) return value;
  if ('N' in old && 'N' in value) return { N: addNumbers(old.N, value.N) };
  if ('L' in old && 'L' in value) return { L: [...old.L, ...value.L] };
  return withMembers(old, [...new Set([...setMembers(old)!, ...setMembers(value)!])]);
};

/** A set without members does not exist: undefined. */
const deleted = (old: AttributeValue, value: AttributeValue): AttributeValue | undefined => {
  const gone = new Set(setMembers(value));
  const left = setMembers(old)!.filter((member) => !gone.has(member));
  return left.length === 0 ? undefined : withMembers(old, left);
};

/** The value that ADD or DELETE leaves behind; undefined when nothing is. */
const mergedValue = (action: MergeAction, path: ResolvedPath, item: Item, scope: Scope): AttributeValue | undefined => {
  const value = operandValue(action.value, item, scope);
  const old = valueAt(item, path);
  if (old !== undefined && typeOf(old) !== typeOf(value)) throw wrongMerge(action);
  if (action.kind === 'add') return added(old, value);
  return old && deleted(old, value);
};

/** Lists are edited from their end, so that a removal does not move the elements still to be removed. */
const byIndexDescending = (one: ResolvedPath, two: ResolvedPath): number => {
  const depth = one.findIndex((step, at) => step !== two[at]);
  const [left, right] = [one[depth], two[depth]];
  return typeof left === 'number' && typeof right === 'number' ? right - left : 0;
};

/**
 * The item after a checked update; the given item is not changed.
 * All operands are read from the item before the update. Throws validation errors for paths and types that do not fit.
 */
export const applyUpdate = (update: Update, item: Item, scope: Scope): Item => {
  const assignments: { path: ResolvedPath; value: AttributeValue }[] = [];
  const removals: ResolvedPath[] = [];
  for (const action of update) {
    const path = scope.resolve(action.path);
    if (action.kind === 'remove') {
      removals.push(path);
      continue;
    }
    const value = action.kind === 'set' ? setValue(action, item, scope) : mergedValue(action, path, item, scope);
    if (value === undefined) removals.push(path);
    else assignments.push({ path, value });
  }
  assignments.sort((one, two) => byIndexDescending(two.path, one.path));
  removals.sort(byIndexDescending);
  const assigned = assignments.reduce((next, { path, value }) => setAt(next, path, value), item);
  return removals.reduce(removeAt, assigned);
};
