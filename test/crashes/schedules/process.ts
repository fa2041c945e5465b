import { assemble, type Dependencies } from '../../../shared/usecases/dependencies.ts';
import { seededRandom } from '../../support/clock.ts';
import { testSecrets, type World } from '../../support/world.ts';
import { errorOf, type Fault, isCrash, type StoreCommand, takesEffect } from './faults.ts';

/** A moment around a call of the store: before it is sent, between its effect and its answer, when the answer is there. */
export type Moment = 'before' | 'between' | 'after';

/** What happens to one process. */
export interface Script {
  /** the call, counted from 0, that fails, and how */
  readonly fault?: { readonly call: number; readonly fault: Fault } | undefined;
  /** called at every moment; the call goes on when it resolves, except `after`, from where both run side by side */
  readonly at?: (call: number, moment: Moment) => Promise<void> | undefined;
}

/** A process of Doorstep that remembers nothing yet. */
export interface Process {
  readonly deps: Dependencies;
  /** the calls so far, by the name of their operation */
  readonly calls: readonly string[];
  /** the error that the script made, once it did */
  fault(): Error | undefined;
  isDead(): boolean;
  /** From now on nothing goes wrong any more, if it has not yet. */
  disarm(): void;
  /** resolves when the process has died */
  readonly died: Promise<void>;
}

const never = () => new Promise<never>(() => undefined);

/** Starts a process on the world's store. */
export const startProcess = (world: World, script: Script = {}): Process => {
  const calls: string[] = [];
  let isDead = false;
  let error: Error | undefined;
  let planned = script.fault;
  const { promise: died, resolve: die } = Promise.withResolvers<void>();

  const send = async (command: StoreCommand & { constructor: { name: string } }) => {
    if (isDead) return never();
    const call = calls.push(command.constructor.name.replace(/Command$/, '')) - 1;
    await script.at?.(call, 'before');
    const fault = planned?.call === call ? planned.fault : undefined;
    const answer = fault && !takesEffect(fault) ? undefined : settled(world.table.client.send(command as never));
    await answer;
    await script.at?.(call, 'between');
    script.at?.(call, 'after');
    if (!fault) return (await answer)!();
    error = errorOf(fault, command);
    if (!isCrash(fault)) throw error;
    isDead = true;
    die();
    return never();
  };

  const client = Object.create(world.table.client, { send: { value: send } });
  let ids = 0;
  const newId = () => `${(++ids).toString(36)}-process-id`.padStart(21, '0');
  const table = { ...world.table, client };
  const deps = assemble({ table, secrets: testSecrets, clock: world.clock, newId, random: seededRandom(1) });
  const disarm = () => {
    planned = undefined;
  };
  return { deps, calls, fault: () => error, isDead: () => isDead, disarm, died };
};

/** An answer that waits to be given: a refused condition is an answer as well. */
const settled = <T>(sent: Promise<T>): Promise<() => T> =>
  sent.then(
    (value) => () => value,
    (error) => () => {
      throw error;
    },
  );
