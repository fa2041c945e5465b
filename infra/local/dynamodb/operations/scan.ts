import { validationError } from '../errors.ts';
import { Scope } from '../expressions/scope.ts';
import { answerPage, type PageParams } from '../items/answer-page.ts';
import { checkExpressionParams, type ExpressionParams } from '../items/expression-params.ts';
import { checkLegacyFilter, readFilter } from '../items/filters.ts';
import { type Bounds, isWithin, resumeAt } from '../items/key-range.ts';
import { checkAttributesToGet, type ProjectionParams, readProjection } from '../items/projections.ts';
import { checkSelect, readIndex } from '../items/select.ts';
import { checkStartKeyValues, startPosition } from '../items/start-key.ts';
import type { ConditionalOperator, LegacyConditions } from '../legacy/conditions.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, integer, string, structure } from '../requests/shape.ts';
import { segmentStart } from '../storage/key-encoding.ts';
import { partitionStart } from '../tables/locations.ts';
import type { Index, Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { reads } from './operation.ts';

interface Input extends PageParams, ProjectionParams, ExpressionParams {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Segment?: number;
  readonly TotalSegments?: number;
  readonly ExclusiveStartKey?: Item;
  readonly FilterExpression?: string;
  readonly ScanFilter?: LegacyConditions;
  readonly ConditionalOperator?: ConditionalOperator;
}

const shape = structure('ScanInput', {
  Limit: integer({ min: 1 }),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  AttributesToGet: common.attributesToGet,
  Segment: integer({ min: 0, max: 999_999 }),
  Select: common.select,
  ScanFilter: common.conditions,
  ConditionalOperator: common.conditionalOperator,
  TotalSegments: integer({ min: 1, max: 1_000_000 }),
  TableName: common.tableName,
  ExclusiveStartKey: common.item(),
  IndexName: string(common.indexNameRules),
  ConsistentRead: boolean(),
  FilterExpression: string(),
  ProjectionExpression: string(),
  ExpressionAttributeNames: common.names,
  ExpressionAttributeValues: common.item(),
});

const checkSegments = ({ Segment, TotalSegments }: Input): void => {
  if (Segment !== undefined && TotalSegments === undefined)
    throw validationError(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  if (TotalSegments === undefined) return;
  if (Segment === undefined)
    throw validationError(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  if (Segment >= TotalSegments)
    throw validationError(
      'The Segment parameter is zero-based and must be less than parameter TotalSegments: ' +
        `Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    );
};

const boundsOf = (input: Input, table: Table, index: Index | undefined): Bounds => {
  const { Segment: segment = 0, TotalSegments: total = 1 } = input;
  const all = {
    from: partitionStart(segmentStart(segment, total)),
    to: partitionStart(segmentStart(segment + 1, total)),
  };
  if (input.ExclusiveStartKey === undefined) return all;
  const start = startPosition(table, index, input.ExclusiveStartKey);
  if (!isWithin(all, start))
    throw validationError(
      'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ' +
        `${total} Segment: ${segment}`,
    );
  return resumeAt(all, start, true);
};

export const scan = reads<Input>(shape, (input) => {
  checkExpressionParams(
    input,
    ['ProjectionExpression', 'FilterExpression'],
    ['AttributesToGet', 'ScanFilter', 'ConditionalOperator'],
  );
  checkAttributesToGet(input.AttributesToGet);
  checkLegacyFilter(input.ScanFilter);
  checkStartKeyValues(input.ExclusiveStartKey);
  checkSelect(input.Select, input);
  checkSegments(input);
  const scope = Scope.of(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const filter = readFilter(input.FilterExpression, input.ScanFilter, input.ConditionalOperator, scope);
  const paths = readProjection(input, scope);
  scope.throwUnused();
  return (store) => {
    const table = store.catalog.get(input.TableName);
    const index = readIndex(table, input.IndexName, input.ConsistentRead);
    const range = { space: (index ?? table).space, ...boundsOf(input, table, index), forward: true };
    return answerPage(store, input, { table, index, range, filter: filter?.test, paths });
  };
});
