import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { bundleOf } from '../../infra/local/freshness.mjs';

/** The local process, running beside the test. */
export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  /** kill -9, and wait until it is gone */
  kill(): Promise<void>;
}

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** Runs a bundled program in a process of its own, with the machine's environment and what is given. */
export const runProgram = (
  name: string,
  environment: Record<string, string>,
  given: readonly string[] = [],
): ChildProcess =>
  spawn(process.execPath, [bundleOf(name), ...given], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Starts the server on a data folder and waits until it can serve. Limits per client are off. */
export const startServer = async (dataFolder: string, port: number): Promise<ServerProcess> => {
  const child = runProgram('server', { DATA_DIR: dataFolder, PORT: String(port), RATE_LIMITS: 'off' });
  const errors: string[] = [];
  child.stderr?.on('data', (text) => errors.push(String(text)));
  child.stdout?.resume();
  const origin = `http://localhost:${port}`;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  while (!(await answers(`${origin}/healthz`))) {
    if (hasEnded()) throw new Error(`the server ended: ${errors.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const kill = async () => {
    if (hasEnded()) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { origin, pid: child.pid!, kill };
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Runs `reconcile` on a data folder; its exit code and what it printed. */
export const runReconcile = async (dataFolder: string): Promise<{ exitCode: number; output: string }> => {
  const child = runProgram('reconcile', { DATA_DIR: dataFolder });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => texts.push(String(text)));
  const [exitCode] = await once(child, 'close');
  return { exitCode, output: texts.join('') };
};
