/** What every token of a language has; the last one of a text is of kind `end`. */
interface AnyToken {
  readonly kind: string;
  readonly text: string;
}

/** Tokens with a position: what reading an expression and reading a statement have in common. */
export class TokenCursor<Token extends AnyToken> {
  protected readonly tokens: readonly Token[];
  protected position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Keywords are not case sensitive. */
  isKeyword(keyword: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toUpperCase() === keyword;
  }

  takeSymbol(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.position += 1;
    return found;
  }

  takeKeyword(keyword: string): boolean {
    const found = this.isKeyword(keyword);
    if (found) this.position += 1;
    return found;
  }
}
