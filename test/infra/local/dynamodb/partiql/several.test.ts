import { beforeEach, describe, expect, it } from 'vitest';
import { useStatements } from '../support/statements.ts';

const { call } = useStatements();

beforeEach(async () => {
  await call('PutItem', { TableName: 'Items', Item: { pk: { S: 'a' }, n: { N: '1' } } });
  for (const pk of ['b', 'c']) await call('DeleteItem', { TableName: 'Items', Key: { pk: { S: pk } } });
});

const stored = async (pk: string) => (await call('GetItem', { TableName: 'Items', Key: { pk: { S: pk } } })).Item;

const batch = async (...statements: string[]) => {
  const Statements = statements.map((Statement) => ({ Statement }));
  return (await call('BatchExecuteStatement', { Statements })).Responses;
};

describe('BatchExecuteStatement', () => {
  const TableName = 'Items';

  it('runs each member by itself', async () => {
    const answers = await batch(
      `INSERT INTO Items VALUE {'pk': 'b'}`,
      `INSERT INTO Items VALUE {'pk': 'a'}`,
      `UPDATE Items SET n = 2 WHERE pk = 'a' AND n = 7`,
      'SLECT 1',
      `UPDATE Items SET n = 2 WHERE pk = 'a' RETURNING MODIFIED NEW *`,
      `UPDATE Items REMOVE n WHERE pk = 'a' RETURNING MODIFIED NEW *`,
    );
    expect(answers).toEqual([
      { TableName },
      { TableName, Error: { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' } },
      { TableName, Error: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } },
      {
        Error: {
          Code: 'ValidationError',
          Message: "Statement wasn't well formed, can't be processed: Expected data manipulation",
        },
      },
      { TableName, Item: { n: { N: '2' } } },
      { TableName },
    ]);
    expect(await stored('b')).toEqual({ pk: { S: 'b' } });
  });

  it('reads items by their whole key only', async () => {
    const withoutKey = {
      Error: {
        Code: 'ValidationError',
        Message: 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
      },
    };
    const answers = await batch(
      `SELECT n FROM Items WHERE pk = 'a'`,
      `SELECT * FROM Items WHERE pk = 'a' AND n = 7`,
      `SELECT * FROM Items WHERE n = 1`,
      `SELECT * FROM Visits."global-all" WHERE pk = 'p' AND sk = '1' AND g = 'x'`,
      `SELECT * FROM Nowhere WHERE pk = 'a'`,
    );
    expect(answers).toEqual([
      { TableName, Item: { n: { N: '1' } } },
      withoutKey,
      withoutKey,
      withoutKey,
      { Error: { Code: 'ResourceNotFound', Message: 'Requested resource not found' } },
    ]);
  });

  it('charges each member by its own consistency', async () => {
    const Statement = `SELECT * FROM Items WHERE pk = 'a'`;
    const { ConsumedCapacity } = await call('BatchExecuteStatement', {
      Statements: [{ Statement }, { Statement, ConsistentRead: true }],
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 1.5 }]);
  });
});

const transact = (statements: readonly string[], more: Record<string, unknown> = {}) =>
  call('ExecuteTransaction', { TransactStatements: statements.map((Statement) => ({ Statement })), ...more });

describe('ExecuteTransaction', () => {
  it('runs all writes or none', async () => {
    const insert = `INSERT INTO Items VALUE {'pk': 'c'}`;
    await expect(transact([insert, `INSERT INTO Items VALUE {'pk': 'a'}`])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' },
      ],
    });
    expect(await stored('c')).toBeUndefined();
    expect(await transact([insert, `UPDATE Items SET n = n + 1 WHERE pk = 'a'`])).toEqual({ Responses: [] });
    expect([await stored('a'), await stored('c')]).toEqual([{ pk: { S: 'a' }, n: { N: '2' } }, { pk: { S: 'c' } }]);
  });

  it('runs once for a token', async () => {
    const more = { ClientRequestToken: 'once', ReturnConsumedCapacity: 'TOTAL' };
    const answers = [];
    for (let time = 0; time < 2; time += 1)
      answers.push((await transact([`UPDATE Items SET n = n + 1 WHERE pk = 'a'`], more)).ConsumedCapacity);
    expect(answers).toEqual([
      [{ TableName: 'Items', CapacityUnits: 2, WriteCapacityUnits: 2 }],
      [{ TableName: 'Items', CapacityUnits: 2, ReadCapacityUnits: 2 }],
    ]);
    expect(await stored('a')).toMatchObject({ n: { N: '2' } });
  });

  it('reads one answer a statement', async () => {
    const { Responses } = await transact([`SELECT * FROM Items WHERE pk = 'a'`, `SELECT * FROM Items WHERE pk = 'c'`]);
    expect(Responses).toEqual([{ Item: { pk: { S: 'a' }, n: { N: '1' } } }, {}]);
  });

  it.each([
    [
      `SELECT * FROM Items WHERE pk = 'a' AND n = 1`,
      'Validation failed in TransactStatements[0]: Select statements within ExecuteTransaction must specify the primary key in the where clause.',
    ],
    [
      `SELECT * FROM Visits."global-all" WHERE g = 'x'`,
      'Validation failed in TransactStatements[0]: Reads on indices are not supported within transactions.',
    ],
    [
      `UPDATE Items SET n = 9 WHERE pk = 'a' RETURNING ALL NEW *`,
      'Validation failed in TransactStatements[0]: RETURNING clause is not supported in ExecuteTransaction.',
    ],
  ])('refuses %s', async (statement, message) => {
    await expect(transact([statement])).rejects.toMatchObject({ name: 'ValidationException', message });
  });
});
