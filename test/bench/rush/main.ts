import { shareOutSeats } from '../../../shared/domain/lanes.ts';
import { boundsOf, textOfBounds } from './bounds.ts';
import type { Design } from './designs/design.ts';
import { oneTransaction } from './designs/one-transaction.ts';
import { plain } from './designs/plain.ts';
import { twoStep } from './designs/two-step.ts';
import { figuresOf, heading, lineOf, nameOf } from './figures.ts';
import { runRush } from './rush.ts';
import { durationsTimes, type Scenario } from './scenario.ts';
import { playTwoStepCrashes } from './two-step-crashes.ts';

/*
 * npm run bench:rush: rushes on the simulated service in virtual time. The figures are the same on every machine; only
 * how long they take to come differs. Options: `-- --quick` leaves out the sweeps, and the plain counter where its
 * transactions meet most. Exits with 1 when anything is oversold, doubled or leaked, or a crash schedule of two steps ends wrong.
 */
const large = { seats: 1_000, residents: 5_000, withinMilliseconds: 2_000, seed: 1 };
const small = { seats: 40, residents: 400, withinMilliseconds: 1_000, seed: 1 };
/** As the product shares out 1,000 seats. */
const lanes = shareOutSeats(large.seats).length;
const concurrencies = [50, 1_000];
const isQuick = process.argv.includes('--quick');

const show = async (design: Design, scenario: Scenario): Promise<void> => {
  const figures = figuresOf(await runRush(design, scenario));
  if (figures.oversold + figures.doubles + figures.leaks > 0) process.exitCode = 1;
  console.log(`${design.name.padEnd(16)} ${nameOf(scenario).padEnd(40)} ${lineOf(figures)}`);
  console.log(`${' '.repeat(17)}bounds, s: ${textOfBounds(boundsOf(design, scenario))}`);
};

const showAll = async (title: string, runs: readonly (readonly [Design, Scenario])[]): Promise<void> => {
  console.log(`\n${title}\n${' '.repeat(57)} ${heading}`);
  for (const [design, scenario] of runs) await show(design, scenario);
};

const perConcurrency = <T>(runs: (concurrency: number) => T[]): T[] => concurrencies.flatMap(runs);

await showAll(
  '1,000 seats of one slot, 5,000 residents within 2 s',
  perConcurrency((concurrency) => [
    ...(isQuick && concurrency > 50 ? [] : [[plain, { ...large, concurrency, lanes: 1, partitions: 1 }] as const]),
    ...[oneTransaction, twoStep].flatMap((design) =>
      [1, 4].map((partitions) => [design, { ...large, concurrency, lanes, partitions }] as const),
    ),
  ]),
);
await showAll(
  '40 seats, 400 residents within 1 s',
  perConcurrency((concurrency) =>
    [plain, oneTransaction, twoStep].map(
      (design) => [design, { ...small, concurrency, lanes: 1, partitions: 1 }] as const,
    ),
  ),
);
if (!isQuick) {
  await showAll(
    'Seats per lane: 40, 20, 10; of 40 seats: 20, 10',
    perConcurrency((concurrency) =>
      [oneTransaction, twoStep].flatMap((design) => [
        ...[25, 50, 100].map((shares) => [design, { ...large, concurrency, lanes: shares, partitions: 4 }] as const),
        ...[2, 4].map((shares) => [design, { ...small, concurrency, lanes: shares, partitions: 1 }] as const),
      ]),
    ),
  );
  const warm = { table: { writeUnitsPerSecond: 12_000, readUnitsPerSecond: 36_000, burstSeconds: 1 } };
  await showAll(
    'The same on a table that was warmed to 12,000 write units a second',
    perConcurrency((concurrency) =>
      [oneTransaction, twoStep].map(
        (design) => [design, { ...large, concurrency, lanes, partitions: 4, model: warm }] as const,
      ),
    ),
  );
  await showAll(
    'The same on a service twice as fast, and twice as slow',
    [0.5, 2].flatMap((factor) =>
      [oneTransaction, twoStep].map(
        (design) =>
          [design, { ...large, concurrency: 50, lanes, partitions: 4, model: durationsTimes(factor) }] as const,
      ),
    ),
  );
}

const { schedules, wrong } = await playTwoStepCrashes();
if (wrong > 0) process.exitCode = 1;
console.log(`\ntwo steps: ${schedules} schedules of crashes, ${wrong} wrong`);
