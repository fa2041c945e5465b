import { type CapacityDetail, ConsumptionByTable } from '../capacity.ts';
import { DynamoDbError, validationError } from '../errors.ts';
import { collectionMetricsByTable } from '../items/collection-metrics.ts';
import { prepareDelete } from '../items/delete.ts';
import { type PreparedWrite, preparePut } from '../items/put.ts';
import { charge, decide, type ItemWrite, store as storeDecision } from '../items/write.ts';
import { checkRules } from '../requests/check-rules.ts';
import * as common from '../requests/common-shapes.ts';
import { listOf, mapOf, structure } from '../requests/shape.ts';
import type { Catalog } from '../tables/catalog.ts';
import { locate, locationId } from '../tables/locations.ts';
import type { Item } from '../values/attribute-value.ts';
import { writes } from './operation.ts';

interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

interface Input {
  readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  readonly ReturnConsumedCapacity?: CapacityDetail;
  readonly ReturnItemCollectionMetrics?: string;
}

const MAX_WRITES = 25;

const writeRequests = listOf(
  structure('WriteRequest', {
    PutRequest: structure('PutRequest', { Item: common.item({ required: true }) }),
    DeleteRequest: structure('DeleteRequest', { Key: common.item({ required: true }) }),
  }),
);

const shape = structure('BatchWriteItemInput', {
  ReturnConsumedCapacity: common.returnConsumedCapacity,
  ReturnItemCollectionMetrics: common.returnItemCollectionMetrics,
  RequestItems: mapOf(writeRequests, { required: true, values: { maxLength: MAX_WRITES, minLength: 1 } }),
});

/** Names of tables are only looked at when everything else is right. */
const namesShape = structure('BatchWriteItemInput', {
  RequestItems: mapOf(writeRequests, { keys: common.tableKeys }),
});

const prepareWrite = (TableName: string, { PutRequest: put, DeleteRequest: remove }: WriteRequest): PreparedWrite => {
  if (put !== undefined && remove === undefined) return preparePut({ TableName, Item: put.Item });
  if (remove !== undefined && put === undefined) return prepareDelete({ TableName, Key: remove.Key });
  throw validationError(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
};

const PUT_WITHOUT_KEY = /Type mismatch for key|Missing the key/;

/** A put without the right key is told so in the words for keys, not in those for items. */
const bindWrite = ({ tableName, bind }: PreparedWrite, catalog: Catalog): ItemWrite => {
  const table = catalog.get(tableName);
  try {
    return bind(table);
  } catch (error) {
    const isKeyMismatch = error instanceof DynamoDbError && PUT_WITHOUT_KEY.test(error.message);
    throw isKeyMismatch ? validationError('The provided key element does not match the schema') : error;
  }
};

export const batchWriteItem = writes<Input>(shape, (input) => {
  if (Object.keys(input.RequestItems).length === 0)
    throw validationError('The requestItems parameter is required for BatchWriteItem');
  checkRules(namesShape, input);
  const prepared = Object.entries(input.RequestItems).flatMap(([name, requests]) =>
    requests.map((request) => prepareWrite(name, request)),
  );
  if (prepared.length > MAX_WRITES) throw validationError('Too many items requested for the BatchWriteItem call');
  return (store) => {
    const { catalog, entries, meter } = store;
    const bound = prepared.map((write) => bindWrite(write, catalog));
    const places = new Set(bound.map(({ table, key }) => locationId(locate(table, key))));
    if (places.size < bound.length) throw validationError('Provided list of item keys contains duplicates');
    const consumption = new ConsumptionByTable(meter.writing);
    for (const write of bound) {
      const decision = decide(write, entries);
      storeDecision(decision, store);
      charge(decision, consumption.of(write.table));
    }
    return {
      UnprocessedItems: {},
      ...consumption.describe(input.ReturnConsumedCapacity),
      ...collectionMetricsByTable(input.ReturnItemCollectionMetrics, bound),
    };
  };
});
