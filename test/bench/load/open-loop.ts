import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrival, Kind } from './arrivals.ts';

/** A request that was answered, or that failed. Times in milliseconds. */
export interface Answered {
  readonly kind: Kind;
  /** from the time it was due, not from the time it was sent: a client that falls behind hides nothing */
  readonly latency: number;
  /** how long after it was due the client sent it */
  readonly sentLate: number;
  /** what was wrong with the answer, if anything */
  readonly fault?: string | undefined;
}

/**
 * Sends every request when it is due, whatever is still outstanding, and waits for the last answer. `send` tells what was
 * wrong with the answer; what it throws is a fault too.
 */
export const runOpenLoop = async (
  plan: Iterable<Arrival>,
  send: (kind: Kind) => Promise<string | undefined>,
  onAnswer: (answered: Answered) => void,
): Promise<void> => {
  const beganAt = performance.now();
  const outstanding = new Set<Promise<void>>();
  for (const { dueAfter, kind } of plan) {
    const dueAt = beganAt + dueAfter;
    for (let wait = dueAt - performance.now(); wait > 0; wait = dueAt - performance.now()) await sleep(wait);
    const sentLate = performance.now() - dueAt;
    const running = send(kind)
      .catch((error) => String(error))
      .then((fault) => onAnswer({ kind, latency: performance.now() - dueAt, sentLate, fault }))
      .finally(() => outstanding.delete(running));
    outstanding.add(running);
  }
  await Promise.all(outstanding);
};
