import { hash } from 'node:crypto';
import { validationError } from '../errors.ts';
import { bindActions } from '../items/cancellation.ts';
import { type KeyedParams, prepareCheck, prepareDelete } from '../items/delete.ts';
import { type PreparedWrite, type PutParams, preparePut } from '../items/put.ts';
import { runTransaction, type TransactionRequest } from '../items/transaction.ts';
import { prepareUpdate, type UpdateParams } from '../items/update.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import { writes } from './operation.ts';

interface Action {
  readonly Put?: PutParams;
  readonly Update?: UpdateParams;
  readonly Delete?: KeyedParams;
  readonly ConditionCheck?: KeyedParams;
}

interface Input extends TransactionRequest {
  readonly TransactItems: readonly Action[];
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

/** The catalog looks whether another process changed the file, which within one transaction none can. */
const rememberAnswers = <Answer>(ask: (name: string) => Answer): ((name: string) => Answer) => {
  const answers = new Map<string, Answer>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
};

const checkPayload = (prepared: readonly PreparedWrite[]): void => {
  const bytes = prepared.reduce((sum, { payloadBytes }) => sum + payloadBytes, 0);
  if (bytes > MAX_PAYLOAD_BYTES)
    throw validationError(`Transaction payload size cannot exceed ${MAX_PAYLOAD_BYTES} bytes`);
};

export const transactWriteItems = writes<Input>(shape, (input) => {
  const prepared = input.TransactItems.map(prepareAction);
  checkPayload(prepared);
  const fingerprint = input.ClientRequestToken === undefined ? '' : hash('md5', JSON.stringify(input.TransactItems));
  return (store) => {
    const tableOf = rememberAnswers((name: string) => store.catalog.get(name));
    const actions = bindActions(prepared, ({ tableName, bind }) => bind(tableOf(tableName)));
    return runTransaction(actions, input, fingerprint, store);
  };
});
