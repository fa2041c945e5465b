import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Engine, openEngine } from '../../../infra/local/dynamodb/engine.ts';
import { embeddedRequestHandler } from '../../../infra/local/dynamodb/request-handler.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { readDirectory } from '../../../shared/store/directory.ts';
import { keys } from '../../../shared/store/keys.ts';
import { tableDefinition } from '../../../shared/store/schema.ts';
import type { Table } from '../../../shared/store/table.ts';
import { assemble, type Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { DirectoryCache } from '../../../shared/usecases/directory-cache.ts';
import type { Faults } from '../../simulation/faults.ts';
import { dynamoDb } from '../../simulation/model.ts';
import { openReplica } from '../../simulation/replica.ts';
import { simulateService } from '../../simulation/service.ts';
import { openVirtualTime, type VirtualTime } from '../../simulation/time.ts';
import { seededRandom } from '../../support/clock.ts';
import { directoryItems } from '../../support/directory.ts';
import { morning, testSecrets } from '../../support/world.ts';
import type { Plan } from '../plan/plan.ts';
import { lightClient } from './light-client.ts';

/** The world of one history: test/simulation without the SDK in the clients, on an engine that histories share. */
export interface HistoryWorld {
  readonly time: VirtualTime;
  /** without latency and faults */
  readonly table: Table;
  /** the same and its replica, to be filled alike */
  readonly tables: readonly Table[];
  readonly directory: Directory;
  readonly directoryCache: DirectoryCache;
  newProcess(name: string): Dependencies;
  /** hands the engine on, empty */
  close(): Promise<void>;
}

/** How far a replica is behind; the same for every write, so that what is stale has a bound. */
export const replicationLagMilliseconds = 20;
const requestTimeoutMilliseconds = 60;
const tableName = 'history';

const model = {
  ...dynamoDb,
  sdkAttempts: 1,
  replicationLag: { medianMilliseconds: replicationLagMilliseconds, spread: 0 },
  requestTimeoutMilliseconds,
};

const shortLocks = {
  begin: { medianMilliseconds: 6, spread: 0.8 },
  prepare: { medianMilliseconds: 0.5, spread: 0.4 },
  commit: { medianMilliseconds: 0.5, spread: 0.4 },
};

/** Opening an engine costs as much as ten store calls: one serves all histories, one after the other. */
let spare: { readonly engine: Engine; setClock(now: () => number): void } | undefined;

const takeEngine = () => {
  const taken = spare ?? openClockedEngine();
  spare = undefined;
  return taken;
};

const openClockedEngine = () => {
  let clock = () => Date.parse(morning);
  const engine = openEngine({ file: ':memory:', now: () => clock() });
  return {
    engine,
    setClock: (now: () => number) => {
      clock = now;
    },
  };
};

/** Opens the world of a plan. */
export const openHistoryWorld = async (plan: Plan, faults: Faults): Promise<HistoryWorld> => {
  const time = openVirtualTime(Date.parse(morning));
  const clock = () => Math.floor(time.now());
  const owned = takeEngine();
  owned.setClock(clock);
  const { engine } = owned;
  const random = seededRandom(plan.seed);
  const replica = plan.hasReplica ? openReplica(time, model.replicationLag, random) : undefined;
  for (const one of [engine, replica?.engine])
    await one?.call('CreateTable', { TableName: tableName, ...tableDefinition });
  const tables = [engine, replica?.engine].flatMap((one) => (one ? [directTable(one)] : []));
  const [table] = tables;
  if (plan.readsDirectory) for (const one of tables) await putDirectory(one);
  const directory = await directoryOfHistories();
  const directoryCache = { current: () => Promise.resolve(directory), forget: () => {}, isFresh: () => true };
  const service = simulateService(engine, {
    time,
    random,
    model: { ...model, ...(plan.hasShortLocks && shortLocks) },
    faults,
    replica,
  });
  let processes = 0;
  const newProcess = (name: string): Dependencies => {
    const own = seededRandom(Math.imul(plan.seed, 0x9e3779b1) + ++processes);
    const pause = (attempt: number) => time.sleep(own() * Math.min(400, 10 * 2 ** attempt));
    const client = lightClient(service.handlerFor(name));
    let ids = 0;
    const newId = () => `${name}-${++ids}`.padEnd(21, '0');
    const deps = assemble({
      table: { client, name: tableName, pause },
      secrets: testSecrets,
      clock,
      newId,
      random: own,
    });
    return plan.readsDirectory ? deps : { ...deps, directory: directoryCache };
  };
  const close = async () => {
    replica?.engine.close();
    await engine.call('DeleteTable', { TableName: tableName });
    spare = owned;
  };
  return { time, table: table!, tables, directory, directoryCache, newProcess, close };
};

const directTable = (engine: Engine): Table => ({
  client: lightClient(embeddedRequestHandler(engine)),
  name: tableName,
  pause: () => Promise.resolve(),
});

/** Two doses may follow each other at once, so that one person can wait for two rewards on one day. */
const itemsOfDirectory = () =>
  directoryItems().map((item) =>
    item.serviceId === 'covid19-vaccine'
      ? { ...item, ...keys.service(item.serviceId), doses: dosesAtOnce(item.doses) }
      : item,
  );

const dosesAtOnce = (doses: unknown) =>
  (doses as { minDaysAfterPrevious?: number }[]).map(({ minDaysAfterPrevious: _, ...dose }) => dose);

const putDirectory = async ({ client, name }: Table): Promise<void> => {
  const items = itemsOfDirectory().map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteCommand({ RequestItems: { [name]: items } }));
};

let known: Directory | undefined;

/** The directory as a process reads it, read once. */
const directoryOfHistories = async (): Promise<Directory> => {
  if (known) return known;
  const engine = openEngine({ file: ':memory:' });
  await engine.call('CreateTable', { TableName: tableName, ...tableDefinition });
  const table = directTable(engine);
  await putDirectory(table);
  known = await readDirectory(table);
  engine.close();
  return known;
};
