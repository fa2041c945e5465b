import { once } from 'node:events';
import { afterAll } from 'vitest';
import { build } from '../../infra/local/build.mjs';
import { runProgram } from '../support/server-process.ts';
import { describeContract } from './api-contract.ts';
import { describeEdge } from './edge-contract.ts';
import { demoSignIns, type OpenHost } from './host.ts';
import { describeLimits } from './limits-contract.ts';
import { describePages } from './page-contract.ts';

let building: Promise<void> | undefined;

/** Starts the bundled server with the demo and an empty memory, and waits for the address that it prints. */
const startLocalHost = async (limits: 'on' | 'off'): Promise<OpenHost> => {
  building ??= build(['server']);
  await building;
  const child = runProgram('server', { PORT: '0', DATA_DIR: ':memory:', RATE_LIMITS: limits });
  const ended = once(child, 'exit');
  let printed = '';
  child.stderr?.on('data', (text) => {
    printed += text;
  });
  const address = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      printed += text;
      const [found] = /http:\/\/localhost:\d+/.exec(printed) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  return {
    origin: await address,
    signIns: demoSignIns,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const started: Promise<OpenHost>[] = [];

/** One process serves all suites, which is how people use it. */
const sharedHost = async (): Promise<OpenHost> => {
  if (started.length === 0) started.push(startLocalHost('off'));
  return { ...(await started[0]!), close: async () => undefined };
};

afterAll(async () => {
  for (const host of started) await (await host).close();
});

describeContract('the local process', sharedHost);
describeEdge('the local process', sharedHost);
describePages('the local process', sharedHost);
describeLimits('the local process', () => startLocalHost('on'));
