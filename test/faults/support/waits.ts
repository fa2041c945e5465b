import { vi } from 'vitest';

/** Waits of the SDK between its tries, in milliseconds, instead of being waited. */
export interface SkippedWaits {
  /** how long was to be waited since the last look */
  take(): number;
}

/**
 * Lets every wait end at once, and adds up how long it would have been. The SDK's own retry strategy stays as it is; its
 * jitter is from Math.random, which is not ours to seed, so that only its upper bound can be asserted.
 */
export const skipWaits = (): SkippedWaits => {
  let waited = 0;
  const atOnce = (run: () => void, milliseconds = 0) => {
    waited += milliseconds;
    return setImmediate(run);
  };
  vi.stubGlobal('setTimeout', atOnce);
  return {
    take: () => {
      const all = waited;
      waited = 0;
      return all;
    },
  };
};
