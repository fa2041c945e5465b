import { addTouched, cellsMissed } from './check/coverage.ts';
import { findDefect, trySeed } from './check/try-seed.ts';
import { defects } from './defects/index.ts';
import { cells } from './plan/strikes.ts';
import type { Touched } from './run/strike.ts';

/*
 * npm run histories                    50,000 histories
 * npm run histories -- --count 2000    so many, from seed 1 on
 * npm run histories -- --seed 17       one, printed if it breaks something
 * npm run histories -- --defects       how many histories it takes to find each of the twelve defects
 */
const given = (name: string): number | undefined => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? undefined : Number(process.argv[place + 1]);
};

const mostForOneDefect = 2_000;
const progressEvery = 1_000;
const mostPrinted = 3;

const runMany = async (first: number, count: number): Promise<number> => {
  const touched: Touched = new Map();
  const failed: number[] = [];
  const begunAt = performance.now();
  for (let done = 1; done <= count; done++) {
    const seed = first + done - 1;
    const tried = await trySeed(seed);
    addTouched(touched, tried.touched);
    if (tried.violations.length > 0) failed.push(seed);
    if (tried.violations.length > 0 && failed.length <= mostPrinted) console.log(`${tried.text}\n`);
    if (done % progressEvery > 0 && done < count) continue;
    const milliseconds = (performance.now() - begunAt) / done;
    console.log(`${done} histories, ${failed.length} with violations, ${milliseconds.toFixed(1)} ms each`);
  }
  const missed = cellsMissed(touched);
  console.log(`${cells.length - missed.length} of ${cells.length} faults at store calls occurred`);
  if (count > 1 && missed.length > 0) console.log(`never: ${missed.join(', ')}`);
  if (failed.length > 0) console.log(`seeds with violations: ${failed.join(' ')}`);
  return failed.length;
};

const runDefects = async (): Promise<number> => {
  let missed = 0;
  for (const defect of defects) {
    const found = await findDefect(defect, mostForOneDefect, given('from'));
    if (!found) missed++;
    console.log(`${defect.name}: ${found ? `found by history ${found.histories}` : 'NOT FOUND'}`);
    if (found && process.argv.includes('--print')) console.log(`${found.text}\n`);
  }
  return missed;
};

const seed = given('seed');
const first = seed ?? given('from') ?? 1;
const count = seed === undefined ? (given('count') ?? 50_000) : 1;
const failures = process.argv.includes('--defects') ? await runDefects() : await runMany(first, count);
process.exitCode = failures > 0 ? 1 : 0;
