import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Engine, openEngine } from '../../infra/local/dynamodb/engine.ts';
import { createTable } from '../../shared/store/schema.ts';
import { pauseMilliseconds, type Table } from '../../shared/store/table.ts';
import { assemble, type Dependencies } from '../../shared/usecases/dependencies.ts';
import { seededRandom } from '../support/clock.ts';
import { directoryItems } from '../support/directory.ts';
import { morning, testSecrets } from '../support/world.ts';
import { directHandler, tableThrough } from './clients.ts';
import type { Faults } from './faults.ts';
import { dynamoDb, type ServiceModel } from './model.ts';
import { openReplica } from './replica.ts';
import { type Service, simulateService } from './service.ts';
import { openVirtualTime, type VirtualTime } from './time.ts';

/** What a simulated world may differ in. */
export interface WorldOptions {
  readonly seed: number;
  /** what differs from `dynamoDb` */
  readonly model?: Partial<ServiceModel> | undefined;
  readonly faults?: Faults | undefined;
  /** ISO 8601 with offset */
  readonly at?: string | undefined;
  readonly trace?: ((line: string) => void) | undefined;
}

/** Many processes on one simulated service, in virtual time. */
export interface SimulatedWorld {
  readonly time: VirtualTime;
  /** the same table without latency, locks and faults: to set up and to inspect */
  readonly table: Table;
  readonly engine: Engine;
  readonly service: Service;
  /** a process of its own, with a memory of its own, that reaches the table through the service under this name */
  newProcess(name: string): Dependencies;
  close(): void;
}

const tableName = 'simulated';

/** Opens a world with the small directory of test/support. The SDK does not retry unless the model says so. */
export const openSimulatedWorld = async ({
  seed,
  model: changes,
  faults,
  at = morning,
  trace,
}: WorldOptions): Promise<SimulatedWorld> => {
  const model = { ...dynamoDb, sdkAttempts: 1, ...changes };
  const time = openVirtualTime(Date.parse(at));
  const clock = () => Math.floor(time.now());
  const engine = openEngine({ file: ':memory:', now: clock });
  const random = seededRandom(seed);
  const replica = model.shareFromReplica > 0 ? openReplica(time, model.replicationLag, random) : undefined;
  const service = simulateService(engine, { time, random, model, faults, replica, trace });
  const table = tableThrough(tableName, directHandler(engine, time, replica), () => Promise.resolve());
  await createTable(table);
  await putDirectory(table);

  let processes = 0;
  const newProcess = (name: string): Dependencies => {
    const own = seededRandom(Math.imul(seed, 0x9e3779b1) + ++processes);
    const pause = (attempt: number) => time.sleep(pauseMilliseconds(attempt, own));
    let ids = 0;
    return assemble({
      table: tableThrough(tableName, service.handlerFor(name), pause),
      secrets: testSecrets,
      clock,
      newId: () => `${name}-${++ids}`.padEnd(21, '0'),
      random: own,
    });
  };
  const close = () => {
    engine.close();
    replica?.engine.close();
  };
  return { time, table, engine, service, newProcess, close };
};

const putDirectory = async ({ client, name }: Table): Promise<void> => {
  const items = directoryItems().map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteCommand({ RequestItems: { [name]: items } }));
};
