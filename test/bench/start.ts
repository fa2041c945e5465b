import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { freePort } from '../support/server-process.ts';
import { openClient } from './http-client.ts';

/** `npm start` on a folder until the first answer, and what the process then holds. */
export const timeStart = async (dataFolder: string) => {
  const port = await freePort();
  const start = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, DATA_DIR: dataFolder, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  const client = openClient(`http://localhost:${port}`, 1);
  let listed = 0;
  while (listed === 0) {
    const answer = await client.send('GET', '/api/sites').catch(() => undefined);
    if (answer?.status === 200) listed = JSON.parse(answer.body).sites.length;
    else await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const milliseconds = performance.now() - start;
  client.close();
  process.kill(-child.pid!, 'SIGKILL');
  await once(child, 'exit');
  return { milliseconds, sitesListed: listed };
};

/** Resident memory of a process in MiB, as Linux counts it; undefined elsewhere. */
export const residentMemory = (pid: number): number | undefined => {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
};
