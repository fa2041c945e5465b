import { type FunctionCode, type FunctionInstance, startInstance } from './lambda-instance.ts';

/** A function as it is deployed. */
export interface FunctionFacts extends FunctionCode {
  /** processes that may serve it at once, each one event at a time */
  readonly concurrency: number;
}

/** A function that runs, in processes started as they are needed. */
export interface RunningFunction {
  invoke(event: unknown): Promise<unknown>;
  /** lines that its processes printed */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Makes a function ready to be invoked; its first process starts with the first event. */
export const openFunction = (facts: FunctionFacts): RunningFunction => {
  const log: string[] = [];
  const instances: Promise<FunctionInstance>[] = [];
  const idle: FunctionInstance[] = [];
  const waiting: ((instance: FunctionInstance) => void)[] = [];
  let events = 0;

  const acquire = async (): Promise<FunctionInstance> => {
    const free = idle.pop();
    if (free) return free;
    if (instances.length < facts.concurrency) {
      const started = startInstance(facts, log);
      instances.push(started);
      return started;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };

  const release = (instance: FunctionInstance) => {
    const next = waiting.shift();
    if (next) next(instance);
    else idle.push(instance);
  };

  return {
    log,
    invoke: async (event) => {
      const instance = await acquire();
      try {
        return (await instance.invoke(++events, event)).result;
      } finally {
        release(instance);
      }
    },
    close: async () => {
      for (const instance of await Promise.all(instances)) await instance.stop();
    },
  };
};
