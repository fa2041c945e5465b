import { invalidParameter, resourceInUse, validationError } from '../errors.ts';
import { newTableName } from '../requests/common-shapes.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import { describeTable } from '../tables/describe.ts';
import {
  type AttributeDefinition,
  attributeTypesOf,
  type KeySchemaElement,
  readKeySchema,
} from '../tables/key-schema.ts';
import { addTable, type TablePlan } from '../tables/new-table.ts';
import { type IndexDefinition, type IndexPlan, readIndexes } from '../tables/read-indexes.ts';
import { readSettings, type SettingsParams } from '../tables/settings.ts';
import * as shapes from '../tables/shapes.ts';
import { newStream } from '../tables/stream-settings.ts';
import { type KeyNames, keyAttributes, NO_THROUGHPUT, type Table, type Throughput } from '../tables/table.ts';
import { type Tag, tagsOf } from '../tables/tags.ts';
import { checkBounds } from '../tables/throughput.ts';
import { newWarmth } from '../tables/warm-throughput.ts';
import { writes } from './operation.ts';

interface Input extends SettingsParams {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly KeySchema: readonly KeySchemaElement[];
  readonly BillingMode?: Table['billingMode'];
  readonly ProvisionedThroughput?: Throughput;
  readonly LocalSecondaryIndexes?: readonly IndexDefinition[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
  readonly DeletionProtectionEnabled?: boolean;
  readonly Tags?: readonly Tag[];
}

const shape = structure('CreateTableInput', {
  AttributeDefinitions: shapes.attributeDefinitions({ required: true }),
  TableName: string(newTableName),
  BillingMode: shapes.billingMode,
  ProvisionedThroughput: shapes.throughput(),
  KeySchema: shapes.keySchema,
  GlobalSecondaryIndexes: listOf(shapes.globalIndex('GlobalSecondaryIndex')),
  LocalSecondaryIndexes: listOf(shapes.localIndex),
  DeletionProtectionEnabled: shapes.deletionProtection,
  StreamSpecification: shapes.streamSpecification,
  Tags: shapes.tags(),
});

const checkBilling = ({ BillingMode: mode, ProvisionedThroughput: throughput }: Input): void => {
  if (mode === 'PAY_PER_REQUEST' && throughput !== undefined)
    throw invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  if (mode !== 'PAY_PER_REQUEST' && throughput === undefined)
    throw invalidParameter(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
};

const checkIndexBilling = ({ BillingMode: mode }: Input, indexes: readonly IndexPlan[]): void => {
  for (const { name, scope, throughput } of indexes) {
    if (scope === 'global' && mode === 'PAY_PER_REQUEST' && throughput !== undefined)
      throw invalidParameter(
        `ProvisionedThroughput should not be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`,
      );
    if (scope === 'global' && mode !== 'PAY_PER_REQUEST' && throughput === undefined)
      throw invalidParameter(`ProvisionedThroughput is not specified for index: ${name}`);
  }
};

const checkDefinedOnce = (definitions: readonly AttributeDefinition[]): void => {
  const names = definitions.map(({ AttributeName }) => AttributeName);
  const again = names.find((name, n) => names.indexOf(name) < n);
  if (again !== undefined) throw validationError(`Attribute Name is duplicated: ${again}`);
};

/** Every defined attribute has to be part of some key. */
const checkNoneUnused = (input: Input, key: KeyNames, indexes: readonly IndexPlan[]): void => {
  const used = new Set([key, ...indexes.map((index) => index.key)].flatMap(keyAttributes));
  const defined = new Set(input.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  if (defined.size === used.size) return;
  throw invalidParameter(
    indexes.length === 0
      ? 'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions'
      : `Some AttributeDefinitions are not used. AttributeDefinitions: [${[...defined].join(', ')}], keys used: [${[...used].join(', ')}]`,
  );
};

const byName = (indexes: readonly IndexPlan[]): IndexPlan[] =>
  indexes.toSorted((one, two) => (one.name < two.name ? -1 : 1));

export const createTable = writes<Input>(shape, (input) => {
  checkBilling(input);
  checkBounds(input.ProvisionedThroughput);
  const key = readKeySchema(input.KeySchema, input.AttributeDefinitions, true);
  const indexes = readIndexes(
    input.LocalSecondaryIndexes,
    input.GlobalSecondaryIndexes,
    input.AttributeDefinitions,
    key,
  );
  checkDefinedOnce(input.AttributeDefinitions);
  checkNoneUnused(input, key, indexes);
  checkIndexBilling(input, indexes);
  const { BillingMode: billingMode = 'PROVISIONED', ProvisionedThroughput: throughput = NO_THROUGHPUT } = input;
  const settings = {
    ...readSettings(input),
    ...(input.StreamSpecification && newStream(input.StreamSpecification, input.TableName)),
    ...(input.WarmThroughput && { WarmThroughput: newWarmth(input.WarmThroughput, { billingMode, throughput }) }),
  };
  const plan: TablePlan = {
    name: input.TableName,
    key,
    attributeTypes: attributeTypesOf(input.AttributeDefinitions),
    indexes: byName(indexes),
    billingMode,
    throughput,
    deletionProtection: input.DeletionProtectionEnabled ?? false,
    tags: tagsOf(input.Tags ?? []),
    settings,
  };
  return (store) => {
    if (store.catalog.find(plan.name) !== undefined) throw resourceInUse(`Table already exists: ${plan.name}`);
    return { TableDescription: describeTable(addTable(plan, store), store.entries, 'CREATING') };
  };
});
