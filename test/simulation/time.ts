import { setImmediate } from 'node:timers/promises';
import { openAgenda } from './agenda.ts';

/** A clock, and a way to wait by it. Milliseconds; fractions are kept. */
export interface Time {
  /** epoch milliseconds */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Says that this promise needs real work (an engine's commit): virtual time stands still until it has settled. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** Time that moves from event to event. */
export interface VirtualTime extends Time {
  /**
   * Wakes sleepers in order of (time, serial) until the work has settled, and answers its result. What is scheduled
   * beyond that stays for the next run.
   * @throws Error 'deadlock' when the work waits and nobody is asleep
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Turns of the event loop without any sign of life after which nothing is left to do at this instant: one in which the
 * last waker's promises run, one for what they put off with setImmediate, one to spare.
 */
const quietTurns = 3;

/** Starts a virtual clock at an instant (epoch milliseconds). */
export const openVirtualTime = (startAt: number): VirtualTime => {
  const agenda = openAgenda();
  let nowAt = startAt;
  let signs = 0;
  let busy = 0;
  let isRunning = false;

  const settle = async () => {
    for (let quiet = 0; quiet < quietTurns; ) {
      const before = signs;
      await setImmediate();
      quiet = busy === 0 && signs === before ? quiet + 1 : 0;
    }
  };

  const drive = async <T>(work: () => Promise<T>): Promise<T> => {
    let isOver = false;
    const result = work().finally(() => {
      isOver = true;
    });
    result.catch(() => {});
    for (;;) {
      await settle();
      if (isOver) return result;
      const next = agenda.next();
      if (!next) throw new Error('deadlock');
      nowAt = next.at;
      next.wake();
    }
  };

  return {
    now: () => nowAt,
    sleep: (milliseconds) => {
      signs++;
      return new Promise((wake) => agenda.add(nowAt + Math.max(0, milliseconds), wake));
    },
    during: async (work) => {
      signs++;
      busy++;
      try {
        return await work;
      } finally {
        signs++;
        busy--;
      }
    },
    run: async (work) => {
      if (isRunning) throw new Error('time is driven already');
      isRunning = true;
      try {
        return await drive(work);
      } finally {
        isRunning = false;
      }
    },
  };
};

/** The same interface by the machine's clock. */
export const openRealTime = (): Time => ({
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
  during: (work) => work,
});
