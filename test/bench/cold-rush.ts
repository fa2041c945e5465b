import { freePort, startServer } from '../support/server-process.ts';
import { onBareServer } from './bare-server.ts';
import { openClient, percentile, type TimedAnswer } from './http-client.ts';
import { bookAt, bookedAt, openRushSite, type RushSite } from './rush-site.ts';

const seats = 1_000;
const residents = 5_000;
const connections = 256;

/** How a rush went. Times in milliseconds. */
export interface RushResult {
  readonly booked: number;
  readonly storedAsBooked: number;
  readonly toldFull: number;
  readonly otherAnswers: number;
  readonly toLastSeat: number;
  readonly toLastAnswer: number;
  /** the same requests, all of them answered by a bare server: what client and HTTP alone take */
  readonly bare: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * 5,000 residents on 1,000 seats over HTTP, on a process that was started a moment ago and has booked nothing yet. The
 * data folder lies on disk, every acknowledged booking is durable.
 */
export const coldRush = async (dataFolder: string): Promise<RushResult> => {
  const prepared = await startServer(dataFolder, await freePort());
  const preparing = openClient(prepared.origin, 1);
  const site = await openRushSite(preparing, seats);
  preparing.close();
  await prepared.kill();

  const server = await startServer(dataFolder, await freePort());
  const client = openClient(server.origin, connections);
  const start = performance.now();
  let lastSeatAt = start;
  const answers = await Promise.all(
    Array.from({ length: residents }, async (_, n) => {
      const answer = await bookAt(client, site, n);
      if (answer.status === 201) lastSeatAt = performance.now();
      return answer;
    }),
  );
  const end = performance.now();
  const storedAsBooked = await bookedAt(client, site);
  client.close();
  await server.kill();

  const booked = answers.filter(({ status }) => status === 201).length;
  const toldFull = answers.filter(({ body }) => body.includes('SLOT_FULL')).length;
  const times = answers.map(({ milliseconds }) => milliseconds);
  return {
    booked,
    storedAsBooked,
    toldFull,
    otherAnswers: residents - booked - toldFull,
    toLastSeat: lastSeatAt - start,
    toLastAnswer: end - start,
    bare: await bareRush(site, answers[0]!),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
};

const bareRush = (site: RushSite, { status, body }: TimedAnswer): Promise<number> =>
  onBareServer({ status, headers: { 'content-type': 'application/json' }, body }, async (origin) => {
    const client = openClient(origin, connections);
    const start = performance.now();
    await Promise.all(Array.from({ length: residents }, (_, n) => bookAt(client, site, n)));
    const milliseconds = performance.now() - start;
    client.close();
    return milliseconds;
  });
