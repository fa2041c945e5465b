import { invalidParameter, validationError } from '../errors.ts';
import type { Comparator, Condition, Junction, Operand } from '../expressions/ast.ts';
import { type AttributeType, type AttributeValue, typeOf } from '../values/attribute-value.ts';
import { orderOf } from '../values/compare.ts';
import { validateValue } from '../values/validate.ts';

export type ConditionalOperator = 'AND' | 'OR';

/** One entry of KeyConditions, QueryFilter, ScanFilter or, with a list, Expected. */
export interface LegacyCondition {
  readonly ComparisonOperator: string;
  readonly AttributeValueList?: readonly AttributeValue[];
}

export type LegacyConditions = Readonly<Record<string, LegacyCondition>>;

const SCALARS: readonly AttributeType[] = ['S', 'N', 'B'];
const SINGLE_VALUES: readonly AttributeType[] = [...SCALARS, 'BOOL', 'NULL'];
const ALL_TYPES: readonly AttributeType[] = [...SINGLE_VALUES, 'SS', 'NS', 'BS', 'M', 'L'];

interface OperatorRule {
  readonly arguments: readonly [least: number, most: number];
  readonly types?: readonly AttributeType[];
}

const ONE: OperatorRule['arguments'] = [1, 1];

const OPERATORS: Readonly<Record<string, OperatorRule>> = {
  NULL: { arguments: [0, 0] },
  NOT_NULL: { arguments: [0, 0] },
  EQ: { arguments: ONE, types: ALL_TYPES },
  NE: { arguments: ONE, types: ALL_TYPES },
  LE: { arguments: ONE, types: SCALARS },
  LT: { arguments: ONE, types: SCALARS },
  GE: { arguments: ONE, types: SCALARS },
  GT: { arguments: ONE, types: SCALARS },
  CONTAINS: { arguments: ONE, types: SINGLE_VALUES },
  NOT_CONTAINS: { arguments: ONE, types: SINGLE_VALUES },
  BEGINS_WITH: { arguments: ONE, types: ['S', 'B'] },
  IN: { arguments: [1, Number.POSITIVE_INFINITY], types: SCALARS },
  BETWEEN: { arguments: [2, 2], types: SCALARS },
};

/** Checks values, their number and their types; throws the service's words for the first fault. */
export const checkLegacyCondition = ({ ComparisonOperator, AttributeValueList = [] }: LegacyCondition): void => {
  const { arguments: count, types } = OPERATORS[ComparisonOperator]!;
  for (const value of AttributeValueList) validateValue(value);
  if (AttributeValueList.length < count[0] || AttributeValueList.length > count[1])
    throw invalidParameter(`Invalid number of argument(s) for the ${ComparisonOperator} ComparisonOperator`);
  const [first, second] = AttributeValueList;
  if (first !== undefined && AttributeValueList.some((value) => typeOf(value) !== typeOf(first)))
    throw invalidParameter('AttributeValues inside AttributeValueList must be of same type');
  if (types !== undefined && first !== undefined && !types.includes(typeOf(first)))
    throw invalidParameter(
      `ComparisonOperator ${ComparisonOperator} is not valid for ${typeOf(first)} AttributeValue type`,
    );
  if (ComparisonOperator === 'BETWEEN' && orderOf(first!, second!)! > 0)
    throw validationError(
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    );
};

const COMPARATORS: Readonly<Record<string, Comparator>> = { EQ: '=', NE: '<>', LT: '<', LE: '<=', GT: '>', GE: '>=' };

const FUNCTIONS: Readonly<Record<string, string>> = {
  NULL: 'attribute_not_exists',
  NOT_NULL: 'attribute_exists',
  CONTAINS: 'contains',
  BEGINS_WITH: 'begins_with',
};

/** The expression that means the same as a checked condition on an attribute. */
export const toCondition = (attribute: string, condition: LegacyCondition): Condition => {
  const path: Operand = { kind: 'path', elements: [{ name: attribute }] };
  const values = (condition.AttributeValueList ?? []).map((value): Operand => ({ kind: 'literal', value }));
  const operator = condition.ComparisonOperator;
  if (operator in COMPARATORS)
    return { kind: 'comparison', comparator: COMPARATORS[operator]!, left: path, right: values[0]! };
  if (operator === 'BETWEEN') return { kind: 'between', operand: path, lower: values[0]!, upper: values[1]! };
  if (operator === 'IN') return { kind: 'in', operand: path, candidates: values };
  if (operator === 'NOT_CONTAINS') return notContains(path, values[0]!);
  return { kind: 'function', name: FUNCTIONS[operator]!, args: [path, ...values] };
};

/** Unlike `NOT contains(…)`, this is false for an item without the attribute. */
const notContains = (path: Operand, value: Operand): Condition => ({
  kind: 'and',
  left: { kind: 'function', name: 'attribute_exists', args: [path] },
  right: { kind: 'not', condition: { kind: 'function', name: 'contains', args: [path, value] } },
});

/** Joins the conditions of a parameter; undefined for none. */
export const joinConditions = (
  conditions: readonly Condition[],
  operator: ConditionalOperator,
): Condition | undefined => {
  const kind: Junction['kind'] = operator === 'OR' ? 'or' : 'and';
  return conditions.length === 0 ? undefined : conditions.reduce((left, right) => ({ kind, left, right }));
};

/** ConditionalOperator needs conditions to join. `count` is that of QueryFilter, ScanFilter or Expected. */
export const checkConditionalOperator = (operator: ConditionalOperator | undefined, count: number): void => {
  if (operator === undefined || count > 1) return;
  throw validationError(
    count === 0
      ? 'ConditionalOperator cannot be used without Filter or Expected'
      : 'ConditionalOperator can only be used when Filter or Expected has two or more elements',
  );
};

/** QueryFilter or ScanFilter as one expression; undefined when it is empty. */
export const filterCondition = (
  conditions: LegacyConditions,
  operator: ConditionalOperator = 'AND',
): Condition | undefined =>
  joinConditions(
    Object.entries(conditions).map(([attribute, condition]) => toCondition(attribute, condition)),
    operator,
  );
