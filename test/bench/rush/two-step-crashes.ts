import { isRefusal } from '../../../shared/domain/refusals.ts';
import { keys } from '../../../shared/store/keys.ts';
import { type Fault, faultsAt } from '../../crashes/schedules/faults.ts';
import { type Moment, startProcess } from '../../crashes/schedules/process.ts';
import { type Stage, setStage } from '../../crashes/schedules/stage.ts';
import { keyFor } from '../../support/people.ts';
import { bookingFor, itemAt, openWorld } from '../../support/world.ts';
import type { Asked } from './designs/design.ts';
import { orphanMilliseconds, sweepLane } from './designs/sweep.ts';
import { twoStep } from './designs/two-step.ts';
import { recount } from './recount.ts';
import { putLanes, slotId } from './scenario.ts';

/*
 * At the end of npm run bench:rush: each store call of a two-step booking × crash, timeout before and after, throttle,
 * conflict × everybody who may get in the way × every moment. Then the resident presses until they have an answer, the
 * bound of the sweep passes, every lane is swept, and the store is recounted.
 */
const lanes = 2;
const scenario = { seats: 4, residents: 1, withinMilliseconds: 0, concurrency: 1, lanes, partitions: 1, seed: 1 };
const asked: Asked = { key: keyFor(1), input: bookingFor(1, slotId) };

const sweepAll = async ({ world }: Stage): Promise<void> => {
  for (let laneNumber = 0; laneNumber < lanes; laneNumber++) await sweepLane(world.table, laneNumber, world.clock());
};
const bookBeside = (other: Asked) => (stage: Stage) => twoStep.book(startProcess(stage.world).deps, other);

const rivals: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  nobody: async () => undefined,
  'the same request by another process': bookBeside(asked),
  'the same person under another key': bookBeside({ key: keyFor(2), input: bookingFor(1, slotId) }),
  'another resident': bookBeside({ key: keyFor(3), input: bookingFor(2, slotId) }),
  'the sweep, long after': (stage) => {
    stage.world.clock.advance(2 * orphanMilliseconds);
    return sweepAll(stage);
  },
};

interface Schedule {
  readonly rival: string;
  readonly call: number;
  readonly fault: Fault | undefined;
  readonly moment: Moment;
}

/** Plays one schedule; what is wrong afterwards, and the calls that the booking made. */
const play = async (stage: Stage, { rival, call, fault, moment }: Schedule) => {
  await stage.reset();
  let beside: Promise<unknown> | undefined;
  const at = (number: number, when: Moment) => {
    if (beside || number !== call || when !== moment) return undefined;
    beside = rivals[rival]!(stage).catch(() => undefined);
    return beside.then(() => undefined);
  };
  const first = startProcess(stage.world, { at, ...(fault && { fault: { call, fault } }) });
  let answer: unknown = await Promise.race([
    twoStep.book(first.deps, asked).catch(() => undefined),
    first.died.then(() => undefined),
  ]);
  await beside;
  for (let press = 0; answer === undefined && press < 3; press++)
    answer = await twoStep.book(startProcess(stage.world).deps, asked).catch(() => undefined);
  stage.world.clock.advance(2 * orphanMilliseconds);
  await sweepAll(stage);
  const { oversold, doubles, leaks } = await recount(stage.world.table, true);
  const isLost = typeof answer === 'string' && (await itemAt(stage.world, keys.appointment(answer)))?.st !== 'booked';
  const wrong = Object.entries({ oversold, doubles, leaks, lost: Number(isLost) }).filter(([, count]) => count > 0);
  const problems = wrong.map(([what, count]) => `${what} ${count}`);
  if (answer === undefined) problems.push('no answer');
  else if (isRefusal(answer) && rival !== 'the same person under another key') problems.push(answer.refused);
  return { calls: first.calls, problems };
};

/** Plays them all and prints the wrong ones; answers how many there were. */
export const playTwoStepCrashes = async (): Promise<{ schedules: number; wrong: number }> => {
  const world = await openWorld();
  await putLanes(world, scenario);
  const stage = await setStage(world);
  const calm = await play(stage, { rival: 'nobody', call: 0, fault: undefined, moment: 'before' });
  let [schedules, wrong] = [0, 0];
  for (const [call, operation] of calm.calls.entries())
    for (const rival of Object.keys(rivals))
      for (const fault of [undefined, ...faultsAt(operation)])
        for (const moment of ['before', 'between', 'after'] as const) {
          const { problems } = await play(stage, { rival, call, fault, moment });
          schedules++;
          if (problems.length === 0) continue;
          wrong++;
          console.log(
            `${operation} (call ${call}), ${fault ?? 'no fault'}, ${moment} it ${rival}: ${problems.join(', ')}`,
          );
        }
  world.engine?.close();
  return { schedules, wrong };
};
