import { validationError } from '../errors.ts';
import { Scope } from '../expressions/scope.ts';
import { answerPage, type PageParams } from '../items/answer-page.ts';
import { checkExpressionParams, type ExpressionParams } from '../items/expression-params.ts';
import { checkLegacyFilter, checkNoKeyAttributes, type Filter, readFilter } from '../items/filters.ts';
import { type KeyConditionParams, type KeyConditions, readKeyConditions } from '../items/key-condition.ts';
import { type Bounds, boundsOf, checkKeyConditions, isWithin, resumeAt } from '../items/key-range.ts';
import { checkAttributesToGet, type ProjectionParams, readProjection } from '../items/projections.ts';
import { checkSelect, readIndex } from '../items/select.ts';
import { checkStartKeyValues, startPosition } from '../items/start-key.ts';
import type { ConditionalOperator, LegacyConditions } from '../legacy/conditions.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, integer, string, structure } from '../requests/shape.ts';
import { type Index, isComposite, sortAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { reads } from './operation.ts';

interface Input extends PageParams, ProjectionParams, ExpressionParams, KeyConditionParams {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ScanIndexForward?: boolean;
  readonly ExclusiveStartKey?: Item;
  readonly FilterExpression?: string;
  readonly QueryFilter?: LegacyConditions;
  readonly ConditionalOperator?: ConditionalOperator;
}

const shape = structure('QueryInput', {
  Limit: integer(),
  ExclusiveStartKey: common.item(),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  AttributesToGet: common.attributesToGet,
  QueryFilter: common.conditions,
  Select: common.select,
  ConditionalOperator: common.conditionalOperator,
  KeyConditions: common.conditions,
  TableName: common.tableName,
  ConsistentRead: boolean(),
  IndexName: string(common.indexNameRules),
  ScanIndexForward: boolean(),
  KeyConditionExpression: string(),
  FilterExpression: string(),
  ProjectionExpression: string(),
  ExpressionAttributeNames: common.names,
  ExpressionAttributeValues: common.item(),
});

const EXPRESSIONS = ['ProjectionExpression', 'FilterExpression', 'KeyConditionExpression'];
const LEGACY = ['AttributesToGet', 'QueryFilter', 'ConditionalOperator', 'KeyConditions'];

/** KeyConditions are allowed beside the other expressions, as long as there is no KeyConditionExpression. */
const legacyParams = (input: Input): readonly string[] =>
  input.KeyConditionExpression === undefined ? LEGACY.filter((name) => name !== 'KeyConditions') : LEGACY;

/** Where to read on after ExclusiveStartKey; the key must be one that the conditions could have led to. */
const resume = (
  input: Input,
  table: Table,
  index: Index | undefined,
  conditions: KeyConditions,
  all: Bounds,
): Bounds => {
  if (input.ExclusiveStartKey === undefined) return all;
  const start = startPosition(table, index, input.ExclusiveStartKey);
  if (!isWithin(all, start)) {
    const isSortGiven = sortAttributes((index ?? table).key).some((name) => conditions.has(name));
    const isSamePartition = Buffer.compare(start.hash, all.from.hash) === 0;
    throw validationError(
      isSortGiven
        ? isSamePartition
          ? 'The provided starting key does not match the range key predicate'
          : 'The query can return at most one row and cannot be restarted'
        : 'The provided starting key is outside query boundaries based on provided conditions',
    );
  }
  return resumeAt(all, start, input.ScanIndexForward ?? true);
};

interface Prepared {
  readonly conditions: KeyConditions;
  readonly filter: Filter | undefined;
  readonly paths: ReturnType<typeof readProjection>;
}

/** Query has words of its own for this, which Scan does not share. */
const checkLimit = (limit: number | undefined): void => {
  if (limit !== undefined && limit < 1)
    throw validationError(
      "1 validation error detected: Value at 'Limit' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 1',
    );
};

const prepareInput = (input: Input): Prepared => {
  checkLimit(input.Limit);
  checkExpressionParams(input, EXPRESSIONS, legacyParams(input));
  checkLegacyFilter(input.QueryFilter);
  checkAttributesToGet(input.AttributesToGet);
  checkStartKeyValues(input.ExclusiveStartKey);
  checkSelect(input.Select, input);
  const scope = Scope.of(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const conditions = readKeyConditions(input, scope);
  const filter = readFilter(input.FilterExpression, input.QueryFilter, input.ConditionalOperator, scope);
  const paths = readProjection(input, scope);
  scope.throwUnused();
  return { conditions, filter, paths };
};

export const query = reads<Input>(shape, (input) => {
  const { conditions, filter, paths } = prepareInput(input);
  return (store) => {
    const table = store.catalog.get(input.TableName);
    const index = readIndex(table, input.IndexName, input.ConsistentRead);
    const source = index ?? table;
    if (input.KeyConditions !== undefined && isComposite(source.key))
      throw validationError('KeyConditions cannot be used with an index whose key has several attributes of a kind');
    checkKeyConditions(table, source.key, conditions);
    const bounds = resume(input, table, index, conditions, boundsOf(source.key, conditions));
    checkNoKeyAttributes(source.key, filter, input.QueryFilter === undefined ? 'Filter Expression' : 'QueryFilter');
    const range = { space: source.space, ...bounds, forward: input.ScanIndexForward ?? true };
    return answerPage(store, input, { table, index, range, filter: filter?.test, paths });
  };
});
