import { type CapacityDetail, ConsumptionByTable } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { prepareDelete } from '../items/delete.ts';
import { type PreparedWrite, preparePut } from '../items/put.ts';
import { charge, decide, locationId, store as storeDecision } from '../items/write.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, mapOf, structure } from '../requests/shape.ts';
import { locate } from '../tables/keys.ts';
import type { Item } from '../values/attribute-value.ts';
import { writes } from './operation.ts';

interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

interface Input {
  readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

const MAX_WRITES = 25;

const shape = structure('BatchWriteItemInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
  RequestItems: mapOf(
    listOf(
      structure('WriteRequest', {
        PutRequest: structure('PutRequest', { Item: common.item({ required: true }) }),
        DeleteRequest: structure('DeleteRequest', { Key: common.item({ required: true }) }),
      }),
    ),
    { required: true, minLength: 1, values: { maxLength: MAX_WRITES, minLength: 1 } },
  ),
});

const prepareWrite = (TableName: string, { PutRequest: put, DeleteRequest: remove }: WriteRequest): PreparedWrite => {
  if (put !== undefined && remove === undefined) return preparePut({ TableName, Item: put.Item });
  if (remove !== undefined && put === undefined) return prepareDelete({ TableName, Key: remove.Key });
  throw validationError(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
};

export const batchWriteItem = writes<Input>(shape, (input) => {
  const prepared = Object.entries(input.RequestItems).flatMap(([name, requests]) =>
    requests.map((request) => prepareWrite(name, request)),
  );
  if (prepared.length > MAX_WRITES) throw validationError('Too many items requested for the BatchWriteItem call');
  return ({ catalog, entries }) => {
    const bound = prepared.map(({ tableName, bind }) => bind(catalog.get(tableName)));
    const places = new Set(bound.map(({ table, key }) => locationId(locate(table, key))));
    if (places.size < bound.length) throw validationError('Provided list of item keys contains duplicates');
    const consumption = new ConsumptionByTable();
    for (const write of bound) {
      const decision = decide(write, entries);
      storeDecision(decision, entries);
      charge(decision, consumption.of(write.table));
    }
    return { UnprocessedItems: {}, ...consumption.describe(input.ReturnConsumedCapacity) };
  };
});
