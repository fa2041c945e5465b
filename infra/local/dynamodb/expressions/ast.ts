import type { AttributeValue } from '../values/attribute-value.ts';

/** One step of a document path: a name as written, a `#placeholder`, or a list index. */
export type PathElement = { readonly name: string } | { readonly alias: string } | { readonly index: number };

/** A document path such as `a.#b[3]`; the first element is never an index. */
export interface Path {
  readonly kind: 'path';
  readonly elements: readonly PathElement[];
}

/** A `:placeholder` of ExpressionAttributeValues. */
export interface Placeholder {
  readonly kind: 'placeholder';
  readonly name: string;
}

/** A value that stands in the tree itself: the form that legacy parameters are translated to. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: AttributeValue;
}

export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly Operand[];
}

export type Operand = Path | Placeholder | Literal | FunctionCall;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly kind: 'comparison';
  readonly comparator: Comparator;
  readonly left: Operand;
  readonly right: Operand;
}

export interface Between {
  readonly kind: 'between';
  readonly operand: Operand;
  readonly lower: Operand;
  readonly upper: Operand;
}

export interface Membership {
  readonly kind: 'in';
  readonly operand: Operand;
  readonly candidates: readonly Operand[];
}

export interface Junction {
  readonly kind: 'and' | 'or';
  readonly left: Condition;
  readonly right: Condition;
}

export interface Negation {
  readonly kind: 'not';
  readonly condition: Condition;
}

/** What a condition, filter or key condition expression says. */
export type Condition = Comparison | Between | Membership | Junction | Negation | FunctionCall;

/** `SET path = left [± right]`. */
export interface SetAction {
  readonly kind: 'set';
  readonly path: Path;
  readonly value: Operand | Arithmetic;
}

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-';
  readonly left: Operand;
  readonly right: Operand;
}

export interface RemoveAction {
  readonly kind: 'remove';
  readonly path: Path;
}

/** `ADD path :value` or `DELETE path :value`. */
export interface MergeAction {
  readonly kind: 'add' | 'delete';
  readonly path: Path;
  readonly value: Placeholder | Literal;
}

export type UpdateAction = SetAction | RemoveAction | MergeAction;

/** The actions of an update expression in the order they were written. */
export type Update = readonly UpdateAction[];

export type Projection = readonly Path[];
