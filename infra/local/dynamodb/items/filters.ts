import { validationError } from '../errors.ts';
import type { Condition, Operand } from '../expressions/ast.ts';
import { evaluate } from '../expressions/evaluate.ts';
import { Scope } from '../expressions/scope.ts';
import {
  type ConditionalOperator,
  checkConditionalOperator,
  checkLegacyCondition,
  filterCondition,
  type LegacyConditions,
} from '../legacy/conditions.ts';
import { type KeyNames, keyAttributes } from '../tables/table.ts';
import { type ItemTest, readCondition } from './conditions.ts';

/** What items have to fulfil after they were read. */
export interface Filter {
  readonly test: ItemTest;
  /** Names of the attributes that it looks at. */
  readonly attributes: ReadonlySet<string>;
}

const operandsOf = (condition: Condition): readonly Operand[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...operandsOf(condition.left), ...operandsOf(condition.right)];
    case 'not':
      return operandsOf(condition.condition);
    case 'comparison':
      return [condition.left, condition.right];
    case 'between':
      return [condition.operand, condition.lower, condition.upper];
    case 'in':
      return [condition.operand, ...condition.candidates];
    case 'function':
      return condition.args;
  }
};

const attributesOf = (operands: readonly Operand[], scope: Scope): string[] =>
  operands.flatMap((operand) => {
    if (operand.kind === 'path') return [scope.resolve(operand)[0]];
    return operand.kind === 'function' ? attributesOf(operand.args, scope) : [];
  });

/** Names of the attributes that a condition looks at. */
export const attributesIn = (condition: Condition, scope: Scope): ReadonlySet<string> =>
  new Set(attributesOf(operandsOf(condition), scope));

const toFilter = (condition: Condition, scope: Scope): Filter => ({
  test: (item) => evaluate(condition, item, scope),
  attributes: attributesIn(condition, scope),
});

/** Checks QueryFilter or ScanFilter, which the service does before it looks at any expression. */
export const checkLegacyFilter = (conditions: LegacyConditions = {}): void => {
  for (const condition of Object.values(conditions)) checkLegacyCondition(condition);
};

/** The filter of a Query or Scan, in whichever way it was given; undefined for none. */
export const readFilter = (
  expression: string | undefined,
  legacy: LegacyConditions | undefined,
  operator: ConditionalOperator | undefined,
  scope: Scope,
): Filter | undefined => {
  if (expression !== undefined) return toFilter(readCondition('FilterExpression', expression, scope), scope);
  checkConditionalOperator(operator, Object.keys(legacy ?? {}).length);
  if (legacy === undefined) return undefined;
  const condition = filterCondition(legacy, operator);
  return condition && toFilter(condition, new Scope());
};

/** The keys that a Query looks up by cannot be filtered by as well. */
export const checkNoKeyAttributes = (key: KeyNames, filter: Filter | undefined, parameter: string): void => {
  for (const name of keyAttributes(key)) {
    if (filter?.attributes.has(name))
      throw validationError(`${parameter} can only contain non-primary key attributes: Primary key attribute: ${name}`);
  }
};
