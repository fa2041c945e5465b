import { type CapacityDetail, Consumption, consumedCapacity } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { collectionMetrics } from '../items/collection-metrics.ts';
import { checkExpressionParams } from '../items/expression-params.ts';
import type { PreparedWrite } from '../items/put.ts';
import { charge, decideAlone, store as storeDecision } from '../items/write.ts';
import * as common from '../requests/common-shapes.ts';
import { string, structure } from '../requests/shape.ts';
import { type Operation, writes } from './operation.ts';

interface AnswerParams {
  readonly ReturnValues?: string;
  readonly ReturnConsumedCapacity?: CapacityDetail;
  readonly ReturnItemCollectionMetrics?: string;
}

/**
 * PutItem and DeleteItem: they write one item as a whole, named by `member` of the request, and can only answer with
 * what was there before.
 */
export const wholeItemWrite = <Params extends Parameters<typeof checkExpressionParams>[0]>(
  shapeName: string,
  member: 'Item' | 'Key',
  prepare: (params: Params) => PreparedWrite,
): Operation => {
  const shape = structure(shapeName, {
    ReturnConsumedCapacity: common.returnConsumedCapacity,
    ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
    ReturnValues: common.returnValues,
    ReturnValuesOnConditionCheckFailure: common.returnOnFailure,
    ConditionalOperator: common.conditionalOperator,
    TableName: common.tableName,
    [member]: common.item({ required: true }),
    Expected: common.expected,
    ConditionExpression: string(),
    ExpressionAttributeNames: common.names,
    ExpressionAttributeValues: common.item(),
  });
  return writes<Params & AnswerParams>(shape, (input) => {
    checkExpressionParams(input, ['ConditionExpression'], ['Expected']);
    if (input.ReturnValues !== undefined && input.ReturnValues !== 'ALL_OLD' && input.ReturnValues !== 'NONE')
      throw validationError('ReturnValues can only be ALL_OLD or NONE');
    const prepared = prepare(input);
    return (store) => {
      const { catalog, meter } = store;
      const write = prepared.bind(catalog.get(prepared.tableName));
      const decision = decideAlone(write, store);
      storeDecision(decision, store);
      const consumption = new Consumption(decision.table, meter.writing);
      charge(decision, consumption);
      return {
        ...(input.ReturnValues === 'ALL_OLD' && decision.old && { Attributes: decision.old.item }),
        ...consumedCapacity(input.ReturnConsumedCapacity, consumption),
        ...collectionMetrics(input.ReturnItemCollectionMetrics, write),
      };
    };
  });
};
