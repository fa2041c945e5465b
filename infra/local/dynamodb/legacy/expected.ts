import { invalidParameter } from '../errors.ts';
import type { Condition } from '../expressions/ast.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { validateValue } from '../values/validate.ts';
import {
  type ConditionalOperator,
  checkLegacyCondition,
  joinConditions,
  type LegacyCondition,
  toCondition,
} from './conditions.ts';

export type { ConditionalOperator } from './conditions.ts';

/** One entry of Expected: a value or Exists, or else a comparison. */
export interface ExpectedAttribute {
  readonly Value?: AttributeValue;
  readonly Exists?: boolean;
  readonly ComparisonOperator?: string;
  readonly AttributeValueList?: readonly AttributeValue[];
}

export type Expected = Readonly<Record<string, ExpectedAttribute>>;

const fromComparison = (name: string, operator: string, entry: ExpectedAttribute): LegacyCondition => {
  if (entry.Exists !== undefined)
    throw invalidParameter(`Exists and ComparisonOperator cannot be used together for Attribute: ${name}`);
  const values = entry.AttributeValueList ?? (entry.Value === undefined ? undefined : [entry.Value]);
  if (values === undefined && operator !== 'NULL' && operator !== 'NOT_NULL')
    throw invalidParameter(
      `Value or AttributeValueList must be used with ComparisonOperator: ${operator} for Attribute: ${name}`,
    );
  const condition = { ComparisonOperator: operator, AttributeValueList: values ?? [] };
  checkLegacyCondition(condition);
  return condition;
};

const fromExistence = (name: string, { Exists, Value }: ExpectedAttribute): LegacyCondition => {
  if (Exists !== false && Value === undefined)
    throw invalidParameter(`Value must be provided when Exists is ${Exists ?? 'null'} for Attribute: ${name}`);
  if (Exists === false && Value !== undefined)
    throw invalidParameter(`Value cannot be used when Exists is false for Attribute: ${name}`);
  if (Value === undefined) return { ComparisonOperator: 'NULL' };
  validateValue(Value);
  return { ComparisonOperator: 'EQ', AttributeValueList: [Value] };
};

const toLegacyCondition = (name: string, entry: ExpectedAttribute): LegacyCondition => {
  if (entry.AttributeValueList !== undefined && entry.Value !== undefined)
    throw invalidParameter(`Value and AttributeValueList cannot be used together for Attribute: ${name}`);
  if (entry.ComparisonOperator !== undefined) return fromComparison(name, entry.ComparisonOperator, entry);
  if (entry.AttributeValueList !== undefined)
    throw invalidParameter(`AttributeValueList can only be used with a ComparisonOperator for Attribute: ${name}`);
  return fromExistence(name, entry);
};

/** Expected as one expression; undefined when it is empty. Throws the service's words for the first fault. */
export const expectedCondition = (expected: Expected, operator: ConditionalOperator): Condition | undefined =>
  joinConditions(
    Object.entries(expected).map(([name, entry]) => toCondition(name, toLegacyCondition(name, entry))),
    operator,
  );
