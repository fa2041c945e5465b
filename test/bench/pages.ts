import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { residentMemory } from './start.ts';

const seconds = 5;
const connections = 64;
const pipelining = 4;

/** The availability page from memory: requests a second, and the memory of the process before and after (MiB). */
export const availabilityPages = async (dataFolder: string) => {
  const server = await startServer(dataFolder, await freePort());
  const before = residentMemory(server.pid);
  const url = `${server.origin}/sites/puli?date=${addDays(localDateOf(Date.now()), 1)}`;
  const run = () => autocannon({ url, connections, pipelining, duration: seconds });
  await run();
  const { requests, latency, non2xx, errors } = await run();
  const after = residentMemory(server.pid);
  await server.kill();
  return { perSecond: requests.average, p99: latency.p99, failed: non2xx + errors, before, after };
};

/** Bytes of the pages of a resident's journey, as sent (gzip). */
export const journeyBytes = async (dataFolder: string) => {
  const server = await startServer(dataFolder, await freePort());
  const day = `/sites/puli?date=${addDays(localDateOf(Date.now()), 1)}`;
  const dayPage = await text(server.origin, day);
  const form = /href="([^"]*\/book[^"]*)"/.exec(dayPage)?.[1]?.replaceAll('&amp;', '&');
  const pages = {
    '/': await text(server.origin, '/'),
    [day]: dayPage,
    ...(form && { [form]: await text(server.origin, form) }),
  };
  await server.kill();
  return Object.entries(pages).map(([path, html]) => ({ path, gzipBytes: gzipSync(html).byteLength }));
};

const text = async (origin: string, path: string): Promise<string> => (await fetch(origin + path)).text();
