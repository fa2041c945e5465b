import type { Condition, Operand, Path, Update } from '../../../../../infra/local/dynamodb/expressions/ast.ts';

const printPath = ({ elements }: Path): string =>
  elements
    .map((element, at) => {
      if ('index' in element) return `[${element.index}]`;
      const name = 'name' in element ? element.name : element.alias;
      return at === 0 ? name : `.${name}`;
    })
    .join('');

const printOperand = (operand: Operand): string => {
  if (operand.kind === 'path') return printPath(operand);
  if (operand.kind === 'placeholder') return operand.name;
  if (operand.kind === 'literal') throw new TypeError('literals have no text');
  return `${operand.name}(${operand.args.map(printOperand).join(', ')})`;
};

/** Parentheses around what binds less than its surroundings, and around right sides, which parse to the left. */
const group = (condition: Condition, kinds: readonly string[]): string =>
  kinds.includes(condition.kind) ? `(${printCondition(condition)})` : printCondition(condition);

export const printCondition = (condition: Condition): string => {
  switch (condition.kind) {
    case 'or':
      return `${group(condition.left, [])} OR ${group(condition.right, ['or'])}`;
    case 'and':
      return `${group(condition.left, ['or'])} AND ${group(condition.right, ['or', 'and'])}`;
    case 'not':
      return `NOT ${group(condition.condition, ['or', 'and'])}`;
    case 'comparison':
      return `${printOperand(condition.left)} ${condition.comparator} ${printOperand(condition.right)}`;
    case 'between':
      return `${printOperand(condition.operand)} BETWEEN ${printOperand(condition.lower)} AND ${printOperand(condition.upper)}`;
    case 'in':
      return `${printOperand(condition.operand)} IN (${condition.candidates.map(printOperand).join(', ')})`;
    case 'function':
      return printOperand(condition);
  }
};

const SECTIONS = { set: 'SET', remove: 'REMOVE', add: 'ADD', delete: 'DELETE' } as const;

const printAction = (action: Update[number]): string => {
  const path = printPath(action.path);
  if (action.kind === 'remove') return path;
  if (action.kind !== 'set') return `${path} ${printOperand(action.value)}`;
  const { value } = action;
  const right =
    value.kind === 'arithmetic'
      ? `${printOperand(value.left)} ${value.operator} ${printOperand(value.right)}`
      : printOperand(value);
  return `${path} = ${right}`;
};

/** Actions of one kind have to stand together. */
export const printUpdate = (update: Update): string =>
  Object.entries(SECTIONS)
    .map(([kind, keyword]) => [keyword, update.filter((action) => action.kind === kind)] as const)
    .filter(([, actions]) => actions.length > 0)
    .map(([keyword, actions]) => `${keyword} ${actions.map(printAction).join(', ')}`)
    .join(' ');
