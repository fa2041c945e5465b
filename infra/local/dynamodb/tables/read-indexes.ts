import { invalidParameter } from '../errors.ts';
import { type AttributeDefinition, type KeySchemaElement, readGlobalKey, readKeySchema } from './key-schema.ts';
import type { Index, KeyNames, Projection, Throughput } from './table.ts';

/** An index as CreateTable and UpdateTable describe it. */
export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: Partial<Projection>;
  readonly ProvisionedThroughput?: Throughput;
  readonly OnDemandThroughput?: unknown;
}

/** An index of which only the place of its entries is not known yet. */
export type IndexPlan = Omit<Index, 'space'>;

const MAX_LOCAL = 5;
const MAX_GLOBAL = 20;

/** "You can project a total of up to 100 attributes into all of a table's local and global secondary indexes." */
const MAX_PROJECTED = 100;

const checkProjection = ({ ProjectionType: type, NonKeyAttributes: attributes }: Partial<Projection>): Projection => {
  if (type === undefined) throw invalidParameter('Unknown ProjectionType: null');
  if (type !== 'INCLUDE' && attributes !== undefined)
    throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  if (type === 'INCLUDE' && attributes === undefined)
    throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is not specified`);
  const again = attributes?.find((name, n) => attributes.indexOf(name) < n);
  if (again !== undefined) throw invalidParameter(`Duplicate element in NonKeyAttributes: ${again}`);
  return { ProjectionType: type, ...(attributes && { NonKeyAttributes: attributes }) };
};

/** Indexes of a table have different names, whatever their scope. */
export const checkUnique = (names: readonly string[]): void => {
  const again = names.find((name, n) => names.indexOf(name) < n);
  if (again !== undefined) throw invalidParameter(`Duplicate index name: ${again}`);
};

const readLocal = (
  definition: IndexDefinition,
  attributes: readonly AttributeDefinition[],
  table: KeyNames,
): IndexPlan => {
  const name = definition.IndexName;
  const key = readKeySchema(definition.KeySchema, attributes, false);
  if (key.range === undefined) throw invalidParameter(`Index KeySchema does not have a range key for index: ${name}`);
  if (key.hash !== table.hash)
    throw invalidParameter(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${name}. ` +
        `index hash key: ${key.hash}, table hash key: ${table.hash}`,
    );
  return { name, scope: 'local', key, projection: checkProjection(definition.Projection) };
};

/** One global index; throws the service's words for the first fault. */
export const readGlobal = (definition: IndexDefinition, attributes: readonly AttributeDefinition[]): IndexPlan => ({
  name: definition.IndexName,
  scope: 'global',
  key: readGlobalKey(definition.KeySchema, attributes),
  projection: checkProjection(definition.Projection),
  ...(definition.ProvisionedThroughput && { throughput: definition.ProvisionedThroughput }),
  ...(definition.OnDemandThroughput !== undefined && { onDemandThroughput: definition.OnDemandThroughput }),
});

const namesOf = (plans: readonly IndexPlan[]): string[] => plans.map(({ name }) => name);

/** All indexes of a new table. */
export const readIndexes = (
  local: readonly IndexDefinition[] | undefined,
  global: readonly IndexDefinition[] | undefined,
  attributes: readonly AttributeDefinition[],
  table: KeyNames,
): IndexPlan[] => {
  const plans: IndexPlan[] = [];
  if (local !== undefined) {
    if (local.length === 0) throw invalidParameter('List of LocalSecondaryIndexes is empty');
    if (table.range === undefined)
      throw invalidParameter(
        'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
      );
    plans.push(...local.map((definition) => readLocal(definition, attributes, table)));
    checkUnique(namesOf(plans));
    if (local.length > MAX_LOCAL)
      throw invalidParameter('Number of LocalSecondaryIndexes exceeds per-table limit of 5');
  }
  if (global !== undefined) {
    if (global.length === 0) throw invalidParameter('List of GlobalSecondaryIndexes is empty');
    plans.push(...global.map((definition) => readGlobal(definition, attributes)));
    checkUnique(namesOf(plans));
    if (global.length > MAX_GLOBAL)
      throw invalidParameter('GlobalSecondaryIndex count exceeds the per-table limit of 20');
  }
  checkProjectedCount(plans);
  return plans;
};

const checkProjectedCount = (plans: readonly IndexPlan[]): void => {
  const count = plans.reduce((sum, { projection }) => sum + (projection.NonKeyAttributes?.length ?? 0), 0);
  if (count > MAX_PROJECTED)
    throw invalidParameter(
      `The total number of projected attributes across all indexes exceeds the limit of ${MAX_PROJECTED}`,
    );
};
