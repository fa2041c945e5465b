import type { FaultName } from './faults.ts';

/** What somebody who pressed the button sees. */
export type Expected =
  /** as if nothing had happened; retried inside, at the price of so many calls more */
  | { readonly is: 'unnoticed'; readonly moreCalls: number | 'someForDuplicates' }
  /** told that the outcome is not known; no call was sent more often than this */
  | { readonly is: 'busy'; readonly tries: number }
  /** nothing any more: the process is gone */
  | { readonly is: 'gone' }
  /** an answer that is right for what could be seen, and does less: the next run does the rest */
  | { readonly is: 'doesLess' };

/** How often a fault happens: to the first read and the first write, to every write, to every call. */
export const reaches = ['once', 'everyWrite', 'everyCall'] as const;
export type Reach = (typeof reaches)[number];

const unnoticed = (moreCalls: number | 'someForDuplicates' = 0): Expected => ({ is: 'unnoticed', moreCalls });
const busy = (tries: number): Expected => ({ is: 'busy', tries });
const gone: Expected = { is: 'gone' };

/** The SDK tries three times (functions/deps.ts), our own loops twelve. */
const sdkTries = 3;
const ownTries = 12;

const retriedBySdk = { once: unnoticed(2), everyWrite: busy(sdkTries), everyCall: busy(sdkTries) };

/**
 * What happens to every mutation. After each of these the button is pressed once more, at a process that remembers
 * nothing: then there is the answer, and the store is as if the button had been pressed once and nothing had happened.
 */
export const expected: Readonly<Record<FaultName, Partial<Record<Reach, Expected>>>> = {
  'connection refused': retriedBySdk,
  'reset before it arrived': retriedBySdk,
  'reset after it was done': retriedBySdk,
  'timeout before it arrived': retriedBySdk,
  'timeout after it was done': retriedBySdk,
  'provisioned throughput exceeded': retriedBySdk,
  throttled: retriedBySdk,
  'internal error': retriedBySdk,
  'internal error after it was done': retriedBySdk,
  unavailable: retriedBySdk,
  'cancelled with mixed reasons': { once: unnoticed(1), everyWrite: busy(ownTries) },
  'in progress': { once: unnoticed(1), everyWrite: busy(sdkTries) },
  'keys left unprocessed': { once: unnoticed(1), everyCall: busy(ownTries) },
  // Nobody knows what the rest of an answer would have said: it is not for the SDK to try again.
  'answer cut short': { everyWrite: busy(1), everyCall: busy(1) },
  'signature too old': { everyCall: unnoticed(1) },
  'stale reads': { everyCall: unnoticed() },
  'arrives twice': { everyWrite: unnoticed() },
  'arrives twice, token unknown': { everyWrite: unnoticed('someForDuplicates') },
  'killed before it arrived': { everyWrite: gone, everyCall: gone },
  'killed after it was done': { everyWrite: gone, everyCall: gone },
};

/** Where a mutation differs from the others, and why. */
export const exceptions: Readonly<Record<string, Partial<Record<FaultName, Expected>>>> = {
  // A process that has just started reads the day beside the directory.
  'book a vaccination': { 'signature too old': unnoticed(2) },
  'book a test': { 'signature too old': unnoticed(2) },
  'book in a slot of three lanes': { 'signature too old': unnoticed(2) },
  // Reads the day as it may have been a moment ago: it runs every hour, and the day is read strongly when it is closed.
  'the job marks no-shows': { 'stale reads': { is: 'doesLess' } },
};

/** Mutations that read by keys in batches; the others never meet unprocessed keys. */
export const readInBatches: ReadonlySet<string> = new Set([
  'hand out',
  'raise a capacity',
  'raise a capacity by further lanes',
  'lower a capacity',
  'pause a slot',
  'make the slots of two days',
]);

/** Mutations that count what they still found to do: pressed again they answer less, and the store is the same. */
export const countsWhatWasLeft: ReadonlySet<string> = new Set(['mark all who are missing', 'the job marks no-shows']);
