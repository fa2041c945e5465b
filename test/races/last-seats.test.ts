import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { assemble, type Dependencies } from '../../shared/usecases/dependencies.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { seededRandom } from '../support/clock.ts';
import { keyFor } from '../support/people.ts';
import { withoutCondition } from '../support/unguarded.ts';
import { bookingFor, itemAt, openWorld, putSlot, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const seats = 10;
const lane = { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' };

/** The same store seen by several processes, each with a memory of its own. */
const processes = ({ deps }: World, count: number): Dependencies[] =>
  Array.from({ length: count }, (_, seed) => assemble({ ...deps, random: seededRandom(seed) }));

const rush = async (world: World, residents: number, processCount: number) => {
  const all = processes(world, processCount);
  const answers = await Promise.all(
    Array.from({ length: residents }, (_, n) =>
      bookAppointment(all[n % processCount]!, { key: keyFor(n), input: bookingFor(n, slotId) }),
    ),
  );
  return {
    booked: answers.filter((answer) => !isRefusal(answer)).length,
    refused: new Set(answers.filter(isRefusal).map(({ refused }) => refused)),
  };
};

const claimsOf = async (world: World) => Object.keys((await itemAt(world, lane))?.claims as object).length;

describe('200 residents on the last 10 seats', () => {
  it.each([1, 20])(
    'book exactly 10 through %i processes, and the others are told that the slot is full',
    async (count) => {
      const world = await openWorld();
      await putSlot(world, slotId, seats);
      expect(await rush(world, 200, count)).toEqual({ booked: seats, refused: new Set(['SLOT_FULL']) });
      expect(await claimsOf(world)).toBe(seats);
      expect(await itemAt(world, lane)).toMatchObject({ av: 0, cap: seats });
    },
  );

  it('control: oversell when the condition on the lane is gone', async () => {
    const world = await openWorld();
    await putSlot(world, slotId, seats);
    withoutCondition(world.table, ({ sk }) => sk === lane.sk);
    expect((await rush(world, 200, 20)).booked).toBeGreaterThan(seats);
    expect(await claimsOf(world)).toBeGreaterThan(seats);
  });
});
