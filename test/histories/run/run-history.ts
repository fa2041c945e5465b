import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { parseSlotId } from '../../../shared/domain/slots.ts';
import { laneKey } from '../../../shared/store/lanes.ts';
import { scanTable } from '../../../shared/store/scan.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { RawItem } from '../../../shared/store/transaction.ts';
import { assemble, type Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { Difference } from '../../../shared/usecases/reconcile/difference.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { testSecrets } from '../../support/world.ts';
import type { Request } from '../model/operations.ts';
import type { Plan } from '../plan/plan.ts';
import { type LoggedCall, runClient } from './clients.ts';
import type { Defect } from './defect.ts';
import { openHistoryWorld } from './history-world.ts';
import { codeOf } from './names.ts';
import { perform } from './perform.ts';
import { openProcesses, type Processes } from './processes.ts';
import { setUp } from './set-up.ts';
import { openStrikes, type Touched } from './strike.ts';

/** What a history left behind. */
export interface HistoryRun {
  readonly log: readonly LoggedCall[];
  /** everything stored when all was quiet */
  readonly items: readonly RawItem[];
  readonly differences: readonly Difference[];
  readonly touched: Touched;
  /** the first moment after all calls */
  readonly quietAt: number;
}

/** After the last answer: whatever is still on its way arrives. */
const quietMilliseconds = 10_000;

/** Runs a plan in virtual time, with a defect where one is given, and looks at the store when all is quiet. */
export const runHistory = async (plan: Plan, defect?: Defect): Promise<HistoryRun> => {
  for (const { request } of plan.clients.flat()) if (request.do === 'book') codeOf(request.key);
  const faults = openStrikes(plan.strikes);
  let processes: Processes | undefined;
  const world = await openHistoryWorld(plan, { plan: faults.plan, onCrash: (name) => processes!.crash(name) });
  const { time, table } = world;
  for (const one of world.tables) await setUp(one, world.directory, plan.start, Math.floor(time.now()));
  processes = openProcesses(plan.processCount, (name) => {
    const deps = world.newProcess(name);
    defect?.spoil?.(deps);
    return deps;
  });
  const log: LoggedCall[] = [];
  let moment = 0;
  const around = {
    time,
    processes,
    faults,
    log,
    nextMoment: () => ++moment,
    perform: defect?.perform ?? perform,
    resolve: versionSeer(table),
  };
  await time.run(() => Promise.all(plan.clients.map((steps, client) => runClient(around, client, steps))));
  await time.run(() => time.sleep(quietMilliseconds));
  const items: RawItem[] = [];
  for await (const item of scanTable(table)) items.push(item);
  const { differences } = await reconcile(inspector(table, world.directoryCache, time.now));
  await world.close();
  return { log, items, differences, touched: faults.touched, quietAt: moment + 1 };
};

/** Officials change what they see: the version is looked up when a key is used first, and repeated with it. */
const versionSeer = (table: Table) => {
  const resolved = new Map<string, number>();
  return async (request: Request): Promise<Request> => {
    if (request.do !== 'changeSlot') return request;
    const version = resolved.get(request.key) ?? (await versionOf(table, request.slot));
    resolved.set(request.key, version);
    return { ...request, version };
  };
};

const versionOf = async ({ client, name }: Table, slot: string): Promise<number> => {
  const key = laneKey({ slot: parseSlotId(slot)!, pool: 'online', laneNumber: 0 });
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { ...key } }));
  return Number(Item?.ver);
};

const inspector = (table: Table, directory: Dependencies['directory'], now: () => number): Dependencies => ({
  ...assemble({ table, secrets: testSecrets, clock: () => Math.floor(now()), newId: () => 'nobody', random: () => 0 }),
  directory,
});
