/** A clock that stands still until it is moved. */
export interface TestClock {
  (): number;
  /** jumps to an instant, given as ISO 8601 with offset */
  set(instant: string): void;
  advance(milliseconds: number): void;
}

/** A clock that starts at the given instant. */
export const testClock = (instant: string): TestClock => {
  let at = Date.parse(instant);
  return Object.assign(() => at, {
    set: (next: string) => {
      at = Date.parse(next);
    },
    advance: (milliseconds: number) => {
      at += milliseconds;
    },
  });
};

/** The same random numbers on every machine (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
