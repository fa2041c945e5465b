import { isDeepStrictEqual } from 'node:util';
import { invalidRequest } from '../errors.ts';
import { keySchema } from './describe.ts';
import { checkUnique, type IndexDefinition, type IndexPlan } from './read-indexes.ts';
import type { Index, Projection, Table } from './table.ts';

/** Which indexes a restored table gets: all when nothing is said, none for an empty list. */
export interface IndexOverrides {
  readonly GlobalSecondaryIndexOverride?: readonly IndexDefinition[];
  readonly LocalSecondaryIndexOverride?: readonly IndexDefinition[];
}

/** How the restored table is paid for; `isOverridden` when the request says so and not the source. */
export interface RestoredBilling {
  readonly mode: Table['billingMode'];
  readonly isOverridden: boolean;
}

const projected = ({ ProjectionType: type, NonKeyAttributes: attributes = [] }: Partial<Projection>) => ({
  type,
  attributes: attributes.toSorted(),
});

/** An index may get another name, but not another key or other attributes. */
const matches = ({ KeySchema, Projection }: IndexDefinition, index: Index): boolean =>
  isDeepStrictEqual(
    KeySchema.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType })),
    keySchema(index.key),
  ) && isDeepStrictEqual(projected(Projection), projected(index.projection));

const sourceOf = (definition: IndexDefinition, indexes: readonly Index[]): Index => {
  const index = indexes.find((candidate) => matches(definition, candidate));
  if (index !== undefined) return index;
  throw invalidRequest(
    `Index ${definition.IndexName} does not match a secondary index that existed in the source table ` +
      'and cannot be created during the restore operation',
  );
};

const withoutUnits = ({ name, scope, key, projection }: Index): IndexPlan => ({ name, scope, key, projection });

const chosenGlobal = (definition: IndexDefinition, indexes: readonly Index[], mode: Table['billingMode']) => {
  const { IndexName: name, ProvisionedThroughput: throughput, OnDemandThroughput: onDemandThroughput } = definition;
  const plan = { ...withoutUnits(sourceOf(definition, indexes)), name };
  if (mode === 'PROVISIONED') {
    if (throughput === undefined) throw invalidRequest(`Must specify provisioned throughput for index ${name}`);
    return { ...plan, throughput };
  }
  if (throughput !== undefined)
    throw invalidRequest(
      `Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index ${name}`,
    );
  return { ...plan, ...(onDemandThroughput !== undefined && { onDemandThroughput }) };
};

const sameGlobal = (index: Index, { mode, isOverridden }: RestoredBilling): IndexPlan => {
  const { name, throughput, onDemandThroughput } = index;
  if (mode === 'PAY_PER_REQUEST')
    return { ...withoutUnits(index), ...(onDemandThroughput !== undefined && { onDemandThroughput }) };
  if (isOverridden)
    throw invalidRequest(
      `Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED for index ${name}`,
    );
  return { ...withoutUnits(index), ...(throughput && { throughput }) };
};

/** The indexes of a restored table; throws the service's words for the first fault. */
export const restoredIndexes = (
  { indexes }: Table,
  { GlobalSecondaryIndexOverride: global, LocalSecondaryIndexOverride: local }: IndexOverrides,
  billing: RestoredBilling,
): IndexPlan[] => {
  const globals = indexes.filter(({ scope }) => scope === 'global');
  const locals = indexes.filter(({ scope }) => scope === 'local');
  const plans = [
    ...(global?.map((definition) => chosenGlobal(definition, globals, billing.mode)) ??
      globals.map((index) => sameGlobal(index, billing))),
    ...(local?.map((definition) => ({ ...sourceOf(definition, locals), name: definition.IndexName })) ?? locals),
  ];
  checkUnique(plans.map(({ name }) => name));
  return plans;
};
