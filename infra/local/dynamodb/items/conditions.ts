import type { Condition } from '../expressions/ast.ts';
import { conditionTree } from '../expressions/cache.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { evaluate } from '../expressions/evaluate.ts';
import { Scope } from '../expressions/scope.ts';
import { inParameter } from '../expressions/token-stream.ts';
import { checkConditionalOperator } from '../legacy/conditions.ts';
import { type ConditionalOperator, type Expected, expectedCondition } from '../legacy/expected.ts';
import type { Item } from '../values/attribute-value.ts';

/** The parameters by which a write can be made conditional. */
export interface ConditionParams {
  readonly ConditionExpression?: string;
  readonly Expected?: Expected;
  readonly ConditionalOperator?: ConditionalOperator;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export type ItemTest = (item: Item) => boolean;

/** A condition or filter expression, checked; `parameter` is named in its errors. */
export const readCondition = (parameter: string, text: string, scope: Scope): Condition =>
  inParameter(parameter, () => {
    const tree = conditionTree(text);
    checkCondition(tree, scope);
    return tree;
  });

const NO_SCOPE = new Scope();

/** What has to hold before a write, if anything. */
export const readWriteCondition = (params: ConditionParams, scope: Scope): ItemTest | undefined => {
  if (params.ConditionExpression !== undefined) {
    const tree = readCondition('ConditionExpression', params.ConditionExpression, scope);
    return (item) => evaluate(tree, item, scope);
  }
  checkConditionalOperator(params.ConditionalOperator, Object.keys(params.Expected ?? {}).length);
  const legacy = params.Expected && expectedCondition(params.Expected, params.ConditionalOperator ?? 'AND');
  return legacy && ((item) => evaluate(legacy, item, NO_SCOPE));
};
