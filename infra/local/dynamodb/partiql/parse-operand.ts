import type { Operand, Path, PathElement } from '../expressions/ast.ts';
import { isValueNext, type Parameters, parseValue } from './parse-value.ts';
import { notWellFormed } from './problems.ts';
import type { Tokens } from './tokens.ts';

const parseName = (tokens: Tokens): string => {
  const { kind, text } = tokens.next();
  if (kind === 'word' || kind === 'name') return text;
  throw notWellFormed('Unexpected term');
};

/** What follows the first name of a path: `.name`, `[3]` or `['name']`. */
const parseStep = (tokens: Tokens): PathElement | undefined => {
  if (tokens.takeSymbol('.')) return { name: parseName(tokens) };
  if (!tokens.takeSymbol('[')) return undefined;
  const { kind, text } = tokens.next();
  tokens.expectSymbol(']');
  if (kind === 'number') return { index: Number(text) };
  if (kind === 'text') return { name: text };
  throw notWellFormed('Unexpected path component');
};

export const parsePath = (tokens: Tokens): Path => {
  const elements: PathElement[] = [{ name: parseName(tokens) }];
  for (let step = parseStep(tokens); step !== undefined; step = parseStep(tokens)) elements.push(step);
  return { kind: 'path', elements };
};

/** A value, a path, or a function with its name in lower case. */
export const parseOperand = (tokens: Tokens, parameters: Parameters): Operand => {
  if (isValueNext(tokens)) return { kind: 'literal', value: parseValue(tokens, parameters) };
  const isCall = tokens.peek().kind === 'word' && tokens.peek(1).text === '(' && tokens.peek(1).kind === 'symbol';
  if (!isCall) return parsePath(tokens);
  const name = tokens.next().text.toLowerCase();
  tokens.expectSymbol('(');
  return { kind: 'function', name, args: tokens.listUntil(')', () => parseOperand(tokens, parameters)) };
};
