/** How much longer a slow disk takes for a sync: a hard disk's rotation, or a network volume. */
export const slowSyncMilliseconds = 5;

const preload = new URL('slow-disk.mjs', import.meta.url).href;

/** Runs work whose servers wait for a slow disk: they are started with what this process's environment says. */
export const onSlowDisk = async <T>(work: () => Promise<T>): Promise<T> => {
  const { NODE_OPTIONS: before = '' } = process.env;
  process.env.NODE_OPTIONS = `${before} --import ${preload}`;
  process.env.SYNC_MILLISECONDS = String(slowSyncMilliseconds);
  try {
    return await work();
  } finally {
    process.env.NODE_OPTIONS = before;
    delete process.env.SYNC_MILLISECONDS;
  }
};
