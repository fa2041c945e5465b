import { type AttributeType, type AttributeValue, contentOf, typeOf } from '../values/attribute-value.ts';
import { orderOf } from '../values/compare.ts';
import type { Between, Comparison, Condition, FunctionCall, Membership, Operand } from './ast.ts';
import { CONDITION_FUNCTIONS } from './functions.ts';
import { describePath } from './paths.ts';
import type { Scope } from './scope.ts';
import { ExpressionError } from './token-stream.ts';

/** "The maximum number of operands for the IN comparator is 100", developer guide. */
const MAX_CANDIDATES = 100;

/** In the order in which the service lists them. */
const TYPE_NAMES: readonly string[] = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

const ORDERED_TYPES: readonly AttributeType[] = ['S', 'N', 'B'];
const SIZELESS_TYPES: readonly AttributeType[] = ['N', 'BOOL', 'NULL'];

/** The value that the request gives for an operand, if it is not read from the item. */
const givenValue = (operand: Operand, scope: Scope): AttributeValue | undefined => {
  if (operand.kind === 'placeholder') return scope.value(operand.name);
  return operand.kind === 'literal' ? operand.value : undefined;
};

const wrongOperandType = (operator: string, type: string): ExpressionError =>
  new ExpressionError(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
  );

const checkDistinct = (operator: string, left: Operand, right: Operand, scope: Scope): void => {
  if (left.kind !== 'path' || right.kind !== 'path') return;
  const first = describePath(scope.resolve(left));
  if (first === describePath(scope.resolve(right)))
    throw new ExpressionError(
      'The first operand must be distinct from the remaining operands for this operator or function; ' +
        `operator: ${operator}, first operand: ${first}`,
    );
};

const checkComparison = ({ comparator, left, right }: Comparison, scope: Scope): void => {
  checkOperands([left, right], scope);
  checkDistinct(comparator, left, right, scope);
  if (comparator === '=' || comparator === '<>') return;
  for (const operand of [left, right]) {
    const value = givenValue(operand, scope);
    if (value !== undefined && !ORDERED_TYPES.includes(typeOf(value)))
      throw wrongOperandType(comparator, typeOf(value));
  }
};

const describeValue = (value: AttributeValue): string => `AttributeValue: {${typeOf(value)}:${contentOf(value)}}`;

const checkBetween = ({ operand, lower, upper }: Between, scope: Scope): void => {
  checkOperands([operand, lower, upper], scope);
  const low = givenValue(lower, scope);
  const high = givenValue(upper, scope);
  for (const value of [low, high]) {
    if (value !== undefined && !ORDERED_TYPES.includes(typeOf(value))) throw wrongOperandType('BETWEEN', typeOf(value));
  }
  if (low === undefined || high === undefined) return;
  const bounds = `lower bound operand: ${describeValue(low)}, upper bound operand: ${describeValue(high)}`;
  const order = orderOf(low, high);
  if (order === undefined)
    throw new ExpressionError(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  if (order > 0)
    throw new ExpressionError(
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
};

const checkMembership = ({ operand, candidates }: Membership, scope: Scope): void => {
  checkOperands([operand, ...candidates], scope);
  if (candidates.length > MAX_CANDIDATES)
    throw new ExpressionError(
      `Invalid number of operands for the IN operator; number of operands: ${candidates.length}`,
    );
};

const checkAttributeType = (argument: Operand, scope: Scope): void => {
  const value = givenValue(argument, scope);
  if (value === undefined || !('S' in value))
    throw wrongOperandType('attribute_type', value === undefined ? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}' : typeOf(value));
  if (!TYPE_NAMES.includes(value.S))
    throw new ExpressionError(
      `Invalid attribute type name found; type: ${value.S}, valid types: {${TYPE_NAMES.join(',')}}`,
    );
};

/** Arguments of the types a function can work on, as far as the request tells them. */
const checkArgumentTypes = ({ name, args }: FunctionCall, scope: Scope): void => {
  if (name === 'attribute_type') {
    checkAttributeType(args[1]!, scope);
    return;
  }
  if (name.startsWith('attribute_')) {
    if (args[0]!.kind !== 'path')
      throw new ExpressionError(`Operator or function requires a document path; operator or function: ${name}`);
    return;
  }
  for (const argument of args) {
    const value = givenValue(argument, scope);
    const type = argument.kind === 'function' ? 'N' : value && typeOf(value);
    if (type === undefined) continue;
    const isWrong =
      name === 'begins_with' ? type !== 'S' && type !== 'B' : name === 'size' && SIZELESS_TYPES.includes(type);
    if (isWrong) throw wrongOperandType(name, type);
  }
};

const checkFunction = (call: FunctionCall, scope: Scope): void => {
  checkOperands(call.args, scope);
  const { name, args } = call;
  if (args.length !== CONDITION_FUNCTIONS[name])
    throw new ExpressionError(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${args.length}`,
    );
  if (args.length === 2) checkDistinct(name, args[0]!, args[1]!, scope);
  checkArgumentTypes(call, scope);
};

const checkOperands = (operands: readonly Operand[], scope: Scope): void => {
  for (const operand of operands) {
    if (operand.kind === 'function') checkFunction(operand, scope);
    else scope.use(operand);
  }
};

/** Checks a tree against the names and values of a request; throws an ExpressionError for the first fault. */
export const checkCondition = (condition: Condition, scope: Scope): void => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, scope);
      checkCondition(condition.right, scope);
      return;
    case 'not':
      checkCondition(condition.condition, scope);
      return;
    case 'comparison':
      checkComparison(condition, scope);
      return;
    case 'between':
      checkBetween(condition, scope);
      return;
    case 'in':
      checkMembership(condition, scope);
      return;
    case 'function':
      checkFunction(condition, scope);
  }
};
