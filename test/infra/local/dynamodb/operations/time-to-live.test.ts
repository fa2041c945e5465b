import { GetCommand, PutCommand, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTable, openTestBed, type TestBed, tableDefinition } from '../support/client.ts';

const TableName = 'Sessions';
const START = Date.UTC(2026, 0, 1);
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const seconds = START / 1000;

let now: number;
let bed: TestBed;

beforeEach(async () => {
  now = START;
  bed = openTestBed(':memory:', () => now);
  onTestFinished(() => bed.engine.close());
  await createTable(bed.client, {
    ...tableDefinition(TableName),
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'g', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byG',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
});

const enable = () =>
  bed.engine.call('UpdateTimeToLive', {
    TableName,
    TimeToLiveSpecification: { AttributeName: 'expireAt', Enabled: true },
  });

const put = (pk: string, more: object = {}) =>
  bed.documents.send(new PutCommand({ TableName, Item: { pk, g: 'all', ...more } }));

/** What is there after requests came by for some seconds more. */
const keysAfter = async (passed: number): Promise<string[]> => {
  for (let second = 0; second < passed; second += 1) {
    now += 1000;
    await bed.documents.send(new GetCommand({ TableName, Key: { pk: 'nobody' } }));
  }
  // A write waits for the removals that were asked for before it.
  await bed.documents.send(new UpdateCommand({ TableName, Key: { pk: 'last' } }));
  const { Items = [] } = await bed.documents.send(new ScanCommand({ TableName }));
  return Items.map(({ pk }) => String(pk))
    .filter((pk) => pk !== 'last')
    .sort();
};

describe('with a time to live', () => {
  it.each([
    ['passed', { expireAt: seconds - 1 }, []],
    ['passed by a fraction', { expireAt: seconds + 0.5 }, []],
    ['to come', { expireAt: seconds + 60 }, ['a']],
    ['passed more than five years ago', { expireAt: seconds - 5 * YEAR_SECONDS - 10 }, ['a']],
    ['that is a text', { expireAt: String(seconds - 1) }, ['a']],
    ['in a map', { inside: { expireAt: seconds - 1 } }, ['a']],
    ['that is not there', {}, ['a']],
  ])('handles an item with a time %s', async (_name, attributes, left) => {
    await enable();
    await put('a', attributes);
    expect(await keysAfter(2)).toEqual(left);
  });

  it('takes items from indexes too, those that were there before it was enabled, and costs nothing', async () => {
    await put('a', { expireAt: seconds - 1 });
    await enable();
    expect(await keysAfter(2)).toEqual([]);
    const { writeUnits } = bed.engine.metered();
    const { Count } = await bed.documents.send(
      new QueryCommand({
        TableName,
        IndexName: 'byG',
        KeyConditionExpression: 'g = :g',
        ExpressionAttributeValues: { ':g': 'all' },
      }),
    );
    expect(Count).toBe(0);
    // One each for the item, for its entry in the index, and for the write at the end of keysAfter.
    expect(writeUnits).toBe(3);
  });

  it('walks through a table of many stretches', async () => {
    await enable();
    const names = Array.from({ length: 1200 }, (_, index) => `item${index}`);
    await Promise.all(names.map((pk) => put(pk, { expireAt: seconds - 1 })));
    expect((await keysAfter(1)).length).toBe(700);
    expect(await keysAfter(3)).toEqual([]);
  });
});

it('keeps everything without a time to live', async () => {
  await put('a', { expireAt: seconds - 1 });
  expect(await keysAfter(3)).toEqual(['a']);
});
