import { invalidParameter, resourceNotFound, validationError } from '../errors.ts';
import { indexEntry } from '../items/index-entries.ts';
import { indexNameRules, managedTableName } from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { describeTable } from '../tables/describe.ts';
import { type AttributeDefinition, attributeTypesOf } from '../tables/key-schema.ts';
import { FIRST, LAST } from '../tables/locations.ts';
import { type IndexDefinition, readGlobal } from '../tables/read-indexes.ts';
import { readSettings, type SettingsParams } from '../tables/settings.ts';
import * as shapes from '../tables/shapes.ts';
import { findIndex, type Index, keyAttributes, type Table, type Throughput } from '../tables/table.ts';
import { writes } from './operation.ts';

interface IndexUpdate {
  readonly Create?: IndexDefinition;
  readonly Update?: { readonly IndexName: string; readonly ProvisionedThroughput?: Throughput };
  readonly Delete?: { readonly IndexName: string };
}

interface Input extends SettingsParams {
  readonly TableName: string;
  readonly AttributeDefinitions?: readonly AttributeDefinition[];
  readonly BillingMode?: Table['billingMode'];
  readonly ProvisionedThroughput?: Throughput;
  readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdate[];
  readonly DeletionProtectionEnabled?: boolean;
}

const shape = structure('UpdateTableInput', {
  AttributeDefinitions: shapes.attributeDefinitions(),
  TableName: managedTableName,
  BillingMode: shapes.billingMode,
  ProvisionedThroughput: shapes.throughput(),
  GlobalSecondaryIndexUpdates: listOf(
    structure('GlobalSecondaryIndexUpdate', {
      Update: structure('UpdateGlobalSecondaryIndexAction', {
        IndexName: string({ required: true, ...indexNameRules }),
        ProvisionedThroughput: shapes.throughput(),
      }),
      Create: shapes.globalIndex('CreateGlobalSecondaryIndexAction'),
      Delete: structure('DeleteGlobalSecondaryIndexAction', {
        IndexName: string({ required: true, ...indexNameRules }),
      }),
    }),
  ),
  DeletionProtectionEnabled: shapes.deletionProtection,
});

const CHANGES = [
  'ProvisionedThroughput',
  'BillingMode',
  'GlobalSecondaryIndexUpdates',
  'DeletionProtectionEnabled',
  'StreamSpecification',
  'SSESpecification',
  'TableClass',
  'OnDemandThroughput',
  'WarmThroughput',
  'ReplicaUpdates',
] as const;

const checkIndexUpdates = (updates: readonly IndexUpdate[]): void => {
  const seen = new Set<string>();
  for (const { Create, Update, Delete } of updates) {
    const name = (Update ?? Create ?? Delete)?.IndexName;
    if (name === undefined)
      throw invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, ' +
          'GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    if (seen.has(name))
      throw invalidParameter(
        `Only one global secondary index update per index is allowed simultaneously. Index: ${name}`,
      );
    seen.add(name);
  }
};

const checkInput = (input: Input): void => {
  const members = input as unknown as Record<string, unknown>;
  const updates = input.GlobalSecondaryIndexUpdates ?? [];
  const changes = CHANGES.filter((name) => members[name] !== undefined);
  if (
    changes.length === 0 ||
    (changes.length === 1 && changes[0] === 'GlobalSecondaryIndexUpdates' && updates.length === 0)
  )
    throw validationError(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or ' +
        'SSESpecification or ReplicaUpdates is required',
    );
  checkIndexUpdates(updates);
};

/** Fills a new index from the items that are already there. */
const backfill = (table: Table, index: Index, { entries }: Store): void => {
  const all = [...entries.read({ space: table.space, from: FIRST, to: LAST, forward: true })];
  for (const { item } of all) {
    const entry = indexEntry(table, index, item);
    if (entry !== undefined) entries.put(entry.location, entry);
  }
};

const createIndex = (
  table: Table,
  definition: IndexDefinition,
  types: Table['attributeTypes'],
  store: Store,
): Table => {
  if (findIndex(table, definition.IndexName) !== undefined)
    throw validationError(`Attempting to create an index which already exists`);
  const attributes = Object.entries(types).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
  const index = { ...readGlobal(definition, attributes), space: store.catalog.nextSpace() };
  const updated = { ...table, attributeTypes: types, indexes: [...table.indexes, index] };
  backfill(updated, index, store);
  return updated;
};

const requireIndex = (table: Table, name: string): Index => {
  const index = findIndex(table, name);
  if (index?.scope === 'global') return index;
  throw resourceNotFound('Requested resource not found');
};

const deleteIndex = (table: Table, name: string, { entries }: Store): Table => {
  const gone = requireIndex(table, name);
  entries.clear(gone.space);
  return { ...table, indexes: table.indexes.filter((index) => index !== gone) };
};

const updateIndex = (table: Table, name: string, throughput: Throughput | undefined): Table => {
  const changed = requireIndex(table, name);
  if (throughput === undefined) return table;
  return { ...table, indexes: table.indexes.map((index) => (index === changed ? { ...index, throughput } : index)) };
};

const applyIndexUpdate = (table: Table, update: IndexUpdate, types: Table['attributeTypes'], store: Store): Table => {
  if (update.Create !== undefined) return createIndex(table, update.Create, types, store);
  if (update.Delete !== undefined) return deleteIndex(table, update.Delete.IndexName, store);
  return updateIndex(table, update.Update!.IndexName, update.Update!.ProvisionedThroughput);
};

/** Attributes that no key uses any more are forgotten. */
const withoutUnusedAttributes = (table: Table): Table => {
  const used = new Set([table.key, ...table.indexes.map((index) => index.key)].flatMap(keyAttributes));
  const types = Object.fromEntries(Object.entries(table.attributeTypes).filter(([name]) => used.has(name)));
  return { ...table, attributeTypes: types };
};

/** Asking for what there is already is an error, unless something else is asked for as well. */
const checkThroughputChanges = (table: Table, { ProvisionedThroughput: wanted, ...input }: Input): void => {
  if (wanted === undefined || input.GlobalSecondaryIndexUpdates !== undefined || table.billingMode !== 'PROVISIONED')
    return;
  const { ReadCapacityUnits: reads, WriteCapacityUnits: writesNow } = table.throughput;
  if (wanted.ReadCapacityUnits !== reads || wanted.WriteCapacityUnits !== writesNow) return;
  throw validationError(
    'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
      `Current ReadCapacityUnits provisioned for the table: ${reads}. Requested ReadCapacityUnits: ${reads}. ` +
      `Current WriteCapacityUnits provisioned for the table: ${writesNow}. Requested WriteCapacityUnits: ${writesNow}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );
};

const applySettings = (table: Table, input: Input, now: number): Table => {
  const { BillingMode: mode = table.billingMode, ProvisionedThroughput: throughput } = input;
  if (mode === 'PAY_PER_REQUEST' && throughput !== undefined)
    throw invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  if (input.BillingMode === 'PROVISIONED' && throughput === undefined)
    throw invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  const isSwitch = mode === 'PAY_PER_REQUEST' && table.billingMode !== mode;
  return {
    ...table,
    billingMode: mode,
    throughput:
      mode === 'PAY_PER_REQUEST' ? { ReadCapacityUnits: 0, WriteCapacityUnits: 0 } : (throughput ?? table.throughput),
    ...(isSwitch && { onDemandSince: now / 1000 }),
    deletionProtection: input.DeletionProtectionEnabled ?? table.deletionProtection,
    settings: { ...table.settings, ...readSettings(input, table.name) },
  };
};

export const updateTable = writes<Input>(shape, (input) => {
  checkInput(input);
  return (store) => {
    const table = store.catalog.describe(input.TableName);
    checkThroughputChanges(table, input);
    const types = { ...table.attributeTypes, ...attributeTypesOf(input.AttributeDefinitions ?? []) };
    const updates = input.GlobalSecondaryIndexUpdates ?? [];
    const indexed = updates.reduce((current, update) => applyIndexUpdate(current, update, types, store), table);
    const updated = withoutUnusedAttributes(applySettings(indexed, input, store.now()));
    store.catalog.put(updated);
    return { TableDescription: describeTable(updated, store.entries, 'UPDATING') };
  };
});
