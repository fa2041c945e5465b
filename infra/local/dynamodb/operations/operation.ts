import type { Structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';

export type Answer = Record<string, unknown>;

/** One operation of the API. */
export interface Operation {
  /** What a request looks like; checked before `prepare` sees it. */
  readonly shape: Structure;
  /** Whether the store is changed: writes go through the group commit. */
  readonly writes: boolean;
  /**
   * Checks all that can be checked without looking into the store, and returns the rest of the work.
   * Both throw API errors.
   */
  readonly prepare: (input: never) => (store: Store) => Answer;
}

/** An operation whose input has the type that its shape describes. */
export const operation = <Input>(
  shape: Structure,
  writes: boolean,
  prepare: (input: Input) => (store: Store) => Answer,
): Operation => ({ shape, writes, prepare: prepare as Operation['prepare'] });

export const reads = <Input>(shape: Structure, prepare: (input: Input) => (store: Store) => Answer): Operation =>
  operation(shape, false, prepare);

export const writes = <Input>(shape: Structure, prepare: (input: Input) => (store: Store) => Answer): Operation =>
  operation(shape, true, prepare);
