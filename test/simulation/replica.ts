import { type Engine, openEngine } from '../../infra/local/dynamodb/engine.ts';
import { type Duration, sampleOf } from './model.ts';
import type { Time } from './time.ts';

/** A second engine that gets every successful write in the order of commits, late. */
export interface Replica {
  /** a write that was committed now: its operation and body */
  follow(operation: string, body: string): void;
  /** everything that is still on its way arrives now */
  catchUp(): Promise<void>;
  readonly engine: Engine;
}

interface Behind {
  readonly operation: string;
  readonly body: string;
}

/** Opens an empty replica: it must follow from the table's creation on. */
export const openReplica = (time: Time, lag: Duration, random: () => number): Replica => {
  const engine = openEngine({ file: ':memory:', now: () => Math.floor(time.now()) });
  const behind: Behind[] = [];
  let lastDueAt = 0;

  const applyNext = async () => {
    const next = behind.shift();
    if (next) await time.during(engine.call(next.operation, JSON.parse(next.body)));
  };
  return {
    engine,
    follow: (operation, body) => {
      behind.push({ operation, body });
      lastDueAt = Math.max(lastDueAt, time.now() + sampleOf(lag, random));
      time.sleep(lastDueAt - time.now()).then(applyNext);
    },
    catchUp: async () => {
      await Promise.all(behind.map(applyNext));
    },
  };
};
