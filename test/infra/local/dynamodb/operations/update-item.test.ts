import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from '../support/client.ts';

let engine: Engine;

const key = { pk: { S: 'a' } };
const original = {
  ...key,
  n: { N: '7' },
  words: { S: 'old' },
  tags: { SS: ['x', 'y'] },
  things: { L: [{ N: '0' }, { N: '1' }, { N: '2' }] },
  map: { M: { inside: { M: { deep: { S: 'd' } } }, beside: { N: '1' } } },
};

beforeAll(async () => {
  engine = openEngine({ file: ':memory:' });
  await engine.call('CreateTable', { ...tableDefinition('Items') });
});

afterAll(() => engine.close());

beforeEach(() => engine.call('PutItem', { TableName: 'Items', Item: original }));

const VALUES: Record<string, object> = {
  ':one': { N: '1' },
  ':s': { S: 'new' },
  ':l': { L: [{ S: 'end' }] },
  ':tags': { SS: ['y', 'z'] },
  ':all': { SS: ['x', 'y'] },
};

const update = (UpdateExpression: string, more: object = {}) => {
  const used = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}\\b`).test(UpdateExpression));
  return engine.call('UpdateItem', {
    TableName: 'Items',
    Key: key,
    UpdateExpression,
    ...(used.length > 0 && { ExpressionAttributeValues: structuredClone(Object.fromEntries(used)) }),
    ...more,
  });
};

const item = async () => (await engine.call('GetItem', { TableName: 'Items', Key: key })).Item;

describe('update expressions', () => {
  it.each<[string, object]>([
    ['SET n = n + :one', { n: { N: '8' } }],
    ['SET n = :one - n', { n: { N: '-6' } }],
    ['SET n = (if_not_exists(nothing, :one) + n)', { n: { N: '8' } }],
    ['SET words = :s, twin = words', { words: { S: 'new' }, twin: { S: 'old' } }],
    ['SET things = list_append(:l, things)', { things: { L: [{ S: 'end' }, { N: '0' }, { N: '1' }, { N: '2' }] } }],
    ['SET things[1] = :s', { things: { L: [{ N: '0' }, { S: 'new' }, { N: '2' }] } }],
    [
      'SET things[9] = :s, things[7] = :one',
      { things: { L: [{ N: '0' }, { N: '1' }, { N: '2' }, { N: '1' }, { S: 'new' }] } },
    ],
    ['REMOVE things[0], things[2]', { things: { L: [{ N: '1' }] } }],
    ['REMOVE things[0] SET things[2] = :s', { things: { L: [{ N: '1' }, { S: 'new' }] } }],
    ['REMOVE things[9]', {}],
    ['SET #m.inside.deep = :s', { map: { M: { inside: { M: { deep: { S: 'new' } } }, beside: { N: '1' } } } }],
    ['REMOVE #m.inside', { map: { M: { beside: { N: '1' } } } }],
    ['ADD n :one', { n: { N: '8' } }],
    ['ADD fresh :one', { fresh: { N: '1' } }],
    ['ADD tags :tags', { tags: { SS: ['x', 'y', 'z'] } }],
    ['DELETE tags :tags', { tags: { SS: ['x'] } }],
  ])('%s', async (expression, changed) => {
    await update(expression, expression.includes('#m') ? { ExpressionAttributeNames: { '#m': 'map' } } : {});
    expect(await item()).toEqual({ ...original, ...changed });
  });

  it('leave no empty set behind', async () => {
    await update('DELETE tags :all');
    expect(await item()).not.toHaveProperty('tags');
  });

  it('make an item that is missing, unless they only remove', async () => {
    const missing = { pk: { S: 'missing' } };
    await update('REMOVE a DELETE b :tags', { Key: missing });
    expect(await engine.call('GetItem', { TableName: 'Items', Key: missing })).toEqual({});
    await update('ADD n :one', { Key: missing });
    expect(await engine.call('GetItem', { TableName: 'Items', Key: missing })).toEqual({
      Item: { ...missing, n: { N: '1' } },
    });
  });
});

describe('ReturnValues', () => {
  it.each([
    ['NONE', undefined],
    ['ALL_OLD', original],
    ['UPDATED_OLD', { words: { S: 'old' }, things: { L: [{ N: '1' }] } }],
    ['UPDATED_NEW', { words: { S: 'new' }, things: { L: [{ N: '1' }] }, fresh: { N: '1' } }],
  ])('%s', async (ReturnValues, attributes) => {
    const answer = await update('SET words = :s, things[1] = :one, fresh = :one', { ReturnValues });
    expect(answer.Attributes).toEqual(attributes);
  });

  it('ALL_NEW', async () => {
    const answer = await update('REMOVE words, tags, things, n', { ReturnValues: 'ALL_NEW' });
    expect(answer.Attributes).toEqual({ ...key, map: original.map });
  });
});

describe('the older parameters', () => {
  it('AttributeUpdates put, add and delete', async () => {
    const answer = await engine.call('UpdateItem', {
      TableName: 'Items',
      Key: key,
      AttributeUpdates: {
        words: { Action: 'DELETE' },
        n: { Action: 'ADD', Value: { N: '0.5' } },
        tags: { Action: 'DELETE', Value: { SS: ['x'] } },
        things: { Action: 'ADD', Value: { L: [{ S: 'end' }] } },
        plain: { Value: { BOOL: true } },
      },
      ReturnValues: 'UPDATED_NEW',
    });
    expect(answer.Attributes).toEqual({
      n: { N: '7.5' },
      tags: { SS: ['y'] },
      things: { L: [...original.things.L, { S: 'end' }] },
      plain: { BOOL: true },
    });
  });

  it.each([
    [{ words: { Value: { S: 'old' } } }, true],
    [{ words: { Value: { S: 'new' } } }, false],
    [{ nothing: { Exists: false } }, true],
    [{ n: { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ N: '1' }, { N: '9' }] } }, true],
    [{ tags: { ComparisonOperator: 'CONTAINS', AttributeValueList: [{ S: 'z' }] } }, false],
    [{ tags: { ComparisonOperator: 'NOT_CONTAINS', AttributeValueList: [{ S: 'z' }] } }, true],
    [{ nothing: { ComparisonOperator: 'NOT_CONTAINS', AttributeValueList: [{ S: 'z' }] } }, false],
    [{ nothing: { ComparisonOperator: 'NE', AttributeValueList: [{ S: 'z' }] } }, true],
  ])('Expected %j holds: %s', async (Expected, holds) => {
    const attempt = engine.call('UpdateItem', { TableName: 'Items', Key: key, Expected });
    if (holds) await expect(attempt).resolves.toEqual({});
    else await expect(attempt).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });
});
