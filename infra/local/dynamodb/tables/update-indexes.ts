import { invalidParameter, limitExceeded, resourceNotFound, validationError } from '../errors.ts';
import { fillIndex } from '../items/index-entries.ts';
import type { Store } from '../store.ts';
import { type AttributeDefinition, attributeTypesOf } from './key-schema.ts';
import { type IndexDefinition, readGlobal } from './read-indexes.ts';
import {
  findIndex,
  type Index,
  type KeyNames,
  keyAttributes,
  partitionAttributes,
  type Table,
  type Throughput,
} from './table.ts';
import { checkIndexBounds, checkIndexThroughput, checkThroughputChanges } from './throughput.ts';

/** One member of UpdateTable's GlobalSecondaryIndexUpdates. */
export interface IndexUpdate {
  readonly Create?: IndexDefinition;
  readonly Update?: { readonly IndexName: string; readonly ProvisionedThroughput?: Throughput };
  readonly Delete?: { readonly IndexName: string };
}

type Types = Table['attributeTypes'];

/** What is wrong with a list of updates whatever the table looks like. */
export const checkIndexUpdates = (updates: readonly IndexUpdate[]): void => {
  const seen = new Set<string>();
  for (const { Create, Update, Delete } of updates) {
    const [action, ...others] = [Update, Create, Delete].filter((given) => given !== undefined);
    if (action === undefined)
      throw invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, ' +
          'GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    if (others.length > 0)
      throw invalidParameter('Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object');
    if (seen.has(action.IndexName))
      throw invalidParameter(
        `Only one global secondary index update per index is allowed simultaneously. Index: ${action.IndexName}`,
      );
    seen.add(action.IndexName);
  }
  if (updates.filter(({ Update }) => Update === undefined).length > 1)
    throw limitExceeded(
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    );
};

/** A key in the words of the service's messages: `Schema:[SchemaElement: key{pk:S:HASH}]`. */
const describeKey = (key: KeyNames, types: Types): string => {
  const partition = partitionAttributes(key);
  const elements = keyAttributes(key).map(
    (name) => `SchemaElement: key{${name}:${types[name]}:${partition.includes(name) ? 'HASH' : 'RANGE'}}`,
  );
  return `Schema:[${elements.join(', ')}]`;
};

/** An attribute has one type in all indexes, or its values could be in none of some of them. */
const checkTypes = (table: Table, key: KeyNames, types: Types): void => {
  const changed = keyAttributes(key).filter((name) => types[name] !== (table.attributeTypes[name] ?? types[name]));
  const existing = table.indexes.find((index) => keyAttributes(index.key).some((name) => changed.includes(name)));
  if (existing !== undefined)
    throw invalidParameter(
      'Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. ' +
        `Existing schema: ${describeKey(existing.key, table.attributeTypes)} New schema: ${describeKey(key, types)}`,
    );
};

/** The definitions must be in the request again, but what the table knows already keeps its type. */
const createIndex = (
  table: Table,
  definition: IndexDefinition,
  attributes: readonly AttributeDefinition[],
  store: Store,
): Table => {
  if (findIndex(table, definition.IndexName) !== undefined)
    throw validationError('Attempting to create an index which already exists');
  if (attributes.length === 0)
    throw invalidParameter(`AttributeDefinitions is not specified for index: ${definition.IndexName}`);
  const plan = readGlobal(definition, attributes);
  checkIndexThroughput(table.billingMode, plan.name, plan.throughput);
  checkTypes(table, plan.key, attributeTypesOf(attributes));
  const added = attributes.filter(({ AttributeName: name }) => table.attributeTypes[name] === undefined);
  const attributeTypes = { ...table.attributeTypes, ...attributeTypesOf(added) };
  const index = { ...plan, space: store.catalog.nextSpace() };
  const updated = { ...table, attributeTypes, indexes: [...table.indexes, index] };
  fillIndex(updated, index, store.entries);
  return updated;
};

const requireIndex = (table: Table, name: string, action: 'delete' | 'update'): Index => {
  const index = findIndex(table, name);
  if (index?.scope === 'global') return index;
  if (index !== undefined)
    throw validationError(`Cannot ${action} an index that is not a GlobalSecondaryIndex: ${name}`);
  throw resourceNotFound(`Requested resource not found: Index ${name} for table ${table.name}`);
};

const deleteIndex = (table: Table, name: string, { entries }: Store): Table => {
  const gone = requireIndex(table, name, 'delete');
  entries.clear(gone.space);
  return { ...table, indexes: table.indexes.filter((index) => index !== gone) };
};

const updateIndex = (table: Table, name: string, throughput: Throughput | undefined): Table => {
  if (throughput !== undefined) checkIndexBounds(throughput);
  const changed = requireIndex(table, name, 'update');
  if (throughput === undefined) return table;
  checkIndexThroughput(table.billingMode, name, throughput);
  if (changed.throughput !== undefined) checkThroughputChanges(`index ${name}`, changed.throughput, throughput);
  return { ...table, indexes: table.indexes.map((index) => (index === changed ? { ...index, throughput } : index)) };
};

/** The table after all updates, with the entries of created and deleted indexes brought in line. */
export const applyIndexUpdates = (
  table: Table,
  updates: readonly IndexUpdate[],
  attributes: readonly AttributeDefinition[],
  store: Store,
): Table =>
  updates.reduce((current, { Create, Update, Delete }) => {
    if (Create !== undefined) return createIndex(current, Create, attributes, store);
    if (Delete !== undefined) return deleteIndex(current, Delete.IndexName, store);
    return updateIndex(current, Update!.IndexName, Update!.ProvisionedThroughput);
  }, table);
