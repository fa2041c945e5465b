import { type Engine, openEngine } from '../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from '../../../shared/store/schema.ts';
import type { Ask, Mutation } from '../../support/mutations/mutation.ts';
import { openStreet } from '../../support/mutations/mutation.ts';
import type { World } from '../../support/world.ts';

type WireItem = Record<string, unknown>;

/** A street just before something is asked for, ready to be tried any number of times. */
export interface Prepared<Asked = Ask> {
  readonly name: string;
  readonly ask: Asked;
  /** epoch milliseconds */
  readonly at: number;
  readonly items: readonly WireItem[];
  /** the street before anything happened in it: what a replica may still answer */
  readonly bareItems: readonly WireItem[];
}

/** Brings a street to where something can be asked for, and remembers all that is stored. */
export const prepare = async <Asked>(
  name: string,
  begin: (world: World) => Promise<Asked>,
): Promise<Prepared<Asked>> => {
  const world = await openStreet();
  const bareItems = await dump(world);
  const ask = await begin(world);
  const prepared = { name, ask, at: world.clock(), items: await dump(world), bareItems };
  world.engine!.close();
  return prepared;
};

const known = new Map<Mutation, Promise<Prepared>>();

/** The same for a mutation of the catalogue, once in a test file. */
export const prepareMutation = (mutation: Mutation): Promise<Prepared> => {
  const preparing = known.get(mutation) ?? prepare(mutation.name, mutation.prepare);
  known.set(mutation, preparing);
  return preparing;
};

const dump = async ({ engine, table }: World): Promise<WireItem[]> =>
  (await engine!.call('Scan', { TableName: table.name, ConsistentRead: true })).Items as WireItem[];

/** The table's name in every clone. */
export const tableName = 'clone';
/** A table beside it that holds the older state. */
export const replicaName = 'replica';

/** An engine with these items, and the older ones as a replica where it is asked for. */
export const openClone = async (
  { items, bareItems, at }: Omit<Prepared, 'ask'>,
  { now = () => at, hasReplica = false } = {},
): Promise<Engine> => {
  const engine = openEngine({ file: ':memory:', now });
  await fill(engine, tableName, items);
  if (hasReplica) await fill(engine, replicaName, bareItems);
  return engine;
};

const batchSize = 25;

const fill = async (engine: Engine, TableName: string, items: readonly WireItem[]): Promise<void> => {
  await engine.call('CreateTable', structuredClone({ TableName, ...tableDefinition }) as WireItem);
  const batches = Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize).map((Item) => ({ PutRequest: { Item } })),
  );
  await Promise.all(
    batches.map((batch) => engine.call('BatchWriteItem', structuredClone({ RequestItems: { [TableName]: batch } }))),
  );
};
