import type { Engine } from '../../../infra/local/dynamodb/engine.ts';
import { errorAnswer, successAnswer, type WireAnswer } from '../../../infra/local/dynamodb/wire.ts';
import { assemble, type Dependencies } from '../../../shared/usecases/dependencies.ts';
import { seededRandom } from '../../support/clock.ts';
import { testSecrets } from '../../support/world.ts';
import { replicaName, tableName } from './clone.ts';
import type { Behind, Fault } from './faults.ts';
import { tableThrough } from './sdk-client.ts';
import type { Answered, Call } from './wire.ts';

/** When a fault strikes: `reach` picks the calls, knowing those that it struck before. */
export interface Plan {
  readonly fault: Fault;
  readonly reach: (call: Call, struck: readonly Call[]) => boolean;
}

/** A process of Doorstep that reaches the store as the product's client does, with the SDK's own errors and retries. */
export interface Process {
  readonly deps: Dependencies;
  /** epoch milliseconds */
  readonly clock: () => number;
  /** all calls as they were sent, retries included */
  readonly sent: Call[];
  /** the calls that the fault struck */
  readonly struck: Call[];
  /** resolves when the process is killed; it never does anything afterwards */
  readonly gone: Promise<void>;
}

const never = new Promise<never>(() => undefined);

const callEngine = async (engine: Engine, { operation, input }: Call): Promise<WireAnswer> => {
  try {
    return successAnswer(operation, await engine.call(operation, structuredClone(input)));
  } catch (error) {
    return errorAnswer(error);
  }
};

const toReplica = (call: Call): Call => ({
  ...call,
  input: JSON.parse(JSON.stringify(call.input).replaceAll(`"${tableName}"`, `"${replicaName}"`)),
});

const fromReplica = ({ status, body }: WireAnswer): WireAnswer => ({
  status,
  body: body.replaceAll(`"${replicaName}"`, `"${tableName}"`),
});

/** Starts a process with an empty memory; `plan` is what happens to its calls. */
export const openProcess = (engine: Engine, clock: () => number, plan?: Plan): Process => {
  const sent: Call[] = [];
  const struck: Call[] = [];
  const { promise: gone, resolve: die } = Promise.withResolvers<void>();
  let isGone = false;
  const kill = (): Promise<never> => {
    isGone = true;
    die();
    return never;
  };
  const behind = (struckBefore: number): Behind => ({
    deliver: (call) => callEngine(engine, call),
    deliverToReplica: async (call) => fromReplica(await callEngine(engine, toReplica(call))),
    kill,
    struckBefore,
  });
  const route = (call: Call): Promise<Answered> => {
    sent.push(call);
    if (isGone) return never;
    if (!plan?.fault.meets(call) || !plan.reach(call, struck)) return callEngine(engine, call);
    return plan.fault.strike(call, behind(struck.push(call) - 1));
  };
  let ids = 0;
  const deps = assemble({
    table: tableThrough(route),
    secrets: testSecrets,
    clock,
    newId: () => `fresh-${String(++ids).padStart(15, '0')}`,
    random: seededRandom(7),
  });
  return { deps, clock, sent, struck, gone };
};
