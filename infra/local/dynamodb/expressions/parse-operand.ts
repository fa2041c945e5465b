import type { FunctionCall, Operand, Path, PathElement, Placeholder } from './ast.ts';
import type { Problems } from './problems.ts';
import { isReservedWord } from './reserved-words.ts';
import { ExpressionError, type TokenStream } from './token-stream.ts';

/** What the parsers of one expression share: its tokens, the faults seen so far and the words it keeps for itself. */
export interface ParseState {
  readonly tokens: TokenStream;
  readonly problems: Problems;
  readonly keywords: ReadonlySet<string>;
}

/** List indexes are 32-bit integers in the service. */
const MAX_INDEX = 2 ** 31 - 1;

const parseName = ({ tokens, problems, keywords }: ParseState): PathElement => {
  const token = tokens.peek();
  if (token.kind === 'alias') {
    tokens.next();
    return { alias: token.text };
  }
  if (token.kind !== 'word' || keywords.has(token.text.toUpperCase())) throw tokens.unexpected();
  tokens.next();
  if (isReservedWord(token.text))
    problems.add('reserved', `Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
  return { name: token.text };
};

const parseIndex = ({ tokens }: ParseState): PathElement => {
  const token = tokens.peek();
  if (token.kind !== 'index') throw tokens.unexpected();
  tokens.next();
  if (Number(token.text) > MAX_INDEX)
    throw new ExpressionError(`List index is not within the allowable range; index: [${token.text}]`);
  tokens.expectSymbol(']');
  return { index: Number(token.text) };
};

/** `name.name[3].#alias` */
export const parsePath = (state: ParseState): Path => {
  const elements = [parseName(state)];
  for (;;) {
    if (state.tokens.takeSymbol('.')) elements.push(parseName(state));
    else if (state.tokens.takeSymbol('[')) elements.push(parseIndex(state));
    else return { kind: 'path', elements };
  }
};

export const parsePlaceholder = ({ tokens }: ParseState): Placeholder => {
  const token = tokens.peek();
  if (token.kind !== 'placeholder') throw tokens.unexpected();
  tokens.next();
  return { kind: 'placeholder', name: token.text };
};

/** `item, item, …`, at least one. */
export const parseList = <T>({ tokens }: ParseState, parseItem: () => T): T[] => {
  const items = [parseItem()];
  while (tokens.takeSymbol(',')) items.push(parseItem());
  return items;
};

const parseFunction = (state: ParseState, parseArgument: () => Operand): FunctionCall => {
  const name = state.tokens.next().text;
  state.tokens.expectSymbol('(');
  const args = state.tokens.nested(() => parseList(state, parseArgument));
  state.tokens.expectSymbol(')');
  return { kind: 'function', name, args };
};

/** A path, a placeholder or a function whose arguments are read by `parseArgument`; no parentheses around it. */
export const parseBareOperand = (state: ParseState, parseArgument: () => Operand): Operand => {
  const { tokens, keywords } = state;
  const token = tokens.peek();
  if (token.kind === 'placeholder') return parsePlaceholder(state);
  const isCall = token.kind === 'word' && tokens.isSymbol('(', 1) && !keywords.has(token.text.toUpperCase());
  return isCall ? parseFunction(state, parseArgument) : parsePath(state);
};
