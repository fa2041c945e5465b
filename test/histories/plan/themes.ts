import type { Request } from '../model/operations.ts';

/** What a history is about: which acts come how often, on how few seats, with what already there. */
export interface Theme {
  readonly weights: Readonly<Partial<Record<Request['do'], number>>>;
  /** first and last of what is thrown for each slot */
  readonly seats: readonly [number, number];
  readonly persons: readonly [number, number];
  /** share of steps before which a client waits so long that what its process remembers is old */
  readonly longThinks: number;
  /** appointments that are there before */
  readonly before: 'none' | 'few' | 'desk' | 'rewards';
  /** share of histories about tests, of which a person may have one a day */
  readonly tests: number;
}

/** By name. */
export const themes = {
  seats: {
    weights: { book: 6, cancel: 4, move: 3, changeSlot: 1 },
    seats: [1, 2],
    persons: [4, 5],
    longThinks: 0.15,
    before: 'few',
    tests: 0.2,
  },
  persons: {
    weights: { book: 6, cancel: 3, move: 3, checkIn: 1 },
    seats: [2, 4],
    persons: [1, 3],
    longThinks: 0.05,
    before: 'few',
    tests: 0.4,
  },
  desk: {
    weights: { checkIn: 5, undoCheckIn: 4, complete: 3, cancel: 2, move: 3, book: 1, handOut: 1 },
    seats: [2, 4],
    persons: [3, 4],
    longThinks: 0.05,
    before: 'desk',
    tests: 0.2,
  },
  rewards: {
    weights: { handOut: 8, receive: 3, complete: 2, checkIn: 1, book: 1 },
    seats: [3, 4],
    persons: [3, 4],
    longThinks: 0.05,
    before: 'rewards',
    tests: 0,
  },
  capacity: {
    weights: { changeSlot: 6, book: 6, cancel: 2, move: 2 },
    seats: [1, 4],
    persons: [4, 5],
    longThinks: 0.1,
    before: 'few',
    tests: 0.1,
  },
  mixed: {
    weights: {
      book: 4,
      cancel: 2,
      move: 2,
      changeSlot: 2,
      checkIn: 2,
      undoCheckIn: 1,
      complete: 2,
      handOut: 2,
      receive: 1,
    },
    seats: [1, 4],
    persons: [3, 5],
    longThinks: 0.1,
    before: 'desk',
    tests: 0.15,
  },
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof themes;
