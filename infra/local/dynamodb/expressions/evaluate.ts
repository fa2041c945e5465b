import { type AttributeValue, type Item, setMembers, typeOf } from '../values/attribute-value.ts';
import { base64Length, fromBase64 } from '../values/bytes.ts';
import { isEqual, orderOf } from '../values/compare.ts';
import type { Comparator, Condition, FunctionCall, Operand } from './ast.ts';
import { valueAt } from './paths.ts';
import type { Scope } from './scope.ts';

type Maybe = AttributeValue | undefined;

/** The value of an operand, or undefined where the item lacks it. */
const evaluateOperand = (operand: Operand, item: Item, scope: Scope): Maybe => {
  switch (operand.kind) {
    case 'path':
      return valueAt(item, scope.resolve(operand));
    case 'placeholder':
      return scope.value(operand.name);
    case 'literal':
      return operand.value;
    case 'function':
      return sizeOf(evaluateOperand(operand.args[0]!, item, scope));
  }
};

/** Characters of a text, bytes of a binary, members of anything else; a scalar without a size has none. */
const sizeOf = (value: Maybe): Maybe => {
  const size = value && countIn(value);
  return size === undefined ? undefined : { N: String(size) };
};

const countIn = (value: AttributeValue): number | undefined => {
  if ('S' in value) return value.S.length;
  if ('B' in value) return base64Length(value.B);
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return setMembers(value)?.length;
};

/** A missing side makes every comparison false, except that it is not equal to anything. */
const compare = (comparator: Comparator, left: Maybe, right: Maybe): boolean => {
  if (left === undefined || right === undefined) return comparator === '<>';
  if (comparator === '=') return isEqual(left, right);
  if (comparator === '<>') return !isEqual(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  if (comparator === '<') return order < 0;
  if (comparator === '<=') return order <= 0;
  return comparator === '>' ? order > 0 : order >= 0;
};

const contains = (container: Maybe, member: Maybe): boolean => {
  if (container === undefined || member === undefined) return false;
  if ('L' in container) return container.L.some((element) => isEqual(element, member));
  if ('S' in container) return 'S' in member && container.S.includes(member.S);
  if ('B' in container) return 'B' in member && fromBase64(container.B).includes(fromBase64(member.B));
  if ('SS' in container) return 'S' in member && container.SS.includes(member.S);
  if ('NS' in container) return 'N' in member && container.NS.includes(member.N);
  return 'BS' in container && 'B' in member && container.BS.includes(member.B);
};

const beginsWith = (value: Maybe, prefix: Maybe): boolean => {
  if (value === undefined || prefix === undefined) return false;
  if ('S' in value) return 'S' in prefix && value.S.startsWith(prefix.S);
  if (!('B' in value && 'B' in prefix)) return false;
  const start = fromBase64(prefix.B);
  return fromBase64(value.B).subarray(0, start.length).equals(start);
};

const evaluateFunction = ({ name, args }: FunctionCall, item: Item, scope: Scope): boolean => {
  const first = evaluateOperand(args[0]!, item, scope);
  if (name === 'attribute_exists') return first !== undefined;
  if (name === 'attribute_not_exists') return first === undefined;
  const second = evaluateOperand(args[1]!, item, scope);
  if (name === 'begins_with') return beginsWith(first, second);
  if (name === 'contains') return contains(first, second);
  return first !== undefined && second !== undefined && 'S' in second && typeOf(first) === second.S;
};

/** Whether a checked condition holds for an item; an item that does not exist is an empty one. */
export const evaluate = (condition: Condition, item: Item, scope: Scope): boolean => {
  const valueOfOperand = (operand: Operand): Maybe => evaluateOperand(operand, item, scope);
  switch (condition.kind) {
    case 'and':
      return evaluate(condition.left, item, scope) && evaluate(condition.right, item, scope);
    case 'or':
      return evaluate(condition.left, item, scope) || evaluate(condition.right, item, scope);
    case 'not':
      return !evaluate(condition.condition, item, scope);
    case 'comparison':
      return compare(condition.comparator, valueOfOperand(condition.left), valueOfOperand(condition.right));
    case 'between': {
      const value = valueOfOperand(condition.operand);
      return (
        compare('>=', value, valueOfOperand(condition.lower)) && compare('<=', value, valueOfOperand(condition.upper))
      );
    }
    case 'in': {
      const value = valueOfOperand(condition.operand);
      return condition.candidates.some((candidate) => compare('=', value, valueOfOperand(candidate)));
    }
    case 'function':
      return evaluateFunction(condition, item, scope);
  }
};
