import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { readWholeDay } from '../../shared/store/days.ts';
import { countSeats } from '../../shared/usecases/availability/lane-counts.ts';
import { changeSlot } from '../../shared/usecases/officials/change-slot.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { keyFor } from '../support/people.ts';
import { withoutCondition } from '../support/unguarded.ts';
import { bookingFor, officialOfFengchan, openWorld, putSlot, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const lanesOf = async ({ table }: World) => (await readWholeDay(table, 'puli', '2026-11-24')).lanes;

const setCapacity = (world: World, capacity: number, version: number) =>
  changeSlot(world.deps, { actor: officialOfFengchan, siteId: 'puli', slotId, input: { capacity, version } });

/** So many residents, the first of them number `from`, book at the same moment; answers how many got a seat. */
const residents = async (world: World, from: number, count: number): Promise<number> => {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      bookAppointment(world.deps, { key: keyFor(from + n), input: bookingFor(from + n, slotId) }),
    ),
  );
  return answers.filter((answer) => !isRefusal(answer)).length;
};

/** Looks at the slot until the work is over, and once more; answers every capacity that was seen. */
const watching = async (world: World, work: Promise<unknown>): Promise<Set<number>> => {
  const seen = new Set<number>();
  const look = async () => {
    const { capacity, booked } = countSeats(await lanesOf(world));
    seen.add(capacity);
    expect(booked).toBeLessThanOrEqual(capacity);
  };
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await look();
    await setImmediate();
  }
  await end;
  await look();
  return seen;
};

describe('capacity that changes while bookings pour in', () => {
  it('is always one of the figures that officials set, and held seats agree with it lane by lane', async () => {
    const world = await openWorld();
    await putSlot(world, slotId, 80);
    const lowered = Promise.all([residents(world, 0, 40), setCapacity(world, 40, 1)]);
    expect(await watching(world, lowered)).toEqual(new Set([80, 40]));
    expect(await lowered).toMatchObject([40, { capacity: 40 }]);
    const raised = Promise.all([residents(world, 100, 100), setCapacity(world, 75, 2)]);
    expect(await watching(world, raised)).toEqual(new Set([40, 75]));
    await residents(world, 200, 100);
    expect(countSeats(await lanesOf(world))).toEqual({ capacity: 75, booked: 75 });
    for (const lane of await lanesOf(world)) expect(lane.available + lane.claims.size).toBe(lane.capacity);
  });

  it('control: takes seats that people hold when the conditions are gone', async () => {
    const world = await openWorld();
    await putSlot(world, slotId, 80);
    withoutCondition(world.table, ({ sk }) => String(sk).startsWith('O#'));
    await Promise.all([residents(world, 0, 40), setCapacity(world, 40, 1)]);
    expect((await lanesOf(world)).some(({ available }) => available < 0)).toBe(true);
  });
});

describe('two officials at once', () => {
  it('do not overwrite each other: one is told that the other was first', async () => {
    const world = await openWorld();
    await putSlot(world, slotId, 80);
    const answers = await Promise.all([50, 60, 70].map((capacity) => setCapacity(world, capacity, 1)));
    expect(answers.filter(isRefusal)).toEqual([{ refused: 'STALE_VERSION' }, { refused: 'STALE_VERSION' }]);
    const winners = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer.capacity]));
    expect([countSeats(await lanesOf(world)).capacity]).toEqual(winners);
  });
});
