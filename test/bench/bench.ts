import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOfActs } from './acts.ts';
import { bookingStream } from './booking-stream.ts';
import { coldRush, type RushResult } from './cold-rush.ts';
import { onSlowDisk, slowSyncMilliseconds } from './on-slow-disk.ts';
import { availabilityPages, journeyBytes } from './pages.ts';
import { timeStart } from './start.ts';

/*
 * npm run bench: counters first, then clocks. Server and client share this machine; every figure that is a time says so.
 * docs/bench.md holds the method and the figures of a named machine.
 */
const repeats = 3;
const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const repeat = async <T>(work: (folder: string) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let run = 0; run < repeats; run++) results.push(await inFolder(work));
  return results;
};
const medianOf = <T>(results: readonly T[], value: (result: T) => number): number =>
  results.map(value).toSorted((a, b) => a - b)[Math.floor(results.length / 2)]!;
const rounded = (value: number | undefined) => (value === undefined ? '-' : Math.round(value).toLocaleString('en'));
const raw = (values: readonly number[]) => `(runs: ${values.map(rounded).join(', ')})`;

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);

console.log('Calls and units per act');
for (const [act, { calls, readUnits, writeUnits }] of await costOfActs()) {
  console.log(`  ${act.padEnd(26)} ${calls.join(' + ').padEnd(34)} ${readUnits} RCU  ${writeUnits} WCU`);
}

console.log('\nPages of a resident’s journey, gzip bytes');
for (const { path, gzipBytes } of await inFolder(journeyBytes))
  console.log(`  ${rounded(gzipBytes).padStart(6)}  ${path}`);

const starts = await repeat(timeStart);
console.log(
  `\nnpm start, empty folder, to the first answer: ${rounded(medianOf(starts, ({ milliseconds }) => milliseconds))} ms ${raw(starts.map(({ milliseconds }) => milliseconds))}`,
);

const tellRushes = (rushes: readonly RushResult[]) => {
  for (const rush of rushes) {
    console.log(
      `  booked ${rush.booked}, stored ${rush.storedAsBooked}, told full ${rush.toldFull}, other ${rush.otherAnswers}; ` +
        `last seat ${rounded(rush.toLastSeat)} ms, last answer ${rounded(rush.toLastAnswer)} ms, p50 ${rounded(rush.p50)}, p99 ${rounded(rush.p99)} ms`,
    );
  }
  console.log(
    `  median to the last seat: ${rounded(medianOf(rushes, ({ toLastSeat }) => toLastSeat))} ms; the same requests on a ` +
      `server that does nothing: ${rounded(medianOf(rushes, ({ bare }) => bare))} ms ${raw(rushes.map(({ bare }) => bare))}`,
  );
};
console.log('\nThe rush: 5,000 residents on 1,000 seats over HTTP, cold start, durable');
tellRushes(await repeat(coldRush));
console.log(`  with a disk that takes ${slowSyncMilliseconds} ms longer per sync:`);
tellRushes(await onSlowDisk(() => repeat(coldRush)));

const streams = await repeat(bookingStream);
console.log(
  `\nBookings over HTTP, warm, durable: ${rounded(medianOf(streams, ({ perSecond }) => perSecond))} a second ${raw(streams.map(({ perSecond }) => perSecond))}`,
);

const pages = await repeat(availabilityPages);
console.log(
  `\nAvailability page from memory: ${rounded(medianOf(pages, ({ perSecond }) => perSecond))} a second ${raw(pages.map(({ perSecond }) => perSecond))}, failed ${pages.reduce((sum, { failed }) => sum + failed, 0)}`,
);
console.log(
  `  the same bytes from a server that does nothing: ${rounded(medianOf(pages, ({ bare }) => bare))} a second ${raw(pages.map(({ bare }) => bare))}`,
);
console.log(
  `Memory of the process, MiB: ${pages.map(({ before, after }) => `${rounded(before)} → ${rounded(after)}`).join(', ')}`,
);
