import { invalidParameter, validationError } from '../errors.ts';
import { indexNameRules, managedTableName } from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import { describeTable } from '../tables/describe.ts';
import type { AttributeDefinition } from '../tables/key-schema.ts';
import { readSettings, type SettingsParams } from '../tables/settings.ts';
import * as shapes from '../tables/shapes.ts';
import { changeStream } from '../tables/stream-settings.ts';
import {
  findIndex,
  type Index,
  NO_THROUGHPUT,
  type Table,
  type Throughput,
  withoutUnusedAttributes,
} from '../tables/table.ts';
import { checkBounds, checkThroughputChanges } from '../tables/throughput.ts';
import { applyIndexUpdates, checkIndexUpdates, type IndexUpdate } from '../tables/update-indexes.ts';
import { raiseWarmth } from '../tables/warm-throughput.ts';
import { writes } from './operation.ts';

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
  StreamSpecification: shapes.streamSpecification,
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
  checkBounds(input.ProvisionedThroughput);
  checkIndexUpdates(updates);
};

/** Units that stay the same are refused, unless something else is asked for as well. */
const checkUnits = (table: Table, { ProvisionedThroughput: wanted, GlobalSecondaryIndexUpdates: updates }: Input) => {
  if (wanted !== undefined && updates === undefined && table.billingMode === 'PROVISIONED')
    checkThroughputChanges('table', table.throughput, wanted);
};

/** A table that gets units of its own needs some for each of the indexes that stay. */
const checkIndexUnits = (table: Table, { BillingMode: mode, GlobalSecondaryIndexUpdates: updates = [] }: Input) => {
  if (mode !== 'PROVISIONED' || table.billingMode === mode) return;
  const given = updates.flatMap(({ Update, Delete }) => [
    Update?.ProvisionedThroughput && Update.IndexName,
    Delete?.IndexName,
  ]);
  const missing = table.indexes.filter(({ scope, name }) => scope === 'global' && !given.includes(name));
  if (missing.length > 0)
    throw invalidParameter(
      `ProvisionedThroughput must be specified for index: ${missing.map(({ name }) => name).join(',')}`,
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
  const settings =
    input.StreamSpecification === undefined
      ? table.settings
      : changeStream(table.settings, input.StreamSpecification, table.name);
  const isSwitch = mode === 'PAY_PER_REQUEST' && table.billingMode !== mode;
  return {
    ...table,
    billingMode: mode,
    throughput: mode === 'PAY_PER_REQUEST' ? NO_THROUGHPUT : (throughput ?? table.throughput),
    ...(isSwitch && { onDemandSince: now / 1000 }),
    deletionProtection: input.DeletionProtectionEnabled ?? table.deletionProtection,
    settings: {
      ...settings,
      ...readSettings(input),
      ...(input.WarmThroughput && { WarmThroughput: raiseWarmth(input.WarmThroughput, table) }),
    },
  };
};

export const updateTable = writes<Input>(shape, (input) => {
  checkInput(input);
  return (store) => {
    const table = store.catalog.describe(input.TableName);
    checkUnits(table, input);
    const { GlobalSecondaryIndexUpdates: updates = [], AttributeDefinitions: attributes = [] } = input;
    const changed = applySettings(table, input, store.now());
    checkIndexUnits(table, input);
    const updated = withoutUnusedAttributes(applyIndexUpdates(changed, updates, attributes, store));
    store.catalog.put(updated);
    const isNew = (index: Index) => findIndex(table, index.name) === undefined;
    return { TableDescription: describeTable(updated, store.entries, 'UPDATING', isNew) };
  };
});
