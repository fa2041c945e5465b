import { type CapacityDetail, ConsumptionByTable, readUnits } from '../capacity.ts';
import { DynamoDbError, validationError } from '../errors.ts';
import { charge, decideAlone, store as storeDecision } from '../items/write.ts';
import type { SelectStatement, Statement, WriteStatement } from '../partiql/ast.ts';
import { readOne } from '../partiql/read-one.ts';
import { readStatement, type StatementText } from '../partiql/read-statement.ts';
import { bindWrite, returnedItem } from '../partiql/write.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, listOf, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import type { Item } from '../values/attribute-value.ts';
import { writes } from './operation.ts';

interface Member extends StatementText {
  readonly ConsistentRead?: boolean;
}

interface Input {
  readonly Statements: readonly Member[];
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const MAX_STATEMENTS = 25;

const shape = structure('BatchExecuteStatementInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  Statements: listOf(
    structure('BatchStatementRequest', {
      Statement: string(common.statementRules),
      Parameters: common.parameters,
      ConsistentRead: boolean(),
      ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
    }),
    { required: true, minLength: 1, maxLength: MAX_STATEMENTS },
  ),
});

interface Response {
  readonly TableName?: string;
  readonly Item?: Item;
  readonly Error?: { readonly Code: string; readonly Message: string };
}

/** Codes of members are the names of errors without their ending, but for this one. */
const codeOf = ({ name }: DynamoDbError): string =>
  name === 'ValidationException' ? 'ValidationError' : name.replace(/Exception$/, '');

/** Errors by which a member shows that it got as far as its item. */
const RAN: readonly string[] = ['ConditionalCheckFailedException', 'DuplicateItemException'];

const failure = (error: unknown, tableName: string | undefined): Response => {
  if (!(error instanceof DynamoDbError)) throw error;
  return {
    Error: { Code: codeOf(error), Message: error.message },
    ...(RAN.includes(error.name) && tableName !== undefined && { TableName: tableName }),
  };
};

const withoutKey = () =>
  validationError('Select statements within BatchExecuteStatement must specify the primary key in the where clause.');

/** Runs the members one after the other, each by itself. */
class Batch {
  private readonly store: Store;
  readonly consumption: ConsumptionByTable;

  constructor(store: Store, isReading: boolean) {
    this.store = store;
    this.consumption = new ConsumptionByTable(isReading ? store.meter.reading : store.meter.writing);
  }

  run(statement: Statement, { ConsistentRead = false }: Member): Response {
    const TableName = statement.source.tableName;
    const item = statement.kind === 'select' ? this.read(statement, ConsistentRead) : this.write(statement);
    return { TableName, ...(item && { Item: item }) };
  }

  private read(statement: SelectStatement, consistent: boolean): Item | undefined {
    const table = this.store.catalog.get(statement.source.tableName);
    const { entry, answer } = readOne(statement, table, this.store, withoutKey);
    this.consumption.of(table).add(readUnits(entry?.bytes ?? 0, consistent));
    return answer;
  }

  private write(statement: WriteStatement): Item | undefined {
    const table = this.store.catalog.get(statement.source.tableName);
    const decision = decideAlone(bindWrite(statement, table), this.store);
    storeDecision(decision, this.store);
    charge(decision, this.consumption.of(table));
    return returnedItem(statement, decision);
  }
}

type Read = Statement | { readonly failed: Response };

/** A member that cannot be read does not keep the others from running. */
const tryRead = (member: Member): Read => {
  try {
    return readStatement(member);
  } catch (error) {
    return { failed: failure(error, undefined) };
  }
};

export const batchExecuteStatement = writes<Input>(shape, (input) => {
  const members = input.Statements.map((member) => ({ member, read: tryRead(member) }));
  return (store) => {
    const isReading = members.every(({ read }) => 'failed' in read || read.kind === 'select');
    const batch = new Batch(store, isReading);
    const responses = members.map(({ member, read }) => {
      if ('failed' in read) return read.failed;
      try {
        return batch.run(read, member);
      } catch (error) {
        return failure(error, read.source.tableName);
      }
    });
    return { Responses: responses, ...batch.consumption.describe(input.ReturnConsumedCapacity) };
  };
});
