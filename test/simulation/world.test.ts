import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { keyFor } from '../support/people.ts';
import { bookingFor, putSlot } from '../support/world.ts';
import { openSimulatedWorld } from './world.ts';

const slotId = 'puli-20261124-0830-30';

/** 60 residents on 20 seats through 6 processes; everything that the service answered, with its time. */
const traceOf = async (seed: number) => {
  const lines: string[] = [];
  const world = await openSimulatedWorld({ seed, trace: (line) => lines.push(line) });
  await putSlot(world, slotId, 20);
  const processes = Array.from({ length: 6 }, (_, n) => world.newProcess(`p${n}`));
  const answers = await world.time.run(() =>
    Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        await world.time.sleep(n * 3);
        return bookAppointment(processes[n % 6]!, { key: keyFor(n), input: bookingFor(n, slotId) });
      }),
    ),
  );
  world.close();
  return { lines, counters: world.service.counters, booked: answers.filter((answer) => !isRefusal(answer)).length };
};

describe('a simulated world', () => {
  it('does the same for the same seed, call by call, and something else for another', async () => {
    const first = await traceOf(7);
    expect(await traceOf(7)).toEqual(first);
    expect((await traceOf(8)).lines).not.toEqual(first.lines);
    expect(first.booked).toBe(20);
    expect(first.counters.conflicts).toBeGreaterThan(0);
  });

  it('lets 5,000 residents come within two simulated seconds', async () => {
    const world = await openSimulatedWorld({ seed: 1 });
    const { time } = world;
    const startAt = time.now();
    const arrivals = Array.from({ length: 5_000 }, async (_, n) => {
      await time.sleep(n * 0.375);
      await time.sleep(10);
    });
    await time.run(() => Promise.all(arrivals));
    expect(time.now() - startAt).toBe(4_999 * 0.375 + 10);
    world.close();
  });
});
