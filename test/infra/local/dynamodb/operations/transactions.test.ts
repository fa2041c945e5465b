import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from '../support/client.ts';

let engine: Engine;
let now: number;

beforeEach(async () => {
  now = 1_700_000_000_000;
  engine = openEngine({ file: ':memory:', now: () => now });
  await engine.call('CreateTable', { ...tableDefinition('Items') });
});

afterEach(() => engine.close());

const put = (pk: string, more: object = {}) => ({ Put: { TableName: 'Items', Item: { pk: { S: pk } }, ...more } });
const add = (pk: string, amount: number, more: object = {}) => ({
  Update: {
    TableName: 'Items',
    Key: { pk: { S: pk } },
    UpdateExpression: 'ADD n :n',
    ExpressionAttributeValues: { ':n': { N: String(amount) } },
    ...more,
  },
});
const transact = (TransactItems: object[], more: object = {}) =>
  engine.call('TransactWriteItems', { TransactItems, ...more });
const get = async (pk: string) => (await engine.call('GetItem', { TableName: 'Items', Key: { pk: { S: pk } } })).Item;

const MUST_BE_NEW = { ConditionExpression: 'attribute_not_exists(pk)' };

describe('TransactWriteItems', () => {
  it('changes nothing when one condition fails, and says which and what was there', async () => {
    await transact([add('a', 5)]);
    const failing = transact([
      put('b'),
      put('a', { ...MUST_BE_NEW, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      put('c'),
    ]);
    await expect(failing).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { pk: { S: 'a' }, n: { N: '5' } },
        },
        { Code: 'None' },
      ],
    });
    expect([await get('b'), await get('c')]).toEqual([undefined, undefined]);
  });

  it('gives the reason of an update that cannot be done', async () => {
    await transact([put('a', { Item: { pk: { S: 'a' }, n: { S: 'text' } } })]);
    await expect(transact([put('b'), add('a', 1)])).rejects.toMatchObject({
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ValidationError]',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ValidationError',
          Message: 'An operand in the update expression has an incorrect data type',
        },
      ],
    });
  });

  it.each([
    [
      'two actions on one item',
      () => [put('a'), add('a', 1)],
      'Transaction request cannot include multiple operations on one item',
    ],
    [
      'an action that is two',
      () => [{ ...put('a'), ...add('b', 1) }],
      'TransactItems can only contain one of Check, Put, Update or Delete',
    ],
    [
      'an empty key',
      () => [put('', {})],
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
    ],
  ])('refuses %s', async (_name, actions, message) => {
    await expect(transact(actions())).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  it('takes 100 actions and not one more', async () => {
    const actions = Array.from({ length: 101 }, (_, index) => put(`n${index}`));
    await transact(actions.slice(1));
    await expect(transact(actions)).rejects.toThrow('Member must have length less than or equal to 100');
  });

  it('takes 4 MB and not more', async () => {
    const large = Array.from({ length: 12 }, (_, index) =>
      put(`n${index}`, { Item: { pk: { S: `n${index}` }, text: { S: 'x'.repeat(350_000) } } }),
    );
    await transact(large.slice(0, 11));
    await expect(transact(large)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('ClientRequestToken', () => {
  const options = { ClientRequestToken: 'token', ReturnConsumedCapacity: 'TOTAL' };

  it('repeats the answer, not the effect, and charges a read', async () => {
    const first = await transact([add('a', 1)], options);
    const second = await transact([add('a', 1)], options);
    expect(await get('a')).toEqual({ pk: { S: 'a' }, n: { N: '1' } });
    expect(first.ConsumedCapacity).toEqual([{ TableName: 'Items', CapacityUnits: 2, WriteCapacityUnits: 2 }]);
    expect(second.ConsumedCapacity).toEqual([{ TableName: 'Items', CapacityUnits: 2, ReadCapacityUnits: 2 }]);
  });

  it('refuses another request under the same token', async () => {
    await transact([add('a', 1)], options);
    await expect(transact([add('a', 2)], options)).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  it('forgets after ten minutes', async () => {
    await transact([add('a', 1)], options);
    now += 10 * 60 * 1000;
    await transact([add('a', 1)], options);
    expect(await get('a')).toMatchObject({ n: { N: '2' } });
  });

  it('does not remember a transaction that was cancelled', async () => {
    await transact([put('a')]);
    const attempt = () => transact([put('a', MUST_BE_NEW)], options);
    await expect(attempt()).rejects.toThrow('Transaction cancelled');
    await engine.call('DeleteItem', { TableName: 'Items', Key: { pk: { S: 'a' } } });
    await attempt();
    expect(await get('a')).toEqual({ pk: { S: 'a' } });
  });
});

it('TransactGetItems answers in order, with an empty place for what is missing', async () => {
  await transact([put('a'), put('b')]);
  const TransactItems = ['b', 'x', 'a'].map((pk) => ({ Get: { TableName: 'Items', Key: { pk: { S: pk } } } }));
  const answer = await engine.call('TransactGetItems', { TransactItems, ReturnConsumedCapacity: 'TOTAL' });
  expect(answer).toEqual({
    Responses: [{ Item: { pk: { S: 'b' } } }, {}, { Item: { pk: { S: 'a' } } }],
    ConsumedCapacity: [{ TableName: 'Items', CapacityUnits: 6, ReadCapacityUnits: 6 }],
  });
});
