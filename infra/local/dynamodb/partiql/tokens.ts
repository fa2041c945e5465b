import { type Token, tokenize } from './lexer.ts';
import { notWellFormed } from './problems.ts';

/** The tokens of one statement with a position. Keywords are not case sensitive. */
export class Tokens {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(statement: string) {
    this.tokens = tokenize(statement);
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  isSymbol(symbol: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.position += 1;
    return found;
  }

  takeSymbol(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.position += 1;
    return found;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw notWellFormed('Unexpected keyword');
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw notWellFormed('Unexpected term');
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw notWellFormed('Unexpected token after expression');
  }

  /** One or more things with commas between them. */
  list<T>(read: () => T): T[] {
    const members = [read()];
    while (this.takeSymbol(',')) members.push(read());
    return members;
  }

  /** Things with commas between them, or none, up to a closing symbol, which is taken as well. */
  listUntil<T>(close: string, read: (at: number) => T): T[] {
    const members: T[] = [];
    if (this.takeSymbol(close)) return members;
    do members.push(read(members.length));
    while (this.takeSymbol(','));
    this.expectSymbol(close);
    return members;
  }
}
