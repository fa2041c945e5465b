import { readOnlineDay } from '../store/days.ts';
import { readDirectory } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import { type DayBoard, openDayBoard } from './availability/day-board.ts';
import { openSeatDealer, type SeatDealer } from './availability/seat-dealer.ts';
import { openReplayLookUp, type ReplayLookUp } from './booking/replay-look-up.ts';
import { cacheDirectory, type DirectoryCache } from './directory-cache.ts';
import { type Figures, noFigures } from './figures.ts';
import { openUsedKeys, type UsedKeys } from './requests/used-keys.ts';
import type { Secrets } from './secrets.ts';

/** What differs between a test, a laptop and a cloud. */
export interface Surroundings {
  readonly table: Table;
  readonly secrets: Secrets;
  /** epoch milliseconds */
  readonly clock: () => number;
  /** 21 URL-safe characters, unguessable */
  readonly newId: () => string;
  /** 0 ≤ n < 1, for spreading load only */
  readonly random: () => number;
  /** nobody counts where it is left out */
  readonly figures?: Figures;
}

/** All that a use case may reach: passed in as one plain record, so that tests choose the clock, the keys and the store. */
export interface Dependencies extends Omit<Surroundings, 'random' | 'figures'> {
  readonly figures: Figures;
  readonly directory: DirectoryCache;
  readonly days: DayBoard;
  readonly dealer: SeatDealer;
  readonly replays: ReplayLookUp;
  readonly usedKeys: UsedKeys;
}

/** Adds to the surroundings what a process remembers: directory, availability, the dealing of lanes, keys just used. */
export const assemble = ({ random, figures = noFigures, ...surroundings }: Surroundings): Dependencies => {
  const { table, clock } = surroundings;
  const days = openDayBoard((siteId, localDate) => readOnlineDay(table, siteId, localDate), clock);
  return {
    ...surroundings,
    figures,
    directory: cacheDirectory(() => readDirectory(table), clock),
    days,
    dealer: openSeatDealer(days, random),
    replays: openReplayLookUp(table, clock),
    usedKeys: openUsedKeys(),
  };
};
