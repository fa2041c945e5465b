import type { Table } from '../store/table.ts';
import type { DayBoard } from './availability/day-board.ts';
import type { DirectoryCache } from './directory-cache.ts';
import type { Secrets } from './secrets.ts';

/** All that a use case may reach: passed in as one plain record, so that tests choose the clock, the keys and the store. */
export interface Dependencies {
  readonly table: Table;
  readonly secrets: Secrets;
  readonly directory: DirectoryCache;
  readonly days: DayBoard;
  /** epoch milliseconds */
  readonly clock: () => number;
  /** 0 ≤ n < 1, for jitter only */
  readonly random: () => number;
  /** 21 URL-safe characters, unguessable */
  readonly newId: () => string;
}
