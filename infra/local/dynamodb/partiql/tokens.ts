import { TokenCursor } from '../expressions/token-cursor.ts';
import { type Token, tokenize } from './lexer.ts';
import { notWellFormed } from './problems.ts';

/** The tokens of one statement with a position, and the words for what does not fit. */
export class Tokens extends TokenCursor<Token> {
  constructor(statement: string) {
    super(tokenize(statement));
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) throw notWellFormed('Unexpected keyword');
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
