import type { Call } from '../linearize/calls.ts';
import type { OwnSeat } from '../model/look.ts';
import type { Operation } from '../model/operations.ts';
import { textOfStore } from '../model/store.ts';
import type { LoggedCall } from '../run/clients.ts';
import { replicationLagMilliseconds } from '../run/history-world.ts';
import { observe } from '../run/observe.ts';
import type { HistoryRun } from '../run/run-history.ts';

/** How old a process's memory of a sold-out slot may be (shared/usecases/availability/day-board.ts), and the read behind it. */
export const soldOutMemoryMilliseconds = 1_000 + replicationLagMilliseconds;

/** A call, and which seats its process gave away. */
export interface HistoryCall extends Call {
  readonly operation: Operation;
  readonly own: readonly OwnSeat[];
}

/** The history as a checker wants it: what is certain to have done nothing is left out, the quiet store is the last call. */
export const toCalls = ({ log, items, quietAt }: HistoryRun): HistoryCall[] => {
  const calls = log.filter(({ outcome }) => outcome !== 'busy').map((call) => toCall(call, log));
  const inspect = {
    operation: { do: 'inspect', key: 'all is quiet:' },
    startAt: quietAt,
    endAt: quietAt + 1,
    looksFrom: quietAt,
    answer: textOfStore(observe(items)),
    own: [],
  } as const;
  return [...calls, inspect];
};

const toCall = (call: LoggedCall, log: readonly LoggedCall[]): HistoryCall => {
  const { request, startAt, endAt } = call;
  const answer = answerOf(call);
  const isFull = answer === 'SLOT_FULL';
  return {
    operation: request,
    startAt,
    endAt,
    answer,
    looksFrom: isFull ? rememberedFrom(call, log) : startAt,
    own: isFull ? seatsGivenBy(call.process, log) : [],
  };
};

const answerOf = ({ outcome }: LoggedCall): string | undefined =>
  typeof outcome === 'object' ? outcome.answer : undefined;

/** Each seat once, however often it was answered. */
const seatsGivenBy = (process: string, log: readonly LoggedCall[]): OwnSeat[] => {
  const seats = new Map<string, OwnSeat>();
  for (const call of log) {
    const { request } = call;
    if (call.process !== process || !answerOf(call)?.startsWith('booked')) continue;
    if (request.do !== 'book' && request.do !== 'move') continue;
    const seat = { appointment: request.do === 'book' ? request.key : request.appointment, slot: request.slot };
    seats.set(`${seat.appointment} ${seat.slot}`, seat);
  }
  return [...seats.values()];
};

/** The earliest moment of the history that a memory may come from. */
const rememberedFrom = ({ startAt, startedMilliseconds }: LoggedCall, log: readonly LoggedCall[]): number => {
  const oldest = startedMilliseconds - soldOutMemoryMilliseconds;
  const starts = log.flatMap((one) => (one.startedMilliseconds >= oldest ? [one.startAt] : []));
  const ends = log.flatMap(({ endAt, endedMilliseconds: at }) => (endAt !== undefined && at! >= oldest ? [endAt] : []));
  return Math.min(startAt, ...starts, ...ends) - 0.5;
};
