/** `end` closes every list of tokens; `unknown` is a character no expression may contain. */
export type TokenKind = 'word' | 'alias' | 'placeholder' | 'index' | 'symbol' | 'end' | 'unknown';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offsets into the expression. */
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<alias>#[A-Za-z0-9_]+)|(?<placeholder>:[A-Za-z0-9_]+)|(?<index>\d+)|(?<symbol><>|<=|>=|[=<>()[\],.+-])|(?<unknown>\S)/g;

/** How the end of the text is called in messages. */
const END = '<EOF>';

/** Cuts an expression into tokens; never fails, so that the parser can name the token it did not expect. */
export const tokenize = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = Object.entries(match.groups!).find(([, part]) => part !== undefined)![0] as TokenKind;
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  tokens.push({ kind: 'end', text: END, start: text.length, end: text.length });
  return tokens;
};
