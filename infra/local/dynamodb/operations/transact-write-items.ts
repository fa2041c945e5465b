import { hash } from 'node:crypto';
import { type CapacityDetail, ConsumptionByTable, readUnits, TRANSACTION_FACTOR } from '../capacity.ts';
import { idempotentParameterMismatch, transactionCanceled, validationError } from '../errors.ts';
import { bindActions, NO_REASON, reasonFor } from '../items/cancellation.ts';
import { collectionMetricsByTable } from '../items/collection-metrics.ts';
import { type KeyedParams, prepareCheck, prepareDelete } from '../items/delete.ts';
import { type PreparedWrite, type PutParams, preparePut } from '../items/put.ts';
import { prepareUpdate, type UpdateParams } from '../items/update.ts';
import { charge, type Decision, decide, type ItemWrite, refusedUnits, store as storeDecision } from '../items/write.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { locate, locationId } from '../tables/locations.ts';
import { itemBytes } from '../values/size.ts';
import { type Answer, writes } from './operation.ts';

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
  readonly ReturnItemCollectionMetrics?: string;
}

const MAX_ACTIONS = 100;
const MAX_TOKEN_LENGTH = 36;

/** What the request brings along: items that are put, keys and values; not the items that are met. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

const conditionFields = {
  ConditionExpression: string(),
  ExpressionAttributeNames: common.names,
  ExpressionAttributeValues: common.item(),
  ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
};

const keyed = { TableName: common.tableName, Key: common.item({ required: true }) };

const shape = structure('TransactWriteItemsInput', {
  ClientRequestToken: string({ maxLength: MAX_TOKEN_LENGTH, minLength: 1 }),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
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

/** Decides all actions, none sees what another would do; throws TransactionCanceledException if any cannot be. */
const decideAll = (actions: readonly ItemWrite[], { entries, meter }: Store): Decision[] => {
  const decisions: Decision[] = [];
  const reasons = actions.map((action) => {
    try {
      decisions.push(decide(action, entries));
      return NO_REASON;
    } catch (error) {
      return reasonFor(error);
    }
  });
  if (decisions.length === actions.length) return decisions;
  // A cancelled transaction is charged as if it had happened, apart from the indexes.
  for (const { table, key } of actions) meter.writing(TRANSACTION_FACTOR * refusedUnits(table, key, entries));
  throw transactionCanceled(reasons);
};

const checkDistinct = (actions: readonly ItemWrite[]): void => {
  const places = new Set(actions.map(({ table, key }) => locationId(locate(table, key))));
  if (places.size < actions.length)
    throw validationError('Transaction request cannot include multiple operations on one item');
};

const checkPayload = (prepared: readonly PreparedWrite[]): void => {
  const bytes = prepared.reduce((sum, { payloadBytes }) => sum + payloadBytes, 0);
  if (bytes > MAX_PAYLOAD_BYTES)
    throw validationError(`Transaction payload size cannot exceed ${MAX_PAYLOAD_BYTES} bytes`);
};

/** The second answer to a token: nothing is written, what was written is read. */
const replay = (actions: readonly ItemWrite[], input: Input, { entries, meter }: Store): Answer => {
  const consumption = new ConsumptionByTable(meter.reading);
  for (const { table, key } of actions) {
    const bytes = entries.get(locate(table, key))?.bytes ?? itemBytes(key);
    consumption.of(table).add(TRANSACTION_FACTOR * readUnits(bytes, true));
  }
  return { ...consumption.describe(input.ReturnConsumedCapacity, 'ReadCapacityUnits') };
};

const execute = (actions: readonly ItemWrite[], input: Input, store: Store): Answer => {
  const decisions = decideAll(actions, store);
  const consumption = new ConsumptionByTable(store.meter.writing);
  for (const decision of decisions) {
    storeDecision(decision, store.entries);
    charge(decision, consumption.of(decision.table), TRANSACTION_FACTOR);
  }
  return {
    ...consumption.describe(input.ReturnConsumedCapacity, 'WriteCapacityUnits'),
    ...collectionMetricsByTable(input.ReturnItemCollectionMetrics, actions),
  };
};

export const transactWriteItems = writes<Input>(shape, (input) => {
  const prepared = input.TransactItems.map(prepareAction);
  checkPayload(prepared);
  const token = input.ClientRequestToken;
  const fingerprint = token && hash('md5', JSON.stringify(input.TransactItems));
  return (store) => {
    const actions = bindActions(prepared, ({ tableName, bind }) => bind(store.catalog.get(tableName)));
    checkDistinct(actions);
    if (token === undefined || fingerprint === undefined) return execute(actions, input, store);
    const now = store.now();
    const known = store.tokens.find(token, now);
    if (known === fingerprint) return replay(actions, input, store);
    if (known !== undefined) throw idempotentParameterMismatch();
    const answer = execute(actions, input, store);
    store.tokens.remember(token, fingerprint, now);
    return answer;
  };
});
