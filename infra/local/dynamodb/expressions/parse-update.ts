import type { Arithmetic, Operand, SetAction, Update, UpdateAction } from './ast.ts';
import { UPDATE_FUNCTIONS } from './functions.ts';
import { type ParseState, parseBareOperand, parseList, parsePath, parsePlaceholder } from './parse-operand.ts';
import { functionMisused, Problems } from './problems.ts';
import { TokenStream } from './token-stream.ts';

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;
type Section = (typeof SECTIONS)[number];

const parseOperand = (state: ParseState): Operand => {
  if (state.tokens.takeSymbol('(')) {
    const operand = state.tokens.nested(() => parseOperand(state));
    state.tokens.expectSymbol(')');
    return operand;
  }
  const operand = parseBareOperand(state, () => parseArgument(state));
  if (operand.kind === 'function' && !(operand.name in UPDATE_FUNCTIONS))
    state.problems.add('function', `Invalid function name; function: ${operand.name}`);
  return operand;
};

/** The service lets functions be nested, but not this one. */
const parseArgument = (state: ParseState): Operand => {
  const operand = parseOperand(state);
  if (operand.kind === 'function' && operand.name === 'list_append')
    state.problems.add('misuse', functionMisused(operand.name));
  return operand;
};

const parseSum = (state: ParseState): Operand | Arithmetic => {
  const left = parseOperand(state);
  const operator = state.tokens.peek().text;
  if (operator !== '+' && operator !== '-') return left;
  state.tokens.next();
  return { kind: 'arithmetic', operator, left, right: parseOperand(state) };
};

/** The whole value may stand in parentheses; so may each operand, hence the second attempt. */
const parseSetValue = (state: ParseState): Operand | Arithmetic => {
  const { tokens } = state;
  if (!tokens.isSymbol('(')) return parseSum(state);
  const start = tokens.mark();
  tokens.next();
  const value = tokens.nested(() => parseSetValue(state));
  tokens.expectSymbol(')');
  const isOperandOfSum = tokens.isSymbol('+') || tokens.isSymbol('-');
  if (!isOperandOfSum) return value;
  tokens.rewind(start);
  return parseSum(state);
};

const parseSet = (state: ParseState): SetAction => {
  const path = parsePath(state);
  state.tokens.expectSymbol('=');
  return { kind: 'set', path, value: parseSetValue(state) };
};

const parseAction: Record<Section, (state: ParseState) => UpdateAction> = {
  SET: parseSet,
  REMOVE: (state) => ({ kind: 'remove', path: parsePath(state) }),
  ADD: (state) => ({ kind: 'add', path: parsePath(state), value: parsePlaceholder(state) }),
  DELETE: (state) => ({ kind: 'delete', path: parsePath(state), value: parsePlaceholder(state) }),
};

const parseSections = (state: ParseState): UpdateAction[] => {
  const actions: UpdateAction[] = [];
  const seen = new Set<Section>();
  do {
    const section = SECTIONS.find((keyword) => state.tokens.takeKeyword(keyword));
    if (section === undefined) throw state.tokens.unexpected();
    actions.push(...parseList(state, () => parseAction[section](state)));
    if (seen.has(section))
      state.problems.add('section', `The "${section}" section can only be used once in an update expression;`);
    seen.add(section);
  } while (state.tokens.peek().kind !== 'end');
  return actions;
};

/** Reads an update expression; throws an ExpressionError in the service's words. */
export const parseUpdate = (text: string): Update => {
  const state = { tokens: new TokenStream(text), problems: new Problems(), keywords: new Set<string>(SECTIONS) };
  const actions = parseSections(state);
  state.problems.throwFirst(['reserved', 'function', 'misuse', 'section']);
  return actions;
};
