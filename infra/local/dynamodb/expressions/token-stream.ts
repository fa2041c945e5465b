import { validationError } from '../errors.ts';
import { type Token, tokenize } from './lexer.ts';
import { TokenCursor } from './token-cursor.ts';

/** Thrown inside of the expression modules; the caller knows in which parameter the text was and adds it. */
export class ExpressionError extends Error {}

/** Deeper than any expression that says something, and far from the end of the stack. */
const MAX_DEPTH = 500;

/** The tokens of one expression with a position, and the words for what does not fit. */
export class TokenStream extends TokenCursor<Token> {
  private readonly text: string;
  private depth = 0;

  constructor(text: string) {
    super(tokenize(text));
    this.text = text;
  }

  /** A position to come back to with {@link rewind}. */
  mark(): number {
    return this.position;
  }

  rewind(mark: number): void {
    this.position = mark;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) throw this.unexpected();
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected();
  }

  /** Reads what is inside of parentheses or a function; 4 KB of them would otherwise overflow the stack. */
  nested<T>(read: () => T): T {
    if (this.depth >= MAX_DEPTH) throw new ExpressionError('The expression is nested too deeply;');
    this.depth += 1;
    const inner = read();
    this.depth -= 1;
    return inner;
  }

  /** The service quotes the token and the text from the token before it to the token after it. */
  unexpected(): ExpressionError {
    const token = this.peek();
    const before = this.tokens[this.position - 1] ?? token;
    const after = this.tokens[this.position + 1] ?? token;
    const near = this.text.slice(before.start, after.end);
    return new ExpressionError(`Syntax error; token: "${token.text}", near: "${near}"`);
  }
}

/** Runs `work` on an expression and says, if it fails, which parameter the expression was in. */
export const inParameter = <T>(parameter: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw validationError(`Invalid ${parameter}: ${error.message}`);
    throw error;
  }
};
