import { describe, expect, it } from 'vitest';
import { findDefect, trySeed } from './check/try-seed.ts';
import { defects } from './defects/index.ts';
import { planHistory } from './plan/plan-history.ts';
import { runHistory } from './run/run-history.ts';

/** Several times what the slowest takes: a change of the product may shift who meets whom. */
const mostHistories = 300;

describe('a defect that is switched on', () => {
  it.each(defects)('is found: $name', async (defect) => {
    expect(await findDefect(defect, mostHistories)).toBeDefined();
  });
});

describe('a history', () => {
  it('is the same for the same seed, whatever ran before', async () => {
    const plan = planHistory(1);
    const { log } = await runHistory(plan);
    await trySeed(2);
    expect((await runHistory(planHistory(1))).log).toEqual(log);
  });
});
