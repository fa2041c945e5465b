import { beforeEach, describe, expect, it } from 'vitest';
import { useStatements } from '../support/statements.ts';

const { call, run, items } = useStatements();

const ITEM = { pk: { S: 'a' }, n: { N: '5' }, name: { S: 'alpha' }, list: { L: [{ N: '1' }, { N: '2' }, { N: '3' }] } };

beforeEach(async () => {
  await call('PutItem', { TableName: 'Items', Item: ITEM });
  await call('DeleteItem', { TableName: 'Items', Key: { pk: { S: 'b' } } });
});

const stored = async (pk: string) => (await call('GetItem', { TableName: 'Items', Key: { pk: { S: pk } } })).Item;

describe('INSERT', () => {
  it('stores values of all types, and answers nothing', async () => {
    const statement = `INSERT INTO "Items" VALUE
      {'pk': 'b', 't': 'it''s', 'n': -1.50e1, 'b': TRUE, 'z': null, 'l': [1, ['x']], 'm': {'k': ?}, 's': <<2, 1>>}`;
    expect(await run(statement, { Parameters: [{ BS: ['AA=='] }] })).toEqual({ Items: [] });
    expect(await stored('b')).toEqual({
      pk: { S: 'b' },
      t: { S: "it's" },
      n: { N: '-15' },
      b: { BOOL: true },
      z: { NULL: true },
      l: { L: [{ N: '1' }, { L: [{ S: 'x' }] }] },
      m: { M: { k: { BS: ['AA=='] } } },
      s: { NS: ['1', '2'] },
    });
  });

  it('does not replace an item', async () => {
    await expect(run(`INSERT INTO Items VALUE {'pk': 'a'}`)).rejects.toMatchObject({
      name: 'DuplicateItemException',
      message: 'Duplicate primary key exists in table',
    });
    expect(await stored('a')).toEqual(ITEM);
  });
});

describe('SELECT', () => {
  it.each([
    [`SELECT * FROM "Items" WHERE pk = 'a'`, [ITEM]],
    [`select n, "name" from Items where 'a' = pk`, [{ n: { N: '5' }, name: { S: 'alpha' } }]],
    [`SELECT list[1], n FROM Items WHERE pk = 'a'`, [{ _1: { N: '2' }, n: { N: '5' } }]],
    [`SELECT nothing FROM Items WHERE pk = 'a'`, [{}]],
    [`SELECT n FROM Items WHERE pk = 'a' AND n > 4 AND n BETWEEN 5 AND 6`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE pk = 'a' AND (n = 4 OR NOT begins_with(name, 'b'))`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE pk IN ['x', 'a'] AND n IN (5, 6)`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE name IS NOT MISSING AND name IS NOT NULL AND nothing IS MISSING`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE n IS NUMBER AND attribute_exists(n) = true AND list IS NOT MAP`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE pk = 'a' AND n <> 5`, []],
    [`SELECT n FROM Items WHERE pk = 'a' AND n NOT BETWEEN 1 AND 5`, []],
    [`SELECT n /* a note */ FROM Items -- another\n WHERE pk = 'a' AND size(list) = 3`, [{ n: { N: '5' } }]],
    [`SELECT n FROM Items WHERE pk = 'nobody'`, []],
  ])('%s', async (statement, found) => expect(await items(statement)).toEqual(found));

  it('goes on where a page ended, for the same statement only', async () => {
    for (const sk of ['1', '2', '3'])
      await call('PutItem', { TableName: 'Visits', Item: { pk: { S: 'p' }, sk: { S: sk } } });
    const statement = `SELECT sk FROM Visits WHERE pk = 'p' ORDER BY sk DESC`;
    const first = await run(statement, { Limit: 2 });
    expect(first.Items).toEqual([{ sk: { S: '3' } }, { sk: { S: '2' } }]);
    expect(await items(statement, { NextToken: first.NextToken })).toEqual([{ sk: { S: '1' } }]);
    await expect(run(`${statement} `, { NextToken: first.NextToken })).rejects.toThrow('NextToken');
  });
});

const returning = (what: string) =>
  `UPDATE Items SET n = n + 1, list[1] = 'x' REMOVE name WHERE pk = 'a' RETURNING ${what} *`;

describe('UPDATE', () => {
  it.each([
    ['ALL OLD', [ITEM]],
    ['ALL NEW', [{ pk: { S: 'a' }, n: { N: '6' }, list: { L: [{ N: '1' }, { S: 'x' }, { N: '3' }] } }]],
    ['MODIFIED OLD', [{ n: { N: '5' }, list: { L: [{ N: '2' }] }, name: { S: 'alpha' } }]],
    ['MODIFIED NEW', [{ n: { N: '6' }, list: { L: [{ S: 'x' }] } }]],
  ])('returns %s', async (what, image) => expect(await items(returning(what))).toEqual(image));

  it.each([
    [`SET list[7] = 1`, { list: { L: [...ITEM.list.L, { N: '1' }] } }],
    [`SET list = list_append(list, [4])`, { list: { L: [...ITEM.list.L, { N: '4' }] } }],
    [`SET n = (n - 2) SET name = if_not_exists(name, 'x')`, { n: { N: '3' }, name: { S: 'alpha' } }],
    [`SET tags = SET_ADD(tags, <<'b', 'a'>>)`, { tags: { SS: ['a', 'b'] } }],
  ])('UPDATE Items %s', async (clauses, changed) => {
    await run(`UPDATE Items ${clauses} WHERE pk = 'a'`);
    expect(await stored('a')).toEqual({ ...ITEM, ...changed });
  });

  it('may say first what it changes', async () => {
    const statement = `FROM Items WHERE pk = 'a' AND n = 5 SET n = 6 REMOVE list RETURNING MODIFIED NEW *`;
    expect(await items(statement)).toEqual([{ n: { N: '6' } }]);
  });

  it('takes members from a set, and the set with the last of them', async () => {
    await run(`UPDATE Items SET tags = <<'a'>> WHERE pk = 'a'`);
    await run(`UPDATE Items SET tags = set_delete(tags, <<'a'>>) WHERE pk = 'a'`);
    expect(await stored('a')).toEqual(ITEM);
  });

  it('makes no item, and changes none of which something else was said', async () => {
    for (const where of [`pk = 'b'`, `pk = 'a' AND name = 'beta'`])
      await expect(run(`UPDATE Items SET n = 9 WHERE ${where}`)).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
      });
    expect([await stored('a'), await stored('b')]).toEqual([ITEM, undefined]);
  });
});

describe('DELETE', () => {
  it('returns the item that it removed', async () => {
    expect(await items(`DELETE FROM Items WHERE pk = 'a' AND n = 5 RETURNING ALL OLD *`)).toEqual([ITEM]);
    expect(await stored('a')).toBeUndefined();
  });

  it('does nothing where there is no item', async () => {
    expect(await items(`DELETE FROM Items WHERE pk = 'b' AND n = 5 RETURNING ALL OLD *`)).toEqual([]);
  });

  it('leaves an item of which something else was said', async () => {
    await expect(run(`DELETE FROM Items WHERE pk = 'a' AND n = 6`)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    expect(await stored('a')).toEqual(ITEM);
  });
});
