import { expect, it } from 'vitest';
import { useStatements } from '../support/statements.ts';

const { run } = useStatements();

const malformed = (what = '') => `Statement wasn't well formed, can't be processed: ${what}`;
const LEFTOVER = malformed('Unexpected token after expression');
const OVERFLOW = 'Number overflow. Attempting to store a number with magnitude larger than supported range';
const wrongType = (operator: string) =>
  `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: BOOL`;

it.each([
  ['SELECTT * FROM Items', malformed('Expected data manipulation')],
  [`SELECT * FROM Items WHERE pk = 'a' foo`, LEFTOVER],
  [`SELECT * FROM Items WHERE pk = 'a')`, LEFTOVER],
  [`SELECT * FROM Items ORDER BY pk WHERE pk = 'a'`, LEFTOVER],
  [`INSERT INTO Items VALUE {'pk': 'a'} foo`, LEFTOVER],
  [`INSERT INTO Items t VALUE {'pk': 'a'}`, LEFTOVER],
  [`DELETE FROM Items WHERE pk = 'a' ORDER BY pk`, LEFTOVER],
  [`SELECT * FROM Items WHERE pk = 'a' # note`, malformed()],
  [`SELECT * FROM Items WHERE pk = 'a' /* note`, malformed()],
  ['SELECT * FROM Numbers WHERE pk = 1e2147483648', malformed()],
  ['SELECT * FROM Numbers WHERE pk = 1e126', `${OVERFLOW} under root`],
  [`INSERT INTO Numbers VALUE {'pk': 1, 'm': {'x': [0, 1e126]}}`, `${OVERFLOW} under root.x[1]`],
  [`SELECT * FROM Items t WHERE pk = 'a'`, 'Aliasing is not supported'],
  [`UPDATE Items AS t SET a = 1 WHERE pk = 'a'`, 'Aliasing is not supported'],
  [`SELECT * FROM "" WHERE pk = 'a'`, 'Path component cannot be an empty string'],
  ['SELECT * FROM a.b.c', 'A path may contain at most 2 components in the FROM clause'],
  [`INSERT INTO Visits.x VALUE {'pk': 'a'}`, 'FROM clause may only contain a single table name'],
  [`UPDATE Visits.x SET a = 1 WHERE pk = 'a'`, 'This operation is not supported on an index'],
  [`DELETE FROM Visits.x WHERE pk = 'a'`, 'This operation is not supported on an index'],
  ['SELECT * FROM Items WHERE pk = ?', "Number of parameters in request and statement don't match."],
  [`SELECT * FROM Nowhere WHERE pk = 'a' AND n < true`, wrongType('<')],
  [`SELECT * FROM Nowhere WHERE pk = 'a' AND n BETWEEN true AND false`, wrongType('BETWEEN')],
  [`DELETE FROM Items WHERE n = 1`, 'Where clause does not contain a mandatory equality on all key attributes'],
  [`UPDATE Items SET a = 1`, 'Where clause does not contain a mandatory equality on all key attributes'],
  [`UPDATE Items SET s = set_add(s, <<>>) WHERE pk = 'a'`, 'Empty bags are not supported'],
  [`UPDATE Items SET s = set_add(s) WHERE pk = 'a'`, 'SET_ADD must have exactly two arguments'],
  [
    `UPDATE Items SET s = set_add(t, <<1>>) WHERE pk = 'a'`,
    'The first argument to SET_ADD must equal the assignment value',
  ],
  [
    `UPDATE Items SET s = set_add(s, [1]) WHERE pk = 'a'`,
    'The second argument to SET_ADD must be a value with type SET',
  ],
  [
    `DELETE FROM Items WHERE pk = 'a' RETURNING MODIFIED NEW *`,
    'Invalid returning clause: RETURNING MODIFIED NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.',
  ],
])('refuses %s', async (statement, message) => {
  await expect(run(statement)).rejects.toMatchObject({ name: 'ValidationException', message });
});

it('refuses a table that is not there', async () => {
  await expect(run(`SELECT * FROM Nowhere WHERE pk = 'a'`)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
});
