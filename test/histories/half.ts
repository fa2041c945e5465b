import { addTouched, callsUnplanned, cellsMissed } from './check/coverage.ts';
import { trySeed } from './check/try-seed.ts';
import { cells } from './plan/strikes.ts';
import type { Touched } from './run/strike.ts';

const historiesPerHalf = 1_000;

/**
 * Half of the 2,000 histories of `npm test`: those that try to strike every other place, so that two files run at once
 * and each can say of its own places that all were struck.
 */
export const runHalf = async (parity: 0 | 1) => {
  const touched: Touched = new Map();
  const broken: string[] = [];
  let count = 0;
  for (let seed = 1; count < historiesPerHalf; seed++) {
    if ((seed % cells.length) % 2 !== parity) continue;
    count++;
    const tried = await trySeed(seed);
    addTouched(touched, tried.touched);
    if (tried.violations.length > 0) broken.push(tried.text);
  }
  const own = cells.filter((_, index) => index % 2 === parity);
  return { broken, missed: cellsMissed(touched, own), unplanned: callsUnplanned(touched) };
};
