import { execFileSync, spawn } from 'node:child_process';

/** The real server in a process of its own, with the demo input and an empty memory for data. */
export interface RunningDoorstep {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Builds and starts the server on a free port. */
export const startDoorstep = async (): Promise<RunningDoorstep> => {
  execFileSync(process.execPath, ['infra/local/build.mjs', 'server']);
  const server = spawn(process.execPath, ['.build/server.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: ':memory:' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
      const found = /http:\/\/localhost:\d+/.exec(printed);
      if (found) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  return {
    origin,
    stop: () => {
      server.kill('SIGTERM');
      return ended;
    },
  };
};
