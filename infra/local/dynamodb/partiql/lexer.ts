import { notWellFormed } from './problems.ts';

/** A piece of a statement. `word` is a keyword or a plain name, `name` stood in double quotes. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'symbol' | 'end';
  /** Without the quotes, where there were some. */
  readonly text: string;
}

const SPACE = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** Tried in this order. */
const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[A-Za-z_$][A-Za-z0-9_$]*/y],
  ['symbol', /<<|>>|<>|<=|>=|!=|[-+*=<>(){}[\],.:?]/y],
];

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

const unquote = (quoted: string): string => {
  const quote = quoted[0]!;
  return quoted.slice(1, -1).replaceAll(quote + quote, quote);
};

const readToken = (text: string, at: number): readonly [token: Token, length: number] => {
  for (const [kind, pattern] of KINDS) {
    const found = matchAt(pattern, text, at);
    if (found === undefined) continue;
    return [{ kind, text: kind === 'text' || kind === 'name' ? unquote(found) : found }, found.length];
  }
  throw notWellFormed();
};

/** All tokens of a statement, an `end` token last; comments are space. */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = matchAt(SPACE, text, 0)!.length;
  while (at < text.length) {
    const [token, length] = readToken(text, at);
    tokens.push(token);
    at += length;
    at += matchAt(SPACE, text, at)!.length;
  }
  return [...tokens, { kind: 'end', text: '' }];
};
