import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { slotIdOf } from '../../shared/domain/slots.ts';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import { fillPath, paths } from '../../web/paths.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { onBareServer } from './bare-server.ts';
import { openClient } from './http-client.ts';
import { bookAt } from './rush-site.ts';
import { residentMemory } from './start.ts';

const seconds = 5;
const connections = 64;
const pipelining = 4;

/**
 * The availability page from memory: requests a second, the same bytes from a bare server, and the memory of the process
 * before and after (MiB).
 */
export const availabilityPages = async (dataFolder: string) => {
  const server = await startServer(dataFolder, await freePort());
  const before = residentMemory(server.pid);
  const url = `${server.origin}/sites/puli?date=${addDays(localDateOf(Date.now()), 1)}`;
  const { requests, latency, non2xx, errors } = await loaded(url);
  const after = residentMemory(server.pid);
  const page = await fetch(url);
  const same = { status: page.status, headers: ownHeaders(page), body: await page.text() };
  await server.kill();
  const bare = await onBareServer(same, loaded);
  const failed = non2xx + errors;
  return { perSecond: requests.average, bare: bare.requests.average, p99: latency.p99, failed, before, after };
};

/** Once to warm up, once to be counted. */
const loaded = async (url: string) => {
  const run = () => autocannon({ url, connections, pipelining, duration: seconds });
  await run();
  return run();
};

const perConnection = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);
const ownHeaders = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => !perConnection.has(name)));

/** Bytes of the four pages of a resident's journey, as sent (gzip). */
export const journeyBytes = async (dataFolder: string) => {
  const server = await startServer(dataFolder, await freePort());
  const slot = { siteId: 'puli', localDate: addDays(localDateOf(Date.now()), 1), startMinutes: 510, lengthMinutes: 30 };
  const day = fillPath(paths.site, slot, { date: slot.localDate });
  const form = fillPath(paths.book, { siteId: slot.siteId, slotId: slotIdOf(slot) });
  const client = openClient(server.origin, 1);
  const { body } = await bookAt(client, { siteId: slot.siteId, slotId: slotIdOf(slot) }, 1, firstDose);
  client.close();
  const sizes: { path: string; gzipBytes: number }[] = [];
  for (const path of [paths.sites, day, form]) sizes.push({ path, gzipBytes: await gzipBytesOf(server.origin + path) });
  sizes.push({ path: paths.appointment, gzipBytes: await gzipBytesOf(JSON.parse(body).manageUrl) });
  await server.kill();
  return sizes;
};

const firstDose = { service: 'covid19-vaccine', doseNumber: 1 };

const gzipBytesOf = async (url: string): Promise<number> => gzipSync(await (await fetch(url)).text()).byteLength;
