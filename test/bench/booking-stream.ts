import { freePort, startServer } from '../support/server-process.ts';
import { openClient, percentile } from './http-client.ts';
import { bookAt, openRushSite } from './rush-site.ts';

const warmUp = 300;
const measured = 1_700;
const connections = 64;

/** Bookings that all succeed, on a warm process: how many a second, durable, and how long one takes (milliseconds). */
export const bookingStream = async (dataFolder: string) => {
  const server = await startServer(dataFolder, await freePort());
  const client = openClient(server.origin, connections);
  const site = await openRushSite(client, 2_000);
  const bookMany = (first: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => bookAt(client, site, first + n)));
  await bookMany(0, warmUp);
  const start = performance.now();
  const answers = await bookMany(warmUp, measured);
  const seconds = (performance.now() - start) / 1000;
  client.close();
  await server.kill();
  const booked = answers.filter(({ status }) => status === 201).length;
  const times = answers.map(({ milliseconds }) => milliseconds);
  return { booked, measured, perSecond: booked / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
};
