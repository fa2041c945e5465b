import { describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { identify } from '../../../shared/usecases/requests/request-identity.ts';
import type { Fault } from '../../simulation/faults.ts';
import { openSimulatedWorld } from '../../simulation/world.ts';
import { keyFor } from '../../support/people.ts';
import { bookingFor, itemAt, testSecrets } from '../../support/world.ts';
import { orphanMilliseconds, sweepLane } from './designs/sweep.ts';
import { twoStep } from './designs/two-step.ts';
import { recount } from './recount.ts';
import { putLanes, slot, slotId } from './scenario.ts';

const scenario = { seats: 2, residents: 1, withinMilliseconds: 0, concurrency: 1, lanes: 1, partitions: 1, seed: 1 };
const asked = { key: keyFor(1), input: bookingFor(1, slotId) };
const { keyHash } = identify(testSecrets, 'book', asked.key, asked.input);
const nothingWrong = { oversold: 0, doubles: 0, leaks: 0 };

/** One process whose transaction, the second step, meets a fault. */
const open = async (fault?: Fault, delayMilliseconds = 0) => {
  const exactly = { medianMilliseconds: delayMilliseconds, spread: 0 };
  const world = await openSimulatedWorld({
    seed: 1,
    model: delayMilliseconds ? { begin: exactly } : {},
    faults: { plan: ({ operation }) => (operation === 'TransactWriteItems' ? fault : undefined) },
  });
  await putLanes(world, scenario);
  const free = async () => (await itemAt(world as never, keys.lane(slot, 'online', 0)))?.av;
  const sweep = () => sweepLane(world.table, 0, world.time.now());
  return { ...world, free, sweep, process: world.newProcess('a') };
};

describe('the sweep of the two-step design', () => {
  it('gives back the seat of a process that died between the steps, when the bound has passed, and once', async () => {
    const { time, table, free, sweep, process } = await open('crashBefore');
    await expect(time.run(() => twoStep.book(process, asked))).rejects.toThrow('deadlock');
    expect([await free(), (await recount(table, true)).leaks]).toEqual([1, 2]);
    expect([await sweep(), await free()]).toEqual([0, 1]);
    await time.run(() => time.sleep(orphanMilliseconds));
    expect([await sweep(), await sweep(), await free()]).toEqual([1, 0, 2]);
    expect(await recount(table, true)).toEqual(nothingWrong);
  });

  it('leaves alone who has an appointment', async () => {
    const { time, table, free, sweep, process } = await open();
    await time.run(() => twoStep.book(process, asked));
    await time.run(() => time.sleep(orphanMilliseconds));
    expect([await sweep(), await free()]).toEqual([0, 1]);
    expect(await recount(table, true)).toEqual(nothingWrong);
  });

  it('fences a second step that comes after it: it takes another seat under the next code', async () => {
    const { time, table, free, sweep, process } = await open(undefined, 2 * orphanMilliseconds);
    const late = time.run(async () => {
      const booking = twoStep.book(process, asked).catch((error: Error) => error.message);
      await time.sleep(1.5 * orphanMilliseconds);
      const freed = await time.during(sweep());
      return { freed, answer: await booking };
    });
    expect(await late).toEqual({ freed: 1, answer: testSecrets.codeFor(keyHash, 1) });
    expect([await free(), await recount(table, true)]).toEqual([1, nothingWrong]);
  });
});
