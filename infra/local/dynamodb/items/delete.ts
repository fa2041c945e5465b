import { Scope } from '../expressions/scope.ts';
import { checkKey } from '../tables/keys.ts';
import type { Item } from '../values/attribute-value.ts';
import { itemBytes } from '../values/size.ts';
import { validateItem } from '../values/validate.ts';
import { type ConditionParams, readWriteCondition } from './conditions.ts';
import type { ExpressionParams } from './expression-params.ts';
import type { PreparedWrite } from './put.ts';

/** What DeleteItem, and Delete and ConditionCheck in a transaction, have in common. */
export interface KeyedParams extends ConditionParams, ExpressionParams {
  readonly TableName: string;
  readonly Key: Item;
}

const prepare = (params: KeyedParams, next: (old: Item | undefined) => Item | undefined): PreparedWrite => {
  const { Key: key } = params;
  validateItem(key);
  const scope = Scope.of(params.ExpressionAttributeNames, params.ExpressionAttributeValues);
  const condition = readWriteCondition(params, scope);
  scope.throwUnused();
  return {
    tableName: params.TableName,
    payloadBytes: itemBytes(key) + itemBytes(params.ExpressionAttributeValues ?? {}),
    bind: (table) => {
      checkKey(table, key);
      const returnsOldOnFailure = params.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      return { table, key, ...(condition && { condition }), returnsOldOnFailure, next };
    },
  };
};

export const prepareDelete = (params: KeyedParams): PreparedWrite => prepare(params, () => undefined);

/** A condition without a write: the item stays what it is. */
export const prepareCheck = (params: KeyedParams): PreparedWrite => prepare(params, (old) => old);
