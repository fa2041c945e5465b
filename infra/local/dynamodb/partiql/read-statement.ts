import { checkCondition } from '../expressions/check-condition.ts';
import { checkUpdate } from '../expressions/check-update.ts';
import { Scope } from '../expressions/scope.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { validateItem } from '../values/validate.ts';
import type { Statement } from './ast.ts';
import { parseStatement } from './parse-statement.ts';
import { withoutParameter } from './problems.ts';

/** Trees of statements hold values, never placeholders. */
export const NO_PLACEHOLDERS = new Scope();

/** A statement with its parameters. */
export interface StatementText {
  readonly Statement: string;
  readonly Parameters?: readonly AttributeValue[];
}

const check = (statement: Statement): void => {
  if (statement.kind === 'insert') {
    validateItem(statement.item);
    return;
  }
  if (statement.where !== undefined) checkCondition(statement.where, NO_PLACEHOLDERS);
  if (statement.kind === 'update') checkUpdate(statement.update, NO_PLACEHOLDERS);
};

/** Reads a statement and checks all of it that can be checked without its table. */
export const readStatement = ({ Statement: text, Parameters }: StatementText): Statement => {
  const statement = parseStatement(text, Parameters);
  withoutParameter(() => check(statement));
  return statement;
};
