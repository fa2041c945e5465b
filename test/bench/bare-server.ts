import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/server-process.ts';

/** What the bare server says to every request. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const program = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/** Runs work against a server of node:http that does nothing but read requests and answer: the bound of this machine. */
export const onBareServer = async <T>(answer: BareAnswer, work: (origin: string) => Promise<T>): Promise<T> => {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: String(port), ANSWER: JSON.stringify(answer) },
    stdio: 'ignore',
  });
  const origin = `http://localhost:${port}`;
  const hasStarted = () =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  while (!(await hasStarted())) await new Promise((resolve) => setTimeout(resolve, 10));
  try {
    return await work(origin);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
};
