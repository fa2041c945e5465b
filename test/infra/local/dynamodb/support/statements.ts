import { afterAll, beforeAll } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from './client.ts';

const index = (IndexName: string, hash: string, range: string | undefined, Projection: object) => ({
  IndexName,
  KeySchema: [
    { AttributeName: hash, KeyType: 'HASH' },
    ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }]),
  ],
  Projection,
});

const INCLUDE = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['held'] };

/** A table `Visits` by pk and sk, with indexes that hold everything, a little, or only keys. */
const VISITS = {
  ...tableDefinition('Visits', true),
  AttributeDefinitions: ['pk', 'sk', 'g', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    index('global-all', 'g', undefined, { ProjectionType: 'ALL' }),
    index('global-some', 'g', undefined, INCLUDE),
  ],
  LocalSecondaryIndexes: [index('local-keys', 'pk', 'l', { ProjectionType: 'KEYS_ONLY' })],
};

type Members = Record<string, unknown>;

export interface Statements {
  readonly call: Engine['call'];
  /** The answer to one statement. */
  readonly run: (Statement: string, more?: Members) => Promise<Members>;
  readonly items: (Statement: string, more?: Members) => Promise<unknown>;
}

/** For the tests of one file: an engine with the tables `Items` (by pk), `Numbers` (by a number pk) and `Visits`. */
export const useStatements = (): Statements => {
  let engine: Engine;
  beforeAll(async () => {
    engine = openEngine({ file: ':memory:' });
    const numbers = {
      ...tableDefinition('Numbers'),
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }],
    };
    for (const definition of [tableDefinition('Items'), numbers, VISITS])
      await engine.call('CreateTable', structuredClone({ ...definition }));
  });
  afterAll(() => engine.close());
  const call: Engine['call'] = (operation, input) => engine.call(operation, structuredClone(input));
  const run = (Statement: string, more: Members = {}) => call('ExecuteStatement', { Statement, ...more });
  return { call, run, items: async (statement, more) => (await run(statement, more)).Items };
};
