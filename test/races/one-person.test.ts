import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { keyFor, person } from '../support/people.ts';
import { withoutCondition } from '../support/unguarded.ts';
import { bookingFor, openWorld, putSlot, type World } from '../support/world.ts';

const slots = ['puli-20261124-0830-30', 'puli-20261124-0900-30', 'weilai-20261125-1400-20'];

/** 60 requests of one person under 60 keys, spread over slots and sites. */
const bookSixtyTimes = async (world: World) => {
  for (const slotId of slots) await putSlot(world, slotId, 40);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      bookAppointment(world.deps, {
        key: keyFor(n),
        input: bookingFor(1, slots[n % slots.length]!, { attendee: person(1) }),
      }),
    ),
  );
  return {
    booked: answers.filter((answer) => !isRefusal(answer)).length,
    refused: new Set(answers.filter(isRefusal).map(({ refused }) => refused)),
  };
};

describe('one person who presses 60 times', () => {
  it('gets one appointment over all sites and is told of it', async () => {
    const world = await openWorld();
    expect(await bookSixtyTimes(world)).toEqual({ booked: 1, refused: new Set(['ALREADY_BOOKED']) });
  });

  it('control: gets many when the condition on the guard is gone', async () => {
    const world = await openWorld();
    withoutCondition(world.table, ({ pk = '' }) => pk.startsWith('P#'));
    expect((await bookSixtyTimes(world)).booked).toBeGreaterThan(1);
  });

  it('gets one appointment when the same request is sent 60 times, and 60 times the same answer', async () => {
    const world = await openWorld();
    await putSlot(world, slots[0]!, 40);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        bookAppointment(world.deps, { key: keyFor(1), input: bookingFor(1, slots[0]!) }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(isRefusal(answers[0]!)).toBe(false);
  });
});
