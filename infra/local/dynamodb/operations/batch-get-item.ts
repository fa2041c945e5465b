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
  RequestItems: mapOf(
    structure('KeysAndAttributes', {
      Keys: listOf(common.item(), { required: true }),
      AttributesToGet: common.attributesToGet,
      ConsistentRead: boolean(),
      ProjectionExpression: string(),
      ExpressionAttributeNames: common.names,
    }),
    { required: true, keys: common.tableKeys, shownAs: 'JSON' },
  ),
  ReturnConsumedCapacity: common.returnConsumedCapacity,
});

type Requests = readonly (readonly [name: string, request: TableRequest])[];

const wrongLength = (member: string, constraint: string) =>
  validationError(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length ${constraint}`,
  );

const checkLengths = (requests: Requests): void => {
  if (requests.length === 0) throw wrongLength('RequestItems', 'greater than or equal to 1');
  for (const [name, { Keys: keys }] of requests) {
    const member = `RequestItems.${name}.member.Keys`;
    if (keys.length > MAX_KEYS) throw wrongLength(member, `less than or equal to ${MAX_KEYS}`);
    if (keys.length === 0) throw wrongLength(member, 'greater than or equal to 1');
  }
};

/** Tables may not differ in whether they use expressions or the older parameters. */
const checkNotMixed = (requests: Requests): void => {
  const parameters = requests.map(([, { AttributesToGet, ProjectionExpression }]) => ({
    ...(AttributesToGet && { AttributesToGet }),
    ...(ProjectionExpression !== undefined && { ProjectionExpression }),
  }));
  checkExpressionParams(Object.assign({}, ...parameters), ['ProjectionExpression'], ['AttributesToGet']);
};

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
  const requests = Object.entries(input.RequestItems);
  checkLengths(requests);
  checkNotMixed(requests);
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
