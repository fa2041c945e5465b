import { linearize } from '../linearize/linearize.ts';
import { apply } from '../model/apply.ts';
import { look, remembered } from '../model/look.ts';
import { hashOf, type State } from '../model/state.ts';
import type { Plan } from '../plan/plan.ts';
import { keysUsedTwice } from '../run/observe.ts';
import type { HistoryRun } from '../run/run-history.ts';
import { type HistoryCall, toCalls } from './to-calls.ts';

/** What a history broke, in words. */
export type Violation = string;

/** (a) the invariants of the quiet store and one effect per key, (b) an order of all calls that explains every answer. */
export const checkHistory = (plan: Plan, run: HistoryRun): Violation[] => [
  ...run.differences.map(({ invariant, where, says }) => `${invariant} ${where}: ${says}`),
  ...keysUsedTwice(run.items).map((text) => `I6 ${text}`),
  ...checkAnswers(plan, run),
];

const checkAnswers = ({ start }: Plan, run: HistoryRun): Violation[] => {
  const calls = toCalls(run);
  const result = linearize(calls, {
    initial: start,
    hashOf,
    apply: (state: State, { operation, own }: HistoryCall, seen) =>
      apply(state, operation, seen && remembered(seen, state, own)),
    look: (state, { operation, answer, own }) => look(state, operation, answer, own),
  });
  if (result.verdict === 'linearizable') return [];
  if (result.verdict === 'undecided') return ['undecided: too many orders to try'];
  const explained = new Set(result.longest);
  const left = calls.filter((call) => call.answer !== undefined && !explained.has(call));
  const texts = left.map(({ operation, answer }) => `  ${operation.key} ${operation.do}: ${answer}`);
  return [`no order explains all answers; left over in the longest:\n${texts.join('\n')}`];
};
