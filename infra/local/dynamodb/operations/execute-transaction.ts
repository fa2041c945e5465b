import { hash } from 'node:crypto';
import { ConsumptionByTable, readUnits, TRANSACTION_FACTOR } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { bindActions } from '../items/cancellation.ts';
import { runTransaction, type TransactionRequest } from '../items/transaction.ts';
import type { SelectStatement, Statement, WriteStatement } from '../partiql/ast.ts';
import { readOne } from '../partiql/read-one.ts';
import { readStatement, type StatementText } from '../partiql/read-statement.ts';
import { bindWrite } from '../partiql/write.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { type Answer, writes } from './operation.ts';

interface Input extends TransactionRequest {
  readonly TransactStatements: readonly StatementText[];
}

const MAX_STATEMENTS = 100;
const MAX_TOKEN_LENGTH = 36;

const shape = structure('ExecuteTransactionInput', {
  ClientRequestToken: string({ maxLength: MAX_TOKEN_LENGTH, minLength: 1 }),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  TransactStatements: listOf(
    structure('ParameterizedStatement', {
      Statement: string(common.statementRules),
      Parameters: common.parameters,
      ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
    }),
    { required: true, minLength: 1, maxLength: MAX_STATEMENTS },
  ),
});

const refusal = (at: number, message: string) =>
  validationError(`Validation failed in TransactStatements[${at}]: ${message}`);

const checkMember = (statement: Statement, at: number): void => {
  if (statement.kind === 'select' && statement.source.indexName !== undefined)
    throw refusal(at, 'Reads on indices are not supported within transactions.');
  if ((statement.kind === 'update' || statement.kind === 'delete') && statement.returning !== undefined)
    throw refusal(at, 'RETURNING clause is not supported in ExecuteTransaction.');
};

const WITHOUT_KEY = 'Select statements within ExecuteTransaction must specify the primary key in the where clause.';

const runReads = (statements: readonly SelectStatement[], input: Input, store: Store): Answer => {
  const consumption = new ConsumptionByTable(store.meter.reading);
  const responses = statements.map((statement, at) => {
    const table = store.catalog.get(statement.source.tableName);
    const { entry, answer } = readOne(statement, table, store, () => refusal(at, WITHOUT_KEY));
    consumption.of(table).add(TRANSACTION_FACTOR * readUnits(entry?.bytes ?? 0, true));
    return answer ? { Item: answer } : {};
  });
  return { Responses: responses, ...consumption.describe(input.ReturnConsumedCapacity, 'ReadCapacityUnits') };
};

const runWrites = (statements: readonly WriteStatement[], input: Input, store: Store): Answer => {
  const actions = bindActions(statements, (statement) =>
    bindWrite(statement, store.catalog.get(statement.source.tableName)),
  );
  const fingerprint = hash('md5', JSON.stringify(input.TransactStatements));
  return { Responses: [], ...runTransaction(actions, input, fingerprint, store) };
};

const isSelect = (statement: Statement): statement is SelectStatement => statement.kind === 'select';
const isWrite = (statement: Statement): statement is WriteStatement => statement.kind !== 'select';

export const executeTransaction = writes<Input>(shape, (input) => {
  const statements = input.TransactStatements.map(readStatement);
  for (const [at, statement] of statements.entries()) checkMember(statement, at);
  const reads = statements.filter(isSelect);
  if (reads.length > 0 && reads.length < statements.length)
    throw validationError('Reads and writes cannot be mixed in one ExecuteTransaction request');
  return (store) =>
    reads.length > 0 ? runReads(reads, input, store) : runWrites(statements.filter(isWrite), input, store);
});
