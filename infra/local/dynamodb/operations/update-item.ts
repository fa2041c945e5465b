import { type CapacityDetail, Consumption, consumedCapacity } from '../capacity.ts';
import { project } from '../expressions/project.ts';
import { collectionMetrics } from '../items/collection-metrics.ts';
import { checkExpressionParams } from '../items/expression-params.ts';
import { checkUpdatedSize, type PreparedUpdate, prepareUpdate, type UpdateParams } from '../items/update.ts';
import { charge, type Decision, decideAlone, store as storeDecision } from '../items/write.ts';
import * as common from '../requests/common-shapes.ts';
import { attributeValue, mapOf, oneOf, string, structure } from '../requests/shape.ts';
import type { Item } from '../values/attribute-value.ts';
import { writes } from './operation.ts';

type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';

interface Input extends UpdateParams {
  readonly ReturnValues?: ReturnValues;
  readonly ReturnConsumedCapacity?: CapacityDetail;
  readonly ReturnItemCollectionMetrics?: string;
}

const RETURN_VALUES: readonly ReturnValues[] = ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'];

/** The service's own words, its slip included. */
const UNKNOWN_RETURN_VALUES =
  '1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value set: ' +
  '[ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]';

const shape = structure('UpdateItemInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
  ReturnValues: string({ oneOf: RETURN_VALUES, alone: UNKNOWN_RETURN_VALUES }),
  ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
  ConditionalOperator: common.conditionalOperator,
  TableName: common.tableName,
  Key: common.item({ required: true }),
  Expected: common.expected,
  AttributeUpdates: mapOf(
    structure('AttributeValueUpdate', { Action: oneOf('ADD', 'PUT', 'DELETE'), Value: attributeValue }),
  ),
  ConditionExpression: string(),
  UpdateExpression: string(),
  ExpressionAttributeNames: common.names,
  ExpressionAttributeValues: common.item(),
});

/** The attributes that ReturnValues asks for; undefined for none. */
const returned = (
  mode: ReturnValues = 'NONE',
  { old, next }: Decision,
  { paths }: PreparedUpdate,
): Item | undefined => {
  if (mode === 'NONE') return undefined;
  const image = mode.endsWith('_OLD') ? old?.item : next?.item;
  if (image === undefined || mode.startsWith('ALL')) return image;
  const updated = project(image, paths);
  return Object.keys(updated).length === 0 ? undefined : updated;
};

export const updateItem = writes<Input>(shape, (input) => {
  checkExpressionParams(input, ['UpdateExpression', 'ConditionExpression'], ['AttributeUpdates', 'Expected']);
  const prepared = prepareUpdate(input);
  return (store) => {
    const { catalog, meter } = store;
    const write = prepared.bind(catalog.get(prepared.tableName));
    const decision = decideAlone(write, store);
    if (decision.next !== undefined) checkUpdatedSize(prepared.mutationBytes(decision.next.item));
    storeDecision(decision, store);
    const consumption = new Consumption(decision.table, meter.writing);
    charge(decision, consumption);
    const attributes = returned(input.ReturnValues, decision, prepared);
    return {
      ...(attributes && { Attributes: attributes }),
      ...consumedCapacity(input.ReturnConsumedCapacity, consumption),
      ...collectionMetrics(input.ReturnItemCollectionMetrics, write),
    };
  };
});
