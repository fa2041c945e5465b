import { validationError } from '../errors.ts';
import type { Operand, Path, SetAction, UpdateAction } from '../expressions/ast.ts';
import { isSetType, typeOf } from '../values/attribute-value.ts';
import { parseOperand, parsePath } from './parse-operand.ts';
import type { Parameters } from './parse-value.ts';
import { notWellFormed } from './problems.ts';
import type { Tokens } from './tokens.ts';

/** Functions that change a set where it is, with the action of an update expression that does the same. */
const SET_FUNCTIONS: Readonly<Record<string, 'add' | 'delete'>> = { set_add: 'add', set_delete: 'delete' };

const isSamePath = (one: Path, two: Operand | undefined): boolean =>
  two?.kind === 'path' && JSON.stringify(one.elements) === JSON.stringify(two.elements);

const toAction = (path: Path, value: SetAction['value']): UpdateAction => {
  const kind = value.kind === 'function' ? SET_FUNCTIONS[value.name] : undefined;
  if (kind === undefined || value.kind !== 'function') return { kind: 'set', path, value };
  const [target, members] = value.args;
  const name = value.name.toUpperCase();
  if (value.args.length !== 2) throw validationError(`${name} must have exactly two arguments`);
  if (!isSamePath(path, target)) throw validationError(`The first argument to ${name} must equal the assignment value`);
  if (members?.kind !== 'literal' || !isSetType(typeOf(members.value)))
    throw validationError(`The second argument to ${name} must be a value with type SET`);
  return { kind, path, value: members };
};

const parseArithmetic = (tokens: Tokens, parameters: Parameters): SetAction['value'] => {
  if (tokens.takeSymbol('(')) {
    const inner = parseArithmetic(tokens, parameters);
    tokens.expectSymbol(')');
    return inner;
  }
  const left = parseOperand(tokens, parameters);
  for (const operator of ['+', '-'] as const) {
    if (tokens.takeSymbol(operator))
      return { kind: 'arithmetic', operator, left, right: parseOperand(tokens, parameters) };
  }
  return left;
};

const parseAssignment = (tokens: Tokens, parameters: Parameters): UpdateAction => {
  const path = parsePath(tokens);
  tokens.expectSymbol('=');
  return toAction(path, parseArithmetic(tokens, parameters));
};

/** The SET and REMOVE clauses of an UPDATE, of which there may be several. */
export const parseClauses = (tokens: Tokens, parameters: Parameters): UpdateAction[] => {
  const actions: UpdateAction[] = [];
  while (tokens.isKeyword('SET') || tokens.isKeyword('REMOVE')) {
    if (tokens.takeKeyword('SET')) actions.push(...tokens.list(() => parseAssignment(tokens, parameters)));
    else if (tokens.takeKeyword('REMOVE'))
      actions.push(...tokens.list((): UpdateAction => ({ kind: 'remove', path: parsePath(tokens) })));
  }
  if (actions.length === 0) throw notWellFormed('Unexpected keyword');
  return actions;
};
