import type { Condition, Operand } from '../expressions/ast.ts';
import { joinConditions, type LegacyCondition } from '../legacy/conditions.ts';
import type { AttributeValue, Item } from '../values/attribute-value.ts';

/** The conditions that all have to hold, each by itself. */
export const conjunctsOf = (where: Condition | undefined): readonly Condition[] => {
  if (where === undefined) return [];
  return where.kind === 'and' ? [...conjunctsOf(where.left), ...conjunctsOf(where.right)] : [where];
};

/** The name of a top-level attribute that an operand stands for, if it does. */
const attributeOf = (operand: Operand): string | undefined => {
  if (operand.kind !== 'path' || operand.elements.length !== 1) return undefined;
  const [element] = operand.elements;
  return element !== undefined && 'name' in element ? element.name : undefined;
};

const literalOf = (operand: Operand | undefined): AttributeValue | undefined =>
  operand?.kind === 'literal' ? operand.value : undefined;

const OPERATORS: Readonly<Record<string, string>> = { '=': 'EQ', '<': 'LT', '<=': 'LE', '>': 'GT', '>=': 'GE' };
const MIRRORED: Readonly<Record<string, string>> = { EQ: 'EQ', LT: 'GT', LE: 'GE', GT: 'LT', GE: 'LE' };

/** A condition that keys can be looked up by: what KeyConditions could say of one attribute. */
export interface KeyCandidate {
  readonly attribute: string;
  readonly condition: LegacyCondition;
}

const candidate = (
  operator: string | undefined,
  path: Operand,
  values: readonly (Operand | undefined)[],
): KeyCandidate | undefined => {
  const attribute = attributeOf(path);
  const given = values.map(literalOf).filter((value) => value !== undefined);
  if (attribute === undefined || operator === undefined || given.length < values.length) return undefined;
  return { attribute, condition: { ComparisonOperator: operator, AttributeValueList: given } };
};

export const keyCandidate = (condition: Condition): KeyCandidate | undefined => {
  if (condition.kind === 'between') return candidate('BETWEEN', condition.operand, [condition.lower, condition.upper]);
  if (condition.kind === 'function' && condition.name === 'begins_with')
    return candidate('BEGINS_WITH', condition.args[0]!, [condition.args[1]]);
  if (condition.kind !== 'comparison') return undefined;
  const { comparator, left, right } = condition;
  const operator = OPERATORS[comparator];
  return candidate(operator, left, [right]) ?? candidate(operator && MIRRORED[operator], right, [left]);
};

/** The attribute that an IN is about, if it is about one. */
export const listedAttribute = (condition: Condition): string | undefined =>
  condition.kind === 'in' ? attributeOf(condition.operand) : undefined;

/** A WHERE clause as the key of one item and what else it has to fulfil. */
export interface ItemChoice {
  readonly key: Item;
  readonly rest: Condition | undefined;
}

/** Undefined when not every one of the attributes is said to equal a value. */
export const chooseItem = (where: Condition | undefined, attributes: readonly string[]): ItemChoice | undefined => {
  const key: Item = {};
  const rest: Condition[] = [];
  for (const condition of conjunctsOf(where)) {
    const found = keyCandidate(condition);
    const isKey = found?.condition.ComparisonOperator === 'EQ' && attributes.includes(found.attribute);
    if (isKey && !Object.hasOwn(key, found.attribute)) key[found.attribute] = found.condition.AttributeValueList![0]!;
    else rest.push(condition);
  }
  if (attributes.some((name) => !Object.hasOwn(key, name))) return undefined;
  return { key, rest: joinConditions(rest, 'AND') };
};
