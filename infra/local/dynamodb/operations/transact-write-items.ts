import { hash } from 'node:crypto';
import { type CapacityDetail, ConsumptionByTable, readUnits, TRANSACTION_FACTOR } from '../capacity.ts';
import {
  type CancellationReason,
  DynamoDbError,
  idempotentParameterMismatch,
  SchemaMismatchError,
  transactionCanceled,
  validationError,
} from '../errors.ts';
import { type KeyedParams, prepareCheck, prepareDelete } from '../items/delete.ts';
import { type PreparedWrite, type PutParams, preparePut } from '../items/put.ts';
import { prepareUpdate, type UpdateParams } from '../items/update.ts';
import { charge, type Decision, decide, type ItemWrite, store as storeDecision } from '../items/write.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import { locate, locationId } from '../tables/locations.ts';
import { itemBytes } from '../values/size.ts';
import { type Answer, type Store, writes } from './operation.ts';

interface Action {
  readonly Put?: PutParams;
  readonly Update?: UpdateParams;
  readonly Delete?: KeyedParams;
  readonly ConditionCheck?: KeyedParams;
}

interface Input {
  readonly TransactItems: readonly Action[];
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const MAX_ACTIONS = 100;
const MAX_TOKEN_LENGTH = 36;

/** All items of a transaction together. Source: "Amazon DynamoDB transactions: how it works". */
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

const conditionFields = {
  ConditionExpression: string(),
  ExpressionAttributeNames: common.names,
  ExpressionAttributeValues: common.item(),
  ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
};

const keyed = { TableName: common.tableName, Key: common.item({ required: true }) };

const shape = structure('TransactWriteItemsInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
  ClientRequestToken: string({ maxLength: MAX_TOKEN_LENGTH, minLength: 1 }),
  TransactItems: listOf(
    structure('TransactWriteItem', {
      ConditionCheck: structure('ConditionCheck', {
        ...keyed,
        ...conditionFields,
        ConditionExpression: string({ required: true }),
      }),
      Put: structure('Put', {
        TableName: common.tableName,
        Item: common.item({ required: true }),
        ...conditionFields,
      }),
      Delete: structure('Delete', { ...keyed, ...conditionFields }),
      Update: structure('Update', {
        ...keyed,
        UpdateExpression: string({ required: true }),
        ...conditionFields,
      }),
    }),
    { required: true, minLength: 1, maxLength: MAX_ACTIONS },
  ),
});

const prepareAction = ({ Put, Update, Delete, ConditionCheck }: Action): PreparedWrite => {
  const given = [Put, Update, Delete, ConditionCheck].filter((action) => action !== undefined);
  if (given.length !== 1) throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  if (Put !== undefined) return preparePut(Put);
  if (Update !== undefined) return prepareUpdate(Update);
  return Delete === undefined ? prepareCheck(ConditionCheck!) : prepareDelete(Delete);
};

const NO_REASON: CancellationReason = { Code: 'None' };

/** Why an action cancels its transaction; any other error is not about this action. */
const reasonFor = (error: unknown): CancellationReason => {
  if (!(error instanceof DynamoDbError)) throw error;
  if (error.name === 'ConditionalCheckFailedException')
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(error.Item !== undefined && { Item: error.Item }),
    };
  if (error.name === 'ValidationException') return { Code: 'ValidationError', Message: error.message };
  throw error;
};

/** An action on its table, or the reason why it does not fit the table's schema. */
type Bound = ItemWrite | CancellationReason;

const isWrite = (bound: Bound): bound is ItemWrite => 'table' in bound;

const bindAction = ({ tableName, bind }: PreparedWrite, { catalog }: Store): Bound => {
  const table = catalog.get(tableName);
  try {
    return bind(table);
  } catch (error) {
    if (error instanceof SchemaMismatchError) return reasonFor(error);
    throw error;
  }
};

/** Decides all actions, none sees what another would do; throws TransactionCanceledException if any cannot be. */
const decideAll = (actions: readonly Bound[], { entries }: Store): Decision[] => {
  const decisions: Decision[] = [];
  const reasons = actions.map((action) => {
    if (!isWrite(action)) return action;
    try {
      decisions.push(decide(action, entries));
      return NO_REASON;
    } catch (error) {
      return reasonFor(error);
    }
  });
  if (decisions.length < actions.length) throw transactionCanceled(reasons);
  return decisions;
};

const checkDistinct = (bound: readonly ItemWrite[]): void => {
  const places = new Set(bound.map(({ table, key }) => locationId(locate(table, key))));
  if (places.size < bound.length)
    throw validationError('Transaction request cannot include multiple operations on one item');
};

const checkSize = (decisions: readonly Decision[]): void => {
  const bytes = decisions.reduce((sum, { old, next }) => sum + Math.max(old?.bytes ?? 0, next?.bytes ?? 0), 0);
  if (bytes > MAX_TRANSACTION_BYTES)
    throw validationError('Collection size of transaction request exceeds the 4MB limit');
};

/** The second answer to a token: nothing is written, what was written is read. */
const replay = (writes: readonly ItemWrite[], input: Input, { entries }: Store): Answer => {
  const consumption = new ConsumptionByTable();
  for (const { table, key } of writes) {
    const bytes = entries.get(locate(table, key))?.bytes ?? itemBytes(key);
    consumption.of(table).add(TRANSACTION_FACTOR * readUnits(bytes, true));
  }
  return { ...consumption.describe(input.ReturnConsumedCapacity, 'ReadCapacityUnits') };
};

const execute = (actions: readonly Bound[], input: Input, store: Store): Answer => {
  const decisions = decideAll(actions, store);
  checkSize(decisions);
  const consumption = new ConsumptionByTable();
  for (const decision of decisions) {
    storeDecision(decision, store.entries);
    charge(decision, consumption.of(decision.table), TRANSACTION_FACTOR);
  }
  return { ...consumption.describe(input.ReturnConsumedCapacity, 'WriteCapacityUnits') };
};

export const transactWriteItems = writes<Input>(shape, (input) => {
  const prepared = input.TransactItems.map(prepareAction);
  const token = input.ClientRequestToken;
  const fingerprint = token && hash('md5', JSON.stringify(input.TransactItems));
  return (store) => {
    const actions = prepared.map((action) => bindAction(action, store));
    const bound = actions.filter(isWrite);
    checkDistinct(bound);
    if (token === undefined || fingerprint === undefined) return execute(actions, input, store);
    const now = store.now();
    const known = store.tokens.find(token, now);
    if (known === fingerprint) return replay(bound, input, store);
    if (known !== undefined) throw idempotentParameterMismatch();
    const answer = execute(actions, input, store);
    store.tokens.remember(token, fingerprint, now);
    return answer;
  };
});
