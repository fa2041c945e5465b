import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from './client.ts';

export const TableName = 'Items';

/** A key of the table `Items`. */
export const Key = { pk: { S: 'a' }, sk: { S: 'b' } };

/** The two sentences that the service puts in front of what is wrong with a value. */
export const invalid = (message: string) => `One or more parameter values were invalid: ${message}`;
export const notValid = (message: string) => `One or more parameter values are not valid. ${message}`;

export type Call = (operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** For the tests of one file: an engine with the table `Items`, which has a global index `global` by `g`. */
export const useItemsTable = (): Call => {
  let engine: Engine;
  beforeAll(async () => {
    engine = openEngine({ file: ':memory:' });
    await engine.call('CreateTable', { ...tableDefinition(TableName, true) });
    await engine.call('UpdateTable', {
      TableName,
      AttributeDefinitions: [{ AttributeName: 'g', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'global',
            KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        },
      ],
    });
  });
  afterAll(() => engine.close());
  return (operation, input) => engine.call(operation, input);
};

export type RefusalCase = readonly [name: string, input: Record<string, unknown>, message: string];

/** One test a case: the operation refuses the input as a ValidationException, in exactly these words. */
export const refuses = (call: Call, operation: string, cases: readonly RefusalCase[]): void => {
  describe(operation, () => {
    it.each(cases)('refuses %s', async (_name, input, message) => {
      await expect(call(operation, structuredClone(input))).rejects.toMatchObject({
        name: 'ValidationException',
        message,
      });
    });
  });
};
