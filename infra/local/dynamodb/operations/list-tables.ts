import { givenTableName } from '../requests/common-shapes.ts';
import { integer, string, structure } from '../requests/shape.ts';
import { compareUtf8 } from '../values/bytes.ts';
import { reads } from './operation.ts';

interface Input {
  readonly ExclusiveStartTableName?: string;
  readonly Limit?: number;
}

const MAX_NAMES = 100;

const shape = structure('ListTablesInput', {
  ExclusiveStartTableName: string(givenTableName),
  Limit: integer({ min: 1, max: MAX_NAMES }),
});

export const listTables = reads<Input>(shape, ({ ExclusiveStartTableName: start, Limit: limit = MAX_NAMES }) => {
  const isAfterStart = (name: string): boolean => start === undefined || compareUtf8(name, start) > 0;
  return ({ catalog }) => {
    const names = catalog.names().filter(isAfterStart);
    const page = names.slice(0, limit);
    return {
      TableNames: page,
      ...(names.length > page.length && { LastEvaluatedTableName: page.at(-1) }),
    };
  };
});
