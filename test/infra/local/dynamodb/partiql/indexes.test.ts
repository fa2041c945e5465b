import { beforeAll, describe, expect, it } from 'vitest';
import { useStatements } from '../support/statements.ts';

const { call, run, items } = useStatements();

beforeAll(async () => {
  const put = (sk: string, more: object) =>
    call('PutItem', { TableName: 'Visits', Item: { pk: { S: 'p' }, sk: { S: sk }, ...more } });
  await put('1', { g: { S: 'x' }, l: { S: 'a' }, held: { S: 'h1' }, other: { S: 'o1' } });
  await put('2', { g: { S: 'x' }, l: { S: 'b' }, held: { S: 'h2' }, other: { S: 'o2' } });
  await put('3', { g: { S: 'y' }, other: { S: 'o3' } });
});

const sortKeys = async (from: string, where: string) => {
  const found = (await items(`SELECT sk FROM Visits.${from} WHERE ${where}`)) as { sk: { S: string } }[];
  return found.map(({ sk }) => sk.S).sort();
};

describe('a SELECT from an index', () => {
  it.each([
    ['"global-all"', `g = 'x'`, ['1', '2']],
    ['"global-some"', `g = 'x' AND held = 'h1'`, ['1']],
    ['"local-keys"', `pk = 'p' AND l > 'a'`, ['2']],
    // Looked through from end to end, what the index does not hold is missing.
    ['"global-some"', `other = 'o1'`, []],
    ['"local-keys"', `NOT other = 'o1'`, ['1', '2']],
    ['"global-some"', `(g = 'x' AND other = 'o1') OR g = 'y'`, ['3']],
  ])('finds in %s where %s', async (from, where, found) => expect(await sortKeys(from, where)).toEqual(found));

  it('answers what the index holds', async () => {
    const [item] = (await items(`SELECT * FROM Visits."global-some" WHERE g = 'x'`)) as object[];
    expect(Object.keys(item!).sort()).toEqual(['g', 'held', 'pk', 'sk']);
  });

  const notHeld = (index: string) =>
    `One or more parameter values were invalid: Secondary index ${index} does not project one or more filter attributes: [other]`;

  it.each([
    ['"global-some"', `g = 'x' AND other = 'o1'`, notHeld('global-some')],
    ['"global-some"', `g IN ['x'] AND other IS MISSING`, notHeld('global-some')],
    ['"local-keys"', `pk = 'p' AND l BETWEEN 'a' AND 'b' AND NOT other = 'o1'`, notHeld('local-keys')],
    ['nowhere', `pk = 'p'`, 'The table does not have the specified index'],
  ])('refuses to look in %s where %s', async (from, where, message) => {
    await expect(sortKeys(from, where)).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  it('refuses attributes that a global index does not hold, and consistency', async () => {
    await expect(run(`SELECT other FROM Visits."global-some" WHERE g = 'x'`)).rejects.toThrow(
      'One or more parameter values were invalid: Global secondary index global-some does not project [other]',
    );
    await expect(run(`SELECT * FROM Visits."global-all" WHERE g = 'x'`, { ConsistentRead: true })).rejects.toThrow(
      'Strongly consistent read is not supported on Global Secondary Indexes',
    );
  });

  const unitsOf = async (statement: string, more: Record<string, unknown> = {}) => {
    const { ConsumedCapacity } = await run(statement, { ReturnConsumedCapacity: 'INDEXES', ...more });
    return ConsumedCapacity;
  };

  it('charges the index, and the table for what a local index does not hold', async () => {
    const TableName = 'Visits';
    expect(await unitsOf(`SELECT sk FROM Visits."local-keys" WHERE pk = 'p'`)).toEqual({
      TableName,
      CapacityUnits: 0.5,
      Table: { CapacityUnits: 0 },
      LocalSecondaryIndexes: { 'local-keys': { CapacityUnits: 0.5 } },
    });
    const statement = `SELECT other FROM Visits."local-keys" WHERE pk = 'p'`;
    expect(await unitsOf(statement, { ConsistentRead: true })).toEqual({
      TableName,
      CapacityUnits: 3,
      Table: { CapacityUnits: 2 },
      LocalSecondaryIndexes: { 'local-keys': { CapacityUnits: 1 } },
    });
  });
});
