import type { Condition, Path, Update } from '../expressions/ast.ts';
import type { Item } from '../values/attribute-value.ts';

/** What a statement works on: a table or, for reads, one of its indexes. */
export interface Source {
  readonly tableName: string;
  readonly indexName?: string;
}

export interface SelectStatement {
  readonly kind: 'select';
  readonly source: Source;
  /** Undefined for all attributes. */
  readonly paths: readonly Path[] | undefined;
  readonly where: Condition | undefined;
  readonly descending: boolean;
}

export interface InsertStatement {
  readonly kind: 'insert';
  readonly source: Source;
  readonly item: Item;
}

/** Which image of the item RETURNING asks for, and whether only what changed of it. */
export type Returning = 'ALL OLD' | 'ALL NEW' | 'MODIFIED OLD' | 'MODIFIED NEW';

export interface UpdateStatement {
  readonly kind: 'update';
  readonly source: Source;
  readonly update: Update;
  readonly where: Condition | undefined;
  readonly returning: Returning | undefined;
}

export interface DeleteStatement {
  readonly kind: 'delete';
  readonly source: Source;
  readonly where: Condition | undefined;
  readonly returning: Returning | undefined;
}

export type WriteStatement = InsertStatement | UpdateStatement | DeleteStatement;
export type Statement = SelectStatement | WriteStatement;
