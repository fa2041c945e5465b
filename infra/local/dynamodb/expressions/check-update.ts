import { type AttributeType, isSetType, typeOf } from '../values/attribute-value.ts';
import type { MergeAction, Operand, SetAction, Update } from './ast.ts';
import { checkPathsApart } from './check-paths.ts';
import { UPDATE_FUNCTIONS } from './functions.ts';
import type { Scope } from './scope.ts';
import { ExpressionError } from './token-stream.ts';

/** How ADD and DELETE call the types in their messages. */
const LONG_NAMES: Readonly<Record<AttributeType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
  L: 'LIST',
  M: 'MAP',
};

const operandsOf = ({ value }: SetAction): readonly Operand[] =>
  value.kind === 'arithmetic' ? [value.left, value.right] : [value];

const useNames = (operand: Operand, scope: Scope): void => {
  if (operand.kind === 'path') scope.usePath(operand);
  else if (operand.kind === 'function') for (const argument of operand.args) useNames(argument, scope);
};

const useValues = (operand: Operand, scope: Scope): void => {
  if (operand.kind === 'placeholder') scope.useValue(operand.name);
  else if (operand.kind === 'function') for (const argument of operand.args) useValues(argument, scope);
};

/** Type that an operand has in any case, as far as the request tells. */
const knownType = (operand: Operand, scope: Scope): AttributeType | undefined => {
  if (operand.kind === 'placeholder') return typeOf(scope.value(operand.name));
  if (operand.kind === 'literal') return typeOf(operand.value);
  return operand.kind === 'function' && operand.name === 'list_append' ? 'L' : undefined;
};

const requireType = (wanted: AttributeType, operator: string, operands: readonly Operand[], scope: Scope): void => {
  for (const operand of operands) {
    const type = knownType(operand, scope);
    if (type !== undefined && type !== wanted)
      throw new ExpressionError(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
      );
  }
};

const checkFunctions = (operand: Operand, scope: Scope): void => {
  if (operand.kind !== 'function') return;
  const { name, args } = operand;
  for (const argument of args) checkFunctions(argument, scope);
  if (args.length !== UPDATE_FUNCTIONS[name])
    throw new ExpressionError(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${args.length}`,
    );
  if (name === 'if_not_exists' && args[0]!.kind !== 'path')
    throw new ExpressionError(`Operator or function requires a document path; operator or function: ${name}`);
  if (name === 'list_append') requireType('L', name, args, scope);
};

const checkSet = (action: SetAction, scope: Scope): void => {
  for (const operand of operandsOf(action)) checkFunctions(operand, scope);
  if (action.value.kind === 'arithmetic') requireType('N', action.value.operator, operandsOf(action), scope);
};

const checkMerge = (action: MergeAction, scope: Scope): void => {
  const type = knownType(action.value, scope)!;
  if (isSetType(type) || (action.kind === 'add' && type === 'N')) return;
  const operator = action.kind.toUpperCase();
  throw new ExpressionError(
    `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${LONG_NAMES[type]}`,
  );
};

/**
 * Checks an update against the names and values of a request; throws an ExpressionError for the first fault.
 * The passes follow the service: all names, all values, paths, then types.
 */
export const checkUpdate = (update: Update, scope: Scope): void => {
  for (const action of update) {
    scope.usePath(action.path);
    if (action.kind === 'set') for (const operand of operandsOf(action)) useNames(operand, scope);
  }
  for (const action of update) {
    if (action.kind === 'set') for (const operand of operandsOf(action)) useValues(operand, scope);
    else if (action.kind !== 'remove') useValues(action.value, scope);
  }
  checkPathsApart(update.map((action) => scope.resolve(action.path)));
  for (const action of update) if (action.kind === 'add' || action.kind === 'delete') checkMerge(action, scope);
  for (const action of update) if (action.kind === 'set') checkSet(action, scope);
};
