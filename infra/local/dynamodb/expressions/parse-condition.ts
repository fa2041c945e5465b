import type { Comparator, Condition, FunctionCall, Operand } from './ast.ts';
import { CONDITION_FUNCTIONS } from './functions.ts';
import { type ParseState, parseBareOperand, parseList } from './parse-operand.ts';
import { functionMisused, Problems } from './problems.ts';
import { ExpressionError, TokenStream } from './token-stream.ts';

const KEYWORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'BETWEEN']);
/** "The maximum number of operators or functions in a condition expression is 300", developer guide. */
const MAX_OPERATORS = 300;

const COMPARATORS: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);

type Node = Condition | Operand;

const isOperandOnly = (node: Node): node is Exclude<Operand, FunctionCall> =>
  node.kind === 'path' || node.kind === 'placeholder' || node.kind === 'literal';

const isOperand = (node: Node): node is Operand => isOperandOnly(node) || node.kind === 'function';

/**
 * Recursive descent: or → and → not → comparison → operand.
 * Parentheses may hold a condition or an operand, so both are read by the same functions, and the place where
 * one of them is needed asks which it got.
 */
class ConditionParser {
  private readonly state: ParseState;
  /** Where the last closed pair of parentheses stood, to notice a second pair right around it. */
  private lastGroup = { open: -1, close: -1 };
  private operators = 0;

  constructor(text: string) {
    this.state = { tokens: new TokenStream(text), problems: new Problems(), keywords: KEYWORDS };
  }

  parse(): Condition {
    const condition = this.asCondition(this.parseOr());
    this.state.tokens.expectEnd();
    this.state.problems.throwFirst(['parentheses', 'function', 'misuse', 'reserved']);
    return condition;
  }

  private parseOr(): Node {
    let left = this.parseAnd();
    while (this.state.tokens.isKeyword('OR')) {
      const condition = this.asCondition(left);
      this.takeOperator();
      left = { kind: 'or', left: condition, right: this.asCondition(this.parseAnd()) };
    }
    return left;
  }

  private parseAnd(): Node {
    let left = this.parseNot();
    while (this.state.tokens.isKeyword('AND')) {
      const condition = this.asCondition(left);
      this.takeOperator();
      left = { kind: 'and', left: condition, right: this.asCondition(this.parseNot()) };
    }
    return left;
  }

  private parseNot(): Node {
    if (!this.state.tokens.isKeyword('NOT')) return this.parseComparison();
    this.takeOperator();
    return { kind: 'not', condition: this.asCondition(this.parseNot()) };
  }

  private parseComparison(): Node {
    const { tokens } = this.state;
    const left = this.parseGroupOrOperand();
    if (!isOperand(left)) return left;
    if (tokens.peek().kind === 'symbol' && COMPARATORS.has(tokens.peek().text)) {
      this.checkOperand(left);
      const comparator = this.takeOperator() as Comparator;
      return { kind: 'comparison', comparator, left, right: this.parseOperand() };
    }
    if (tokens.isKeyword('BETWEEN')) return this.parseBetween(left);
    if (tokens.isKeyword('IN')) return this.parseIn(left);
    return left;
  }

  private parseBetween(operand: Operand): Condition {
    this.takeOperator();
    this.checkOperand(operand);
    const lower = this.parseOperand();
    this.state.tokens.expectKeyword('AND');
    return { kind: 'between', operand, lower, upper: this.parseOperand() };
  }

  private parseIn(operand: Operand): Condition {
    this.takeOperator();
    this.checkOperand(operand);
    this.state.tokens.expectSymbol('(');
    const candidates = parseList(this.state, () => this.parseOperand());
    this.state.tokens.expectSymbol(')');
    return { kind: 'in', operand, candidates };
  }

  /** Everything between operands counts, parentheses and functions do not. */
  private takeOperator(): string {
    this.operators += 1;
    if (this.operators > MAX_OPERATORS)
      throw new ExpressionError(`The expression contains too many operators; operator count: ${this.operators}`);
    return this.state.tokens.next().text;
  }

  private parseGroupOrOperand(): Node {
    const { tokens, problems } = this.state;
    if (!tokens.isSymbol('(')) return this.parseBare();
    const open = tokens.mark();
    tokens.next();
    const node = tokens.nested(() => this.parseOr());
    const close = tokens.mark();
    tokens.expectSymbol(')');
    if (this.lastGroup.open === open + 1 && this.lastGroup.close === close - 1)
      problems.add('parentheses', 'The expression has redundant parentheses;');
    this.lastGroup = { open, close };
    return node;
  }

  private parseBare(): Operand {
    const operand = parseBareOperand(this.state, () => this.parseOperand());
    if (operand.kind === 'function' && !(operand.name in CONDITION_FUNCTIONS))
      this.state.problems.add('function', `Invalid function name; function: ${operand.name}`);
    return operand;
  }

  private parseOperand(): Operand {
    const node = this.parseGroupOrOperand();
    if (!isOperand(node)) throw this.state.tokens.unexpected();
    this.checkOperand(node);
    return node;
  }

  /** `size` is the only function with a value to compare. */
  private checkOperand(operand: Operand): void {
    if (operand.kind === 'function' && operand.name !== 'size')
      this.state.problems.add('misuse', functionMisused(operand.name));
  }

  private asCondition(node: Node): Condition {
    if (isOperandOnly(node)) throw this.state.tokens.unexpected();
    if (node.kind === 'function' && node.name === 'size') this.state.problems.add('misuse', functionMisused(node.name));
    return node;
  }
}

/** Reads a condition, filter or key condition expression; throws an ExpressionError in the service's words. */
export const parseCondition = (text: string): Condition => new ConditionParser(text).parse();
