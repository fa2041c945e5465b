import { planHistory } from '../plan/plan-history.ts';
import type { Defect } from '../run/defect.ts';
import { runHistory } from '../run/run-history.ts';
import type { Touched } from '../run/strike.ts';
import { checkHistory, type Violation } from './check-history.ts';
import { printHistory } from './print.ts';

/** What the history of a seed came to. */
export interface Tried {
  readonly violations: readonly Violation[];
  /** the history to read, when it broke something */
  readonly text: string;
  readonly touched: Touched;
}

/** Plans, runs and checks the history of a seed. */
export const trySeed = async (seed: number, defect?: Defect): Promise<Tried> => {
  const plan = planHistory(seed);
  const run = await runHistory(plan, defect);
  const violations = checkHistory(plan, run);
  const text = violations.length > 0 ? printHistory(plan, run, violations) : '';
  return { violations, text, touched: run.touched };
};

/** How many histories it takes to find a defect, from the first seed on, and what the last one shows; at most `most`. */
export const findDefect = async (
  defect: Defect,
  most: number,
  first = 1,
): Promise<{ readonly histories: number; readonly text: string } | undefined> => {
  for (let histories = 1; histories <= most; histories++) {
    const { violations, text } = await trySeed(first + histories - 1, defect);
    if (violations.length > 0) return { histories, text };
  }
  return undefined;
};
