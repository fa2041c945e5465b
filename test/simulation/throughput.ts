import type { Throughput } from './model.ts';

/** Units of a call on one partition. */
export interface Units {
  readonly partition: string;
  readonly write: number;
  readonly read: number;
}

/**
 * Token buckets of the partitions and of the table. A call is let in while each bucket that it meets still has
 * something left and takes what it needs, into debt if it must, as the service does, which learns the size of an item
 * only when it meets it.
 */
export interface Gate {
  /** Takes the units of a call; when it is throttled, takes nothing and answers which partitions refused. */
  refusedBy(units: readonly Units[]): ReadonlySet<string>;
  /** Takes what a call turned out to need beyond what it was let in for. */
  charge(units: Units): void;
}

interface Bucket {
  left: number;
  readAt: number;
}

/** Opens the gate; `now` in milliseconds. */
export const openGate = (partition: Throughput, table: Throughput, now: () => number): Gate => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (id: string, perSecond: number, burstSeconds: number): Bucket => {
    const most = perSecond * burstSeconds;
    const bucket = buckets.get(id) ?? { left: most, readAt: now() };
    bucket.left = Math.min(most, bucket.left + ((now() - bucket.readAt) / 1000) * perSecond);
    bucket.readAt = now();
    buckets.set(id, bucket);
    return bucket;
  };
  const bucketsFor = ({ partition: name, write, read }: Units): [Bucket, number][] => {
    const limitsOf = [[`P ${name}`, partition] as const, ['T', table] as const];
    return limitsOf.flatMap(([id, { writeUnitsPerSecond, readUnitsPerSecond, burstSeconds }]) => [
      ...(write > 0 ? [[bucketOf(`${id} w`, writeUnitsPerSecond, burstSeconds), write] as [Bucket, number]] : []),
      ...(read > 0 ? [[bucketOf(`${id} r`, readUnitsPerSecond, burstSeconds), read] as [Bucket, number]] : []),
    ]);
  };
  const charge = (units: Units) => {
    for (const [bucket, needed] of bucketsFor(units)) bucket.left -= needed;
  };

  return {
    refusedBy: (units) => {
      const isEmpty = (one: Units) => bucketsFor(one).some(([bucket]) => bucket.left <= 0);
      const refused = new Set(units.filter(isEmpty).map(({ partition: name }) => name));
      if (refused.size === 0) units.forEach(charge);
      return refused;
    },
    charge,
  };
};
