import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeCapacity,
  lanesPerShard,
  seatsPerLane,
  shardOf,
  shardsFor,
  shareOutSeats,
} from '../../shared/domain/lanes.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const seed = { seed: 20_261_122 };
const laneSeats = fc
  .tuple(fc.nat(seatsPerLane), fc.nat(seatsPerLane))
  .map(([a, b]) => ({ capacity: Math.max(a, b), available: Math.min(a, b) }));

describe('shareOutSeats', () => {
  it('loses no seat, evens out, and keeps every lane within 40', () => {
    fc.assert(
      fc.property(fc.nat(2000), (seats) => {
        const shares = shareOutSeats(seats);
        expect(sum(shares)).toBe(seats);
        expect(Math.max(...shares)).toBeLessThanOrEqual(seatsPerLane);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
      seed,
    );
  });

  it('gives an empty slot one empty lane', () => {
    expect(shareOutSeats(0)).toEqual([0]);
    expect(shareOutSeats(1000)).toHaveLength(25);
  });
});

describe('changeCapacity', () => {
  it('reaches the new capacity, or refuses when more seats are held', () => {
    fc.assert(
      fc.property(fc.array(laneSeats, { minLength: 1, maxLength: 8 }), fc.nat(400), (lanes, capacity) => {
        const held = sum(lanes.map((lane) => lane.capacity - lane.available));
        const changes = changeCapacity(lanes, capacity);
        expect(changes === undefined).toBe(held > capacity);
        if (!changes) return;
        const after = new Map(lanes.map((lane, index) => [index, lane]));
        for (const { laneNumber, seats, isNew } of changes) {
          const { capacity: before, available } = after.get(laneNumber) ?? { capacity: 0, available: 0 };
          expect(isNew).toBe(!after.has(laneNumber));
          after.set(laneNumber, { capacity: before + seats, available: available + seats });
        }
        const lanesAfter = [...after.values()];
        expect(sum(lanesAfter.map((lane) => lane.capacity))).toBe(capacity);
        for (const lane of lanesAfter) {
          expect(lane.available).toBeGreaterThanOrEqual(0);
          expect(lane.capacity).toBeLessThanOrEqual(seatsPerLane);
        }
      }),
      seed,
    );
  });

  it('touches only the lanes that need it', () => {
    const lanes = [
      { capacity: 40, available: 0 },
      { capacity: 20, available: 20 },
    ];
    expect(changeCapacity(lanes, 70)).toEqual([{ laneNumber: 1, seats: 10, isNew: false }]);
    expect(changeCapacity(lanes, 50)).toEqual([{ laneNumber: 1, seats: -10, isNew: false }]);
    expect(changeCapacity(lanes, 60)).toEqual([]);
  });
});

describe('shards', () => {
  it('keep 240 seats under one key', () => {
    expect([0, 5, 6, 24].map(shardOf)).toEqual([0, 0, 1, 4]);
    expect([0, 1, lanesPerShard, lanesPerShard + 1, 25].map(shardsFor)).toEqual([1, 1, 1, 2, 5]);
  });
});
