import { textOf } from '../model/operations.ts';
import { stored, textOfStore } from '../model/store.ts';
import type { Plan } from '../plan/plan.ts';
import type { LoggedCall } from '../run/clients.ts';
import type { HistoryRun } from '../run/run-history.ts';
import type { Violation } from './check-history.ts';

/** A history to read: how it began, who asked what when and was told what, and what is wrong with it. */
export const printHistory = (plan: Plan, { log }: HistoryRun, violations: readonly Violation[]): string => {
  const begin = Math.min(...log.map(({ startedMilliseconds }) => startedMilliseconds));
  return [
    `history ${plan.seed} (${plan.theme}), ${plan.processCount} processes${plan.hasReplica ? ', replica' : ''}`,
    'in the beginning',
    textOfStore(stored(plan.start)),
    ...log.map((call) => lineOf(call, begin)),
    '',
    ...violations.map((violation) => `VIOLATION ${violation}`),
  ].join('\n');
};

const lineOf = (call: LoggedCall, begin: number): string => {
  const { client, request, startedMilliseconds, endedMilliseconds, outcome, notes } = call;
  const at = (milliseconds: number | undefined) =>
    (milliseconds === undefined ? '…' : (milliseconds - begin).toFixed(1)).padStart(7);
  const answer = typeof outcome === 'string' ? outcome : outcome.answer;
  const remarks = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return `${at(startedMilliseconds)} -${at(endedMilliseconds)} ms  client ${client + 1}: ${textOf(request)}${remarks} → ${answer}`;
};
