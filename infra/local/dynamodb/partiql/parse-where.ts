import type { Comparator, Condition, FunctionCall, Operand } from '../expressions/ast.ts';
import { CONDITION_FUNCTIONS } from '../expressions/functions.ts';
import { parseOperand } from './parse-operand.ts';
import type { Parameters } from './parse-value.ts';
import { notWellFormed } from './problems.ts';
import type { Tokens } from './tokens.ts';

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Names of types in PartiQL that are not those of attribute values. */
const TYPES: Readonly<Record<string, string>> = {
  STRING: 'S',
  NUMBER: 'N',
  BINARY: 'B',
  BOOLEAN: 'BOOL',
  LIST: 'L',
  MAP: 'M',
};

const not = (condition: Condition): Condition => ({ kind: 'not', condition });

/** Reads a WHERE clause into the tree of a condition expression. */
class WhereParser {
  private readonly tokens: Tokens;
  private readonly parameters: Parameters;

  constructor(tokens: Tokens, parameters: Parameters) {
    this.tokens = tokens;
    this.parameters = parameters;
  }

  parseOr(): Condition {
    let left = this.parseAnd();
    while (this.tokens.takeKeyword('OR')) left = { kind: 'or', left, right: this.parseAnd() };
    return left;
  }

  private parseAnd(): Condition {
    let left = this.parseNot();
    while (this.tokens.takeKeyword('AND')) left = { kind: 'and', left, right: this.parseNot() };
    return left;
  }

  private parseNot(): Condition {
    if (this.tokens.takeKeyword('NOT')) return not(this.parseNot());
    if (!this.tokens.takeSymbol('(')) return this.parsePredicate();
    const inner = this.parseOr();
    this.tokens.expectSymbol(')');
    return inner;
  }

  private parsePredicate(): Condition {
    const operand = this.operand();
    if (this.tokens.takeKeyword('IS')) return this.parseIs(operand);
    if (this.tokens.takeKeyword('NOT')) return not(this.parseRange(operand) ?? this.unexpected());
    if (operand.kind === 'function' && operand.name in CONDITION_FUNCTIONS && operand.name !== 'size')
      return this.parseTruth(operand);
    const range = this.parseRange(operand);
    if (range !== undefined) return range;
    const comparator = this.tokens.peek().kind === 'symbol' ? COMPARATORS[this.tokens.peek().text] : undefined;
    if (comparator !== undefined) {
      this.tokens.next();
      return { kind: 'comparison', comparator, left: operand, right: this.operand() };
    }
    return this.unexpected();
  }

  /** A function that is a condition by itself may be compared with what it is. */
  private parseTruth(condition: FunctionCall): Condition {
    if (!this.tokens.takeSymbol('=')) return condition;
    if (this.tokens.takeKeyword('TRUE')) return condition;
    this.tokens.expectKeyword('FALSE');
    return not(condition);
  }

  private operand(): Operand {
    return parseOperand(this.tokens, this.parameters);
  }

  private unexpected(): never {
    throw notWellFormed('Unexpected term');
  }

  private parseRange(operand: Operand): Condition | undefined {
    if (this.tokens.takeKeyword('BETWEEN')) {
      const lower = this.operand();
      this.tokens.expectKeyword('AND');
      return { kind: 'between', operand, lower, upper: this.operand() };
    }
    if (!this.tokens.takeKeyword('IN')) return undefined;
    const close = this.tokens.takeSymbol('(') ? ')' : ']';
    if (close === ']') this.tokens.expectSymbol('[');
    return { kind: 'in', operand, candidates: this.tokens.listUntil(close, () => this.operand()) };
  }

  private parseIs(operand: Operand): Condition {
    const isNegated = this.tokens.takeKeyword('NOT');
    if (this.tokens.takeKeyword('MISSING'))
      return {
        kind: 'function',
        name: isNegated ? 'attribute_exists' : 'attribute_not_exists',
        args: [operand],
      };
    const name = this.tokens.next().text.toUpperCase();
    const type: Operand = { kind: 'literal', value: { S: TYPES[name] ?? name } };
    const isOfType: Condition = { kind: 'function', name: 'attribute_type', args: [operand, type] };
    return isNegated ? not(isOfType) : isOfType;
  }
}

export const parseWhere = (tokens: Tokens, parameters: Parameters): Condition =>
  new WhereParser(tokens, parameters).parseOr();
