/** A duration that varies: lognormal around its median. `spread` 0.4 puts the 99th percentile at 2.5 medians. */
export interface Duration {
  readonly medianMilliseconds: number;
  readonly spread: number;
}

/** What one second of a partition or a table serves, and how many seconds' worth may be used at once. */
export interface Throughput {
  readonly writeUnitsPerSecond: number;
  readonly readUnitsPerSecond: number;
  readonly burstSeconds: number;
}

/**
 * Everything that the simulated service does by numbers. Limits are documented by AWS. Durations are not: AWS promises
 * "single-digit milliseconds" for one item, and the plots of the transaction paper have no scale (Idziorek et al.,
 * "Distributed Transactions at Scale in Amazon DynamoDB", USENIX ATC 2023, section 5). They are therefore assumptions,
 * built from that paper's protocol out of the time of one replicated write, and the rush is also run at other speeds.
 */
export interface ServiceModel {
  /** One way between the caller and the item's storage node, request router included. Assumed: 1 ms there and back. */
  readonly network: Duration;
  /** A read of one node. Assumed, so that a read answers within 2 to 3 ms. */
  readonly read: Duration;
  /** A write until two of three replicas have it (Elhemali et al., USENIX ATC 2022, section 3). Assumed. */
  readonly write: Duration;
  /** Before anything is locked: the coordinator writes down the transaction (ATC 2023, section 4). One write. */
  readonly begin: Duration;
  /** From the lock to the decision: every item notes the transaction durably (ATC 2023, section 4). One write. */
  readonly prepare: Duration;
  /** From the decision to the release: the coordinator writes down the outcome, then every item. Two writes. */
  readonly commit: Duration;
  /**
   * Each partition: 1,000 write and 3,000 read units a second (developer guide, "Partitions and data distribution");
   * usage is judged by the second, so a second's worth may come at once. Longer bursts (up to 300 s of what was not
   * used) are promised by nobody and left out.
   */
  readonly partition: Throughput;
  /** The table: what a new on-demand table serves at once (developer guide, "Initial throughput"). */
  readonly table: Throughput;
  /** How far the other replicas are behind the leader. Assumed. */
  readonly replicationLag: Duration;
  /** Share of eventually consistent reads that one of the two other replicas of three answers. */
  readonly shareFromReplica: number;
  /** Probability that an answer is lost after the effect. */
  readonly lostAnswers: number;
  /** How long a caller waits for an answer: the client's own setting (functions/deps.ts). */
  readonly requestTimeoutMilliseconds: number;
  /** How often the SDK tries one call when it is throttled or times out; the client's own setting says 3. */
  readonly sdkAttempts: number;
  /**
   * The storage partition of an item, or of a range under a partition key: what shares a throughput. All of a partition
   * key lies in one partition as long as DynamoDB has not split it.
   */
  readonly partitionOf: (partitionKey: string, sortKey?: string) => string;
}

const duration = (medianMilliseconds: number, spread = 0.4): Duration => ({ medianMilliseconds, spread });

/** DynamoDB in one region, as far as its documents say, with the SDK as the functions configure it. */
export const dynamoDb: ServiceModel = {
  network: duration(0.5),
  read: duration(1.5),
  write: duration(4),
  begin: duration(4),
  prepare: duration(4),
  commit: duration(8),
  partition: { writeUnitsPerSecond: 1_000, readUnitsPerSecond: 3_000, burstSeconds: 1 },
  table: { writeUnitsPerSecond: 4_000, readUnitsPerSecond: 12_000, burstSeconds: 1 },
  replicationLag: duration(20, 0.8),
  shareFromReplica: 2 / 3,
  lostAnswers: 0,
  requestTimeoutMilliseconds: 3_000,
  sdkAttempts: 3,
  partitionOf: (partitionKey) => partitionKey,
};

/** One sample, in milliseconds (Box-Muller). */
export const sampleOf = ({ medianMilliseconds, spread }: Duration, random: () => number): number => {
  if (spread === 0) return medianMilliseconds;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianMilliseconds * Math.exp(spread * normal);
};
