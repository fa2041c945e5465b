import { validationError } from '../errors.ts';
import { Scope } from '../expressions/scope.ts';
import { checkIndexKeys, checkTableKey, emptyInItem } from '../tables/keys.ts';
import type { Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { itemBytes, MAX_ITEM_BYTES } from '../values/size.ts';
import { validateItem } from '../values/validate.ts';
import { type ConditionParams, readWriteCondition } from './conditions.ts';
import type { ExpressionParams } from './expression-params.ts';
import type { ItemWrite } from './write.ts';

/** What PutItem and Put in a transaction have in common. */
export interface PutParams extends ConditionParams, ExpressionParams {
  readonly TableName: string;
  readonly Item: Item;
}

/** A write of which everything is checked that does not need its table. */
export interface PreparedWrite {
  readonly tableName: string;
  /** Size of what the request brings along, for the limit of transactions. */
  readonly payloadBytes: number;
  /** Checks the rest; throws validation errors. */
  readonly bind: (table: Table) => ItemWrite;
}

/** Checks a put as far as possible without its table. */
export const preparePut = (params: PutParams): PreparedWrite => {
  const { Item: item } = params;
  validateItem(item);
  const payloadBytes = itemBytes(item);
  if (payloadBytes > MAX_ITEM_BYTES) throw validationError('Item size has exceeded the maximum allowed size');
  const scope = Scope.of(params.ExpressionAttributeNames, params.ExpressionAttributeValues);
  const condition = readWriteCondition(params, scope);
  scope.throwUnused();
  return {
    tableName: params.TableName,
    payloadBytes,
    bind: (table) => {
      checkTableKey(table, item);
      checkIndexKeys(table, item, emptyInItem);
      return {
        table,
        key: item,
        ...(condition && { condition }),
        returnsOldOnFailure: params.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
        next: () => item,
        nextBytes: payloadBytes,
      };
    },
  };
};
