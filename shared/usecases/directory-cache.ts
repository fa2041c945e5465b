import type { Directory } from '../domain/directory.ts';

/** How long a process may act on what it last read: a paused site is refused everywhere within this time. */
const freshMilliseconds = 2_000;

/** The directory, read at most every two seconds; own changes are seen at once. */
export interface DirectoryCache {
  current(): Promise<Directory>;
  /** Whether it can be had without a read: a process that has just started, or has rested, has to read. */
  isFresh(): boolean;
  /** Forgets what was read; to be called after a change. */
  forget(): void;
}

/** Caches what `read` brings. Concurrent callers share one read. */
export const cacheDirectory = (read: () => Promise<Directory>, clock: () => number): DirectoryCache => {
  let reading: Promise<Directory> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  const refresh = () => {
    readAt = clock();
    const mine = read().catch((error) => {
      if (reading === mine) reading = undefined;
      throw error;
    });
    reading = mine;
    return mine;
  };
  const isFresh = () => reading !== undefined && clock() - readAt < freshMilliseconds;
  return {
    current: () => (reading && isFresh() ? reading : refresh()),
    isFresh,
    forget: () => {
      reading = undefined;
    },
  };
};
