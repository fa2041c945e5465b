import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../support/clock.ts';
import { freePort, type ServerProcess, startServer } from '../../support/server-process.ts';
import { openClient, percentile } from '../http-client.ts';
import { residentMemory } from '../start.ts';
import { arrivals, type Demand } from './arrivals.ts';
import { growthOf, tableOf } from './figures.ts';
import { type Answered, runOpenLoop } from './open-loop.ts';
import { openRequests } from './requests.ts';
import { bookedInTown, openTown } from './town.ts';

/*
 * npm run bench:load -- --seconds 600 --rate 200 --bookings 40 --seed 1: sustained load over HTTP on the durable local
 * process. Requests come when they come (an open loop), each answer is timed from when its request was due.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    rate: { type: 'string', default: '200' },
    bookings: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const demand: Demand = {
  seconds: Number(values.seconds),
  requestsPerSecond: Number(values.rate),
  bookingsPerSecond: Number(values.bookings),
};
const reportEverySeconds = 30;
/** Appointments that are there when the load begins, so that there is something to look up and to cancel. */
const bookedBefore = 100;
/** Memory may not grow by more from the second third to the last. */
const flatUpTo = 1.1;

const mebibytes = (value: number | undefined) =>
  value === undefined ? 'memory not known here' : `${value.toFixed(0)} MiB`;

/** Puts the load on a server, prints what it sees, and tells whether all was well. */
const underLoad = async (server: ServerProcess): Promise<boolean> => {
  const random = seededRandom(Number(values.seed));
  const client = openClient(server.origin, Number.POSITIVE_INFINITY);
  const expected = demand.bookingsPerSecond * demand.seconds + bookedBefore;
  const town = await openTown(client, expected + 6 * Math.sqrt(expected), random);
  const { send, tally } = openRequests(client, town, random);
  for (let n = 0; n < bookedBefore; n++) await send('book');

  const answers: Answered[] = [];
  const memory: number[] = [];
  let reported = 0;
  const sampling = setInterval(() => memory.push(residentMemory(server.pid) ?? Number.NaN), 1_000);
  const reporting = setInterval(() => {
    console.log(`\n${mebibytes(residentMemory(server.pid))}\n${tableOf(answers.slice(reported))}`);
    reported = answers.length;
  }, reportEverySeconds * 1_000);
  await runOpenLoop(arrivals(demand, random), send, (answered) => answers.push(answered));
  clearInterval(sampling);
  clearInterval(reporting);

  const sentAgain = client.sentAgain();
  const stored = await bookedInTown(client, town);
  client.close();
  const faults = answers.flatMap(({ fault }) => fault ?? []);
  const growth = growthOf(memory);
  const isFlat = Number.isNaN(growth) || growth <= flatUpTo;
  const held = tally.booked - tally.cancelled;
  console.log(`\nAll of it\n${tableOf(answers)}`);
  for (const fault of new Set(faults.slice(0, 20))) console.log(`  ${fault}`);
  console.log(
    `sent late by: p99 ${percentile(
      answers.map(({ sentLate }) => sentLate),
      0.99,
    ).toFixed(1)} ms`,
  );
  console.log(`booked ${tally.booked}, cancelled ${tally.cancelled}, held ${held}, stored as booked ${stored}`);
  console.log(
    `faults ${faults.length} of ${answers.length}; sent again on a connection that was just closed: ${sentAgain}`,
  );
  console.log(
    `memory: ${mebibytes(memory[0])} at first, ${mebibytes(memory.at(-1))} at last, at most ${mebibytes(Math.max(...memory))}; ` +
      `last third / second third ${growth.toFixed(3)}: ${isFlat ? 'flat' : 'NOT FLAT'} (flat up to ${flatUpTo})`,
  );
  return faults.length === 0 && isFlat && stored === held;
};

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
console.log(
  `${demand.requestsPerSecond} requests a second for ${demand.seconds} s, ${demand.bookingsPerSecond} of them bookings, seed ${values.seed}`,
);
const folder = mkdtempSync(join(tmpdir(), 'doorstep-load-'));
const server = await startServer(folder, await freePort());
try {
  process.exitCode = (await underLoad(server)) ? 0 : 1;
} finally {
  await server.kill();
  rmSync(folder, { recursive: true });
}
