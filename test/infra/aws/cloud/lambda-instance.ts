import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A function's code, and the environment that it finds. */
export interface FunctionCode {
  readonly name: string;
  /** the folder of its asset */
  readonly folder: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What an event came to, and what the process then held. */
export interface Invocation {
  readonly result: unknown;
  readonly memoryMebibytes: number;
}

/** One process of a function, which takes one event at a time. */
export interface FunctionInstance {
  readonly importMilliseconds: number;
  /** Rejects with what the handler threw. */
  invoke(id: number, event: unknown): Promise<Invocation>;
  stop(): Promise<void>;
}

/** Starts a process; what it prints goes to the log. Nothing of this machine's environment reaches it but where node is. */
export const startInstance = async (
  { name, folder, handler, environment }: FunctionCode,
  log: string[],
): Promise<FunctionInstance> => {
  const child = fork(join(import.meta.dirname, 'lambda-runtime.mjs'), {
    env: { ...environment, HANDLER: handler, TASK_ROOT: folder, AWS_LAMBDA_FUNCTION_NAME: name, TZ: ':UTC' },
    // Not those of this process, which loads TypeScript.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => log.push(...String(text).split('\n').filter(Boolean)));
  }
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object' || !first?.ready) throw new Error(`${name} did not start: ${log.join('\n')}`);
  return {
    importMilliseconds: first.importMilliseconds,
    invoke: (id, event) => call(child, id, event),
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

const call = (child: ChildProcess, id: number, event: unknown): Promise<Invocation> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: Invocation & { id: number; error?: string }) => {
      if (message.id !== id) return;
      child.off('message', onMessage);
      if (message.error === undefined) resolve(message);
      else reject(new Error(message.error));
    };
    child.on('message', onMessage);
    child.send({ id, event });
  });
