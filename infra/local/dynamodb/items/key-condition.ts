import { validationError } from '../errors.ts';
import type { Comparator, Condition, Operand } from '../expressions/ast.ts';
import type { Scope } from '../expressions/scope.ts';
import { ExpressionError, inParameter } from '../expressions/token-stream.ts';
import { checkLegacyCondition, type LegacyCondition, type LegacyConditions } from '../legacy/conditions.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { readCondition } from './conditions.ts';

/** Conditions on key attributes by name, in the vocabulary of KeyConditions. */
export type KeyConditions = ReadonlyMap<string, LegacyCondition>;

const OPERATORS: Readonly<Record<Comparator, string>> = {
  '=': 'EQ',
  '<': 'LT',
  '<=': 'LE',
  '>': 'GT',
  '>=': 'GE',
  '<>': 'NE',
};

/** The comparator that says the same with the sides exchanged. */
const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const invalidOperator = (name: string) => validationError(`Invalid operator used in KeyConditionExpression: ${name}`);

const invalidCondition = (message: string) =>
  validationError(`Invalid condition in KeyConditionExpression: ${message}`);

/** Reads the tree of a key condition expression into conditions by attribute. */
class KeyConditionReader {
  readonly conditions = new Map<string, LegacyCondition>();
  private readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  read(tree: Condition): void {
    switch (tree.kind) {
      case 'and':
        this.read(tree.left);
        this.read(tree.right);
        return;
      case 'comparison': {
        if (tree.comparator === '<>') throw invalidOperator('<>');
        const isMirrored = tree.left.kind !== 'path';
        const [path, value] = isMirrored ? [tree.right, tree.left] : [tree.left, tree.right];
        const comparator = isMirrored ? MIRRORED[tree.comparator] : tree.comparator;
        this.add(OPERATORS[comparator], path, [value]);
        return;
      }
      case 'between':
        this.add('BETWEEN', this.firstOperand('BETWEEN', tree.operand), [tree.lower, tree.upper]);
        return;
      case 'function':
        if (tree.name !== 'begins_with') throw invalidOperator(tree.name);
        this.add('BEGINS_WITH', this.firstOperand(tree.name, tree.args[0]!), [tree.args[1]!]);
        return;
      default:
        throw invalidOperator(tree.kind.toUpperCase());
    }
  }

  private firstOperand(operator: string, operand: Operand): Operand {
    if (operand.kind === 'path') return operand;
    throw invalidCondition(`${operator} operator must have the key attribute as its first operand`);
  }

  private add(operator: string, path: Operand, values: readonly Operand[]): void {
    if ([path, ...values].some(({ kind }) => kind === 'function'))
      throw validationError('KeyConditionExpressions cannot contain nested operations');
    if (values.some(({ kind }) => kind === 'path'))
      throw invalidCondition('Multiple attribute names used in one condition');
    if (path.kind !== 'path') throw invalidCondition('No key attribute specified');
    const [name, ...below] = this.scope.resolve(path);
    if (below.length > 0) throw validationError('KeyConditionExpressions cannot have conditions on nested attributes');
    if (this.conditions.has(name))
      throw new ExpressionError('KeyConditionExpressions must only contain one condition per key');
    this.conditions.set(name, {
      ComparisonOperator: operator,
      AttributeValueList: values.map((value) => this.valueOf(value)),
    });
  }

  private valueOf(operand: Operand): AttributeValue {
    if (operand.kind === 'placeholder') return this.scope.value(operand.name);
    throw new ExpressionError('a key condition has an operand that is no value');
  }
}

/** The parameters that a Query chooses its items by. */
export interface KeyConditionParams {
  readonly KeyConditionExpression?: string;
  readonly KeyConditions?: LegacyConditions;
}

const fromExpression = (text: string, scope: Scope): KeyConditions => {
  const tree = readCondition('KeyConditionExpression', text, scope);
  const reader = new KeyConditionReader(scope);
  inParameter('KeyConditionExpression', () => reader.read(tree));
  return reader.conditions;
};

/** The key conditions of a Query, in whichever way they were given; at least one. */
export const readKeyConditions = (params: KeyConditionParams, scope: Scope): KeyConditions => {
  if (params.KeyConditionExpression === undefined && params.KeyConditions === undefined)
    throw validationError(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const conditions =
    params.KeyConditionExpression === undefined
      ? new Map(Object.entries(params.KeyConditions!))
      : fromExpression(params.KeyConditionExpression, scope);
  if (params.KeyConditionExpression === undefined)
    for (const condition of conditions.values()) checkLegacyCondition(condition);
  if (conditions.size === 0) throw validationError('Conditions can be of length 1 or 2 only');
  return conditions;
};
