import { type CapacityDetail, Consumption, consumedCapacity, readUnits } from '../capacity.ts';
import { project } from '../expressions/project.ts';
import { Scope } from '../expressions/scope.ts';
import { checkExpressionParams, type ExpressionParams } from '../items/expression-params.ts';
import { type ProjectionParams, readProjection } from '../items/projections.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, string, structure } from '../requests/shape.ts';
import { checkKey } from '../tables/keys.ts';
import { locate } from '../tables/locations.ts';
import type { Item } from '../values/attribute-value.ts';
import { validateItem } from '../values/validate.ts';
import { reads } from './operation.ts';

interface Input extends ProjectionParams, ExpressionParams {
  readonly TableName: string;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const shape = structure('GetItemInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  AttributesToGet: common.attributesToGet,
  TableName: common.tableName,
  Key: common.item({ required: true }),
  ConsistentRead: boolean(),
  ProjectionExpression: string(),
  ExpressionAttributeNames: common.names,
});

export const getItem = reads<Input>(shape, (input) => {
  checkExpressionParams(input, ['ProjectionExpression'], ['AttributesToGet']);
  validateItem(input.Key);
  const scope = Scope.of(input.ExpressionAttributeNames, undefined);
  const paths = readProjection(input, scope);
  scope.throwUnused();
  return ({ catalog, entries, meter }) => {
    const table = catalog.get(input.TableName);
    checkKey(table, input.Key);
    const entry = entries.get(locate(table, input.Key));
    const consumption = new Consumption(table, meter.reading).add(
      readUnits(entry?.bytes ?? 0, input.ConsistentRead ?? false),
    );
    return {
      ...(entry && { Item: paths === undefined ? entry.item : project(entry.item, paths) }),
      ...consumedCapacity(input.ReturnConsumedCapacity, consumption),
    };
  };
});
