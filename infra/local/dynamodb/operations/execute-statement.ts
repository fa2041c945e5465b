import { type CapacityDetail, Consumption, consumedCapacity } from '../capacity.ts';
import { charge, decideAlone, store as storeDecision } from '../items/write.ts';
import type { SelectStatement, WriteStatement } from '../partiql/ast.ts';
import { nextToken, readNextToken } from '../partiql/next-token.ts';
import { readStatement, type StatementText } from '../partiql/read-statement.ts';
import { select } from '../partiql/select.ts';
import { bindWrite, returnedItem } from '../partiql/write.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, integer, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { type Answer, writes } from './operation.ts';

interface Input extends StatementText {
  readonly ConsistentRead?: boolean;
  readonly Limit?: number;
  readonly NextToken?: string;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const shape = structure('ExecuteStatementInput', {
  Statement: string(common.statementRules),
  Parameters: common.parameters,
  ConsistentRead: boolean(),
  NextToken: string({ minLength: 1, maxLength: 32_768 }),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  Limit: integer({ min: 1 }),
  ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
});

const runSelect = (statement: SelectStatement, input: Input, store: Store): Answer => {
  const options = {
    consistent: input.ConsistentRead ?? false,
    limit: input.Limit ?? Number.POSITIVE_INFINITY,
    startKey: readNextToken(input, input.NextToken),
  };
  const { items, lastKey, consumption } = select(statement, options, store);
  return {
    Items: items,
    ...(lastKey && { LastEvaluatedKey: lastKey, NextToken: nextToken(input, lastKey) }),
    ...consumedCapacity(input.ReturnConsumedCapacity, consumption),
  };
};

const runWrite = (statement: WriteStatement, input: Input, store: Store): Answer => {
  const write = bindWrite(statement, store.catalog.get(statement.source.tableName));
  const decision = decideAlone(write, store);
  storeDecision(decision, store);
  const consumption = new Consumption(decision.table, store.meter.writing);
  charge(decision, consumption);
  const item = returnedItem(statement, decision);
  return { Items: item ? [item] : [], ...consumedCapacity(input.ReturnConsumedCapacity, consumption) };
};

/** A statement may be a read or a write, so all of them wait in the order of the writes. */
export const executeStatement = writes<Input>(shape, (input) => {
  const statement = readStatement(input);
  return (store) =>
    statement.kind === 'select' ? runSelect(statement, input, store) : runWrite(statement, input, store);
});
