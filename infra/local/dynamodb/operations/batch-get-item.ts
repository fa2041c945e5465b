import { type CapacityDetail, ConsumptionByTable, readUnits } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { project } from '../expressions/project.ts';
import { type ResolvedPath, Scope } from '../expressions/scope.ts';
import { checkExpressionParams, type ExpressionParams } from '../items/expression-params.ts';
import { type ProjectionParams, readProjection } from '../items/projections.ts';
import * as common from '../requests/common-shapes.ts';
import { boolean, listOf, mapOf, string, structure } from '../requests/shape.ts';
import { checkKey } from '../tables/keys.ts';
import { locate } from '../tables/locations.ts';
import type { Item } from '../values/attribute-value.ts';
import { validateItem } from '../values/validate.ts';
import { reads } from './operation.ts';

interface TableRequest extends ProjectionParams, ExpressionParams {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
}

interface Input {
  readonly RequestItems: Readonly<Record<string, TableRequest>>;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const MAX_KEYS = 100;

/** The answer ends before the item that would go over this; its key and the rest come back as unprocessed. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const shape = structure('BatchGetItemInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  RequestItems: mapOf(
    structure('KeysAndAttributes', {
      Keys: listOf(common.item(), { required: true, minLength: 1, maxLength: MAX_KEYS }),
      AttributesToGet: common.attributesToGet,
      ConsistentRead: boolean(),
      ProjectionExpression: string(),
      ExpressionAttributeNames: common.names,
    }),
    { required: true },
  ),
});

const prepareTable = (request: TableRequest): readonly ResolvedPath[] | undefined => {
  checkExpressionParams(request, ['ProjectionExpression'], ['AttributesToGet']);
  for (const key of request.Keys) validateItem(key);
  const scope = Scope.of(request.ExpressionAttributeNames, undefined);
  const paths = readProjection(request, scope);
  scope.throwUnused();
  return paths;
};

const checkDuplicates = (keys: readonly Item[]): void => {
  const seen = new Set(keys.map((key) => JSON.stringify(Object.entries(key).sort())));
  if (seen.size < keys.length) throw validationError('Provided list of item keys contains duplicates');
};

export const batchGetItem = reads<Input>(shape, (input) => {
  if (Object.keys(input.RequestItems).length === 0)
    throw validationError('The requestItems parameter is required for BatchGetItem');
  const requests = Object.entries(input.RequestItems);
  const prepared = requests.map(([name, request]) => ({ name, request, paths: prepareTable(request) }));
  for (const [, request] of requests) checkDuplicates(request.Keys);
  if (requests.reduce((total, [, request]) => total + request.Keys.length, 0) > MAX_KEYS)
    throw validationError('Too many items requested for the BatchGetItem call');
  return ({ catalog, entries, meter }) => {
    const bound = prepared.map((one) => ({ ...one, table: catalog.get(one.name) }));
    for (const { table, request } of bound) for (const key of request.Keys) checkKey(table, key);
    const responses: Record<string, Item[]> = {};
    const unprocessed: Record<string, TableRequest> = {};
    const consumption = new ConsumptionByTable(meter.reading);
    let bytes = 0;
    for (const { name, table, request, paths } of bound) {
      const found: Item[] = [];
      responses[name] = found;
      for (const [index, key] of request.Keys.entries()) {
        const entry = entries.get(locate(table, key));
        bytes += entry?.bytes ?? 0;
        if (bytes > MAX_ANSWER_BYTES) {
          unprocessed[name] = { ...request, Keys: request.Keys.slice(index) };
          break;
        }
        consumption.of(table).add(readUnits(entry?.bytes ?? 0, request.ConsistentRead ?? false));
        if (entry !== undefined) found.push(paths === undefined ? entry.item : project(entry.item, paths));
      }
    }
    return {
      Responses: responses,
      UnprocessedKeys: unprocessed,
      ...consumption.describe(input.ReturnConsumedCapacity),
    };
  };
});
