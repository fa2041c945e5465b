import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A function as it is deployed. */
export interface FunctionFacts {
  readonly name: string;
  /** the folder of its asset */
  readonly folder: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
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

/** Nothing of this machine's environment reaches a function but where node is. */
const start = async ({ name, folder, handler, environment }: FunctionFacts, log: string[]): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'lambda-runtime.mjs'), {
    env: { ...environment, HANDLER: handler, TASK_ROOT: folder, AWS_LAMBDA_FUNCTION_NAME: name, TZ: ':UTC' },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => log.push(...String(text).split('\n').filter(Boolean)));
  }
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object' || !first?.ready) throw new Error(`${name} did not start: ${log.join('\n')}`);
  return child;
};

/** Makes a function ready to be invoked; its first process starts with the first event. */
export const openFunction = (facts: FunctionFacts): RunningFunction => {
  const log: string[] = [];
  const instances: Promise<ChildProcess>[] = [];
  const idle: ChildProcess[] = [];
  const waiting: ((instance: ChildProcess) => void)[] = [];
  let events = 0;

  const acquire = async (): Promise<ChildProcess> => {
    const free = idle.pop();
    if (free) return free;
    if (instances.length < facts.concurrency) {
      const started = start(facts, log);
      instances.push(started);
      return started;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };

  const release = (instance: ChildProcess) => {
    const next = waiting.shift();
    if (next) next(instance);
    else idle.push(instance);
  };

  return {
    log,
    invoke: async (event) => {
      const instance = await acquire();
      try {
        return await call(instance, ++events, event);
      } finally {
        release(instance);
      }
    },
    close: async () => {
      for (const child of await Promise.all(instances)) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  };
};

const call = (child: ChildProcess, id: number, event: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: { id: number; result?: unknown; error?: string }) => {
      if (message.id !== id) return;
      child.off('message', onMessage);
      if (message.error === undefined) resolve(message.result);
      else reject(new Error(message.error));
    };
    child.on('message', onMessage);
    child.send({ id, event });
  });
