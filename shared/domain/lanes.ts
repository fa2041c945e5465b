/**
 * A slot's seats are shared out over lanes, one item each, so that a rush does not queue at one item and a full lane
 * stays within 1 KB (docs/scarcity.md).
 */
export const seatsPerLane = 40;

/** Lanes of one slot that live under one partition key: 6 × 40 = 240 seats. */
export const lanesPerShard = 6;

/** The partition of a lane: a slot above 240 seats is spread over several partition keys. */
export const shardOf = (laneNumber: number): number => Math.floor(laneNumber / lanesPerShard);

/** How many partitions hold a pool of so many lanes; at least one. */
export const shardsFor = (laneCount: number): number => Math.max(1, Math.ceil(laneCount / lanesPerShard));

/** Seats of each lane when `seats` are shared out evenly; no seats make one empty lane. */
export const shareOutSeats = (seats: number): number[] => {
  const count = Math.max(1, Math.ceil(seats / seatsPerLane));
  const base = Math.floor(seats / count);
  const extra = seats % count;
  return Array.from({ length: count }, (_, lane) => base + (lane < extra ? 1 : 0));
};

/** The seats of one lane: how many there are and how many are free. */
export interface LaneSeats {
  readonly capacity: number;
  readonly available: number;
}

/** How the capacity of one lane changes, in seats. */
export interface LaneChange {
  readonly laneNumber: number;
  readonly seats: number;
  readonly isNew: boolean;
}

/**
 * Which lanes to touch, and by how many seats, to reach a new capacity. Raising fills existing lanes before it adds new
 * ones; lowering takes free seats, last lane first. Undefined when more seats are held than the new capacity.
 */
export const changeCapacity = (lanes: readonly LaneSeats[], capacity: number): LaneChange[] | undefined => {
  const current = lanes.reduce((sum, lane) => sum + lane.capacity, 0);
  return capacity >= current ? addSeats(lanes, capacity - current) : takeSeats(lanes, current - capacity);
};

const addSeats = (lanes: readonly LaneSeats[], seats: number): LaneChange[] => {
  const changes: LaneChange[] = [];
  let left = seats;
  for (let laneNumber = 0; left > 0; laneNumber++) {
    const lane = lanes[laneNumber];
    const added = Math.min(left, Math.max(0, seatsPerLane - (lane?.capacity ?? 0)));
    if (added > 0) changes.push({ laneNumber, seats: added, isNew: !lane });
    left -= added;
  }
  return changes;
};

const takeSeats = (lanes: readonly LaneSeats[], seats: number): LaneChange[] | undefined => {
  const changes: LaneChange[] = [];
  let left = seats;
  for (let laneNumber = lanes.length - 1; laneNumber >= 0 && left > 0; laneNumber--) {
    const taken = Math.min(left, lanes[laneNumber]!.available);
    if (taken > 0) changes.push({ laneNumber, seats: -taken, isNew: false });
    left -= taken;
  }
  return left > 0 ? undefined : changes;
};
