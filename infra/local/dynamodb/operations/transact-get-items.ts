import { type CapacityDetail, ConsumptionByTable, readUnits, TRANSACTION_FACTOR } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { project } from '../expressions/project.ts';
import { type ResolvedPath, Scope } from '../expressions/scope.ts';
import { bindActions } from '../items/cancellation.ts';
import { checkExpressionParams, type ExpressionParams } from '../items/expression-params.ts';
import { readProjection } from '../items/projections.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import { checkKey } from '../tables/keys.ts';
import { locate, locationId } from '../tables/locations.ts';
import type { Item } from '../values/attribute-value.ts';
import { validateItem } from '../values/validate.ts';
import { reads } from './operation.ts';

interface Get extends ExpressionParams {
  readonly TableName: string;
  readonly Key: Item;
  readonly ProjectionExpression?: string;
}

interface Input {
  readonly TransactItems: readonly { readonly Get: Get }[];
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const MAX_ACTIONS = 100;
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

const shape = structure('TransactGetItemsInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  TransactItems: listOf(
    structure('TransactGetItem', {
      Get: structure(
        'Get',
        {
          TableName: common.tableName,
          Key: common.item({ required: true }),
          ProjectionExpression: string(),
          ExpressionAttributeNames: common.names,
        },
        { required: true },
      ),
    }),
    { required: true, minLength: 1, maxLength: MAX_ACTIONS },
  ),
});

const prepareGet = (get: Get) => {
  checkExpressionParams(get, ['ProjectionExpression'], []);
  validateItem(get.Key);
  const scope = Scope.of(get.ExpressionAttributeNames, undefined);
  const paths = readProjection(get, scope);
  scope.throwUnused();
  return { get, paths };
};

/** Unlike GetItem, an item of which nothing was asked for that is there is left out. */
const answerOf = (item: Item | undefined, paths: readonly ResolvedPath[] | undefined): { Item?: Item } => {
  const found = item !== undefined && paths !== undefined ? project(item, paths) : item;
  return found === undefined || Object.keys(found).length === 0 ? {} : { Item: found };
};

export const transactGetItems = reads<Input>(shape, (input) => {
  const prepared = input.TransactItems.map(({ Get }) => prepareGet(Get));
  return ({ catalog, entries, meter }) => {
    const bound = bindActions(prepared, ({ get, paths }) => {
      const table = catalog.get(get.TableName);
      checkKey(table, get.Key);
      return { table, paths, location: locate(table, get.Key) };
    });
    if (new Set(bound.map(({ location }) => locationId(location))).size < bound.length)
      throw validationError('Transaction request cannot include multiple operations on one item');
    const consumption = new ConsumptionByTable(meter.reading);
    let bytes = 0;
    const responses = bound.map(({ table, paths, location }) => {
      const entry = entries.get(location);
      bytes += entry?.bytes ?? 0;
      consumption.of(table).add(TRANSACTION_FACTOR * readUnits(entry?.bytes ?? 0, true));
      return answerOf(entry?.item, paths);
    });
    if (bytes > MAX_TRANSACTION_BYTES)
      throw validationError('Collection size of transaction request exceeds the 4MB limit');
    return { Responses: responses, ...consumption.describe(input.ReturnConsumedCapacity, 'ReadCapacityUnits') };
  };
});
