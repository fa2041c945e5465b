import { reconcile } from '../../../../shared/usecases/reconcile/reconcile.ts';
import { openRandomStore } from './random-store.ts';

/** A difference that a recount found in a store that nothing but use cases wrote. */
export interface Alarm {
  readonly seed: number;
  /** acts until then */
  readonly acts: number;
  readonly difference: string;
}

/** Each store is recounted so many times as it grows, after so many acts more: as many stores to a recount. */
const recountsEach = 4;
const actsBetween = 10;

/**
 * Recounts so many random stores, from a seed on: every alarm is a false one. Answers also how often each act was done.
 */
export const healthyStores = async (
  { first, stores }: { readonly first: number; readonly stores: number },
  tell: (storesDone: number) => void = () => undefined,
): Promise<{ alarms: readonly Alarm[]; done: Readonly<Record<string, number>> }> => {
  const alarms: Alarm[] = [];
  const total: Record<string, number> = {};
  for (let seed = first; seed < first + stores / recountsEach; seed++) {
    const { world, done, grow } = await openRandomStore(seed);
    for (let recounts = 1; recounts <= recountsEach; recounts++) {
      await grow(actsBetween);
      for (const { invariant, where, says } of (await reconcile(world.deps)).differences) {
        alarms.push({ seed, acts: recounts * actsBetween, difference: `${invariant} ${where}: ${says}` });
      }
    }
    for (const [act, times] of done) total[act] = (total[act] ?? 0) + times;
    world.engine?.close();
    tell((seed - first + 1) * recountsEach);
  }
  return { alarms, done: total };
};
