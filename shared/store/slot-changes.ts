import type { LaneChange } from '../domain/lanes.ts';
import { dayRetentionDays, expiryOf } from '../domain/retention.ts';
import { type Pool, type SlotStatus, slotEndAt } from '../domain/slots.ts';
import { laneKey, newLane } from './lanes.ts';
import type { SlotLanes } from './slot-lanes.ts';
import type { Write } from './transaction.ts';

/** What an official's change comes to: per pool the lanes that gain or lose seats, and the slot's status from then on. */
export interface SlotChange {
  readonly lanes: SlotLanes;
  readonly online: readonly LaneChange[];
  readonly walkIn: readonly LaneChange[];
  readonly status: SlotStatus;
}

/** Seats that a lane gains (negative: loses), and further attributes to set with further conditions. */
interface LaneUpdate {
  readonly seats: number;
  readonly set: Record<string, number | string>;
  readonly where: Record<string, number>;
}

/**
 * The writes of a change, first the lane that carries the slot's version: it is raised there, and must be the one that
 * the official saw. Besides it only lanes are touched that gain or lose seats or need another status. A lane loses free
 * seats only, so that per lane free seats + claims = capacity, and the slot never has more than its old or new figure.
 */
export const slotChangeWrites = (change: SlotChange): Write[] => [
  ...poolWrites(change, 'online'),
  ...poolWrites(change, 'walkIn'),
];

const poolWrites = (change: SlotChange, pool: Pool): Write[] => {
  const existing = change.lanes[pool];
  const changes = new Map(change[pool].map((lane) => [lane.laneNumber, lane]));
  const added = change[pool].filter(({ isNew }) => isNew);
  const laneCount = existing.length + added.length;
  const updates = existing.flatMap((lane, laneNumber) => {
    const seats = changes.get(laneNumber)?.seats ?? 0;
    const isFirst = laneNumber === 0;
    const set = {
      ...(lane.status !== change.status && { st: change.status }),
      ...(isFirst && added.length > 0 && { lanes: laneCount }),
      ...(isFirst && pool === 'online' && { ver: lane.version + 1 }),
    };
    const isTouched = seats !== 0 || Object.keys(set).length > 0;
    const where = isFirst && pool === 'online' ? { ver: lane.version } : {};
    return isTouched ? [updateLane({ slot: lane.slot, pool, laneNumber }, { seats, set, where })] : [];
  });
  return [...updates, ...added.map((lane) => addedLane(change, pool, lane, laneCount))];
};

const addedLane = ({ lanes: { slot }, status }: SlotChange, pool: Pool, lane: LaneChange, laneCount: number): Write =>
  newLane({ slot, pool, laneNumber: lane.laneNumber }, lane.seats, {
    status,
    endAt: slotEndAt(slot),
    laneCount,
    expireAt: expiryOf(slot.localDate, dayRetentionDays),
  });

const updateLane = (place: Parameters<typeof laneKey>[0], { seats, set, where }: LaneUpdate): Write => {
  const sets = Object.keys(set).map((name) => `${name} = :${name}`);
  const conditions = Object.keys(where).map((name) => `${name} = :old${name}`);
  const sign = seats < 0 ? '-' : '+';
  return {
    Update: {
      Key: laneKey(place),
      UpdateExpression: `SET ${[...(seats === 0 ? [] : [`av = av ${sign} :n, cap = cap ${sign} :n`]), ...sets].join(', ')}`,
      ConditionExpression: [seats < 0 ? 'av >= :n' : 'attribute_exists(pk)', ...conditions].join(' AND '),
      ExpressionAttributeValues: {
        ...(seats !== 0 && { ':n': Math.abs(seats) }),
        ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
        ...Object.fromEntries(Object.entries(where).map(([name, value]) => [`:old${name}`, value])),
      },
    },
  };
};
