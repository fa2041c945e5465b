import { isRefusal, type Outcome } from '../../../shared/domain/refusals.ts';
import { openSimulatedWorld, type SimulatedWorld } from '../../simulation/world.ts';
import { seededRandom } from '../../support/clock.ts';
import { keyFor } from '../../support/people.ts';
import { bookingFor } from '../../support/world.ts';
import type { Design } from './designs/design.ts';
import { type Environment, openFunction, type RushFunction } from './environments.ts';
import { type Recount, recount } from './recount.ts';
import { cpuMilliseconds, modelOf, putLanes, type Scenario, slotId } from './scenario.ts';

/** One resident's way through the rush. Milliseconds since the first could come. */
export interface Visit {
  readonly arrivedAt: number;
  /** when the request that was answered began to be handled */
  readonly handledAt: number;
  readonly answeredAt: number;
  readonly outcome: 'booked' | 'full' | 'other';
  /** how often they were told to press again */
  readonly pressedAgain: number;
  readonly calls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

/** A rush that is over. */
export interface Rush {
  readonly visits: readonly Visit[];
  readonly conflicts: number;
  readonly throttles: number;
  readonly recount: Recount;
}

/** How long a resident looks at "please press again" before they do. Assumed. */
const thinkMilliseconds = 1_000;
const mostPresses = 60;

const outcomeOf = (answer: Outcome<unknown>): Visit['outcome'] => {
  if (!isRefusal(answer)) return 'booked';
  return answer.refused === 'SLOT_FULL' ? 'full' : 'other';
};

/** Runs a rush and recounts the store when the last resident has their answer. */
export const runRush = async (design: Design, scenario: Scenario): Promise<Rush> => {
  const world = await openSimulatedWorld({ seed: scenario.seed, model: modelOf(scenario) });
  await putLanes(world, scenario);
  const rushFunction = openFunction(world, { concurrency: scenario.concurrency, cpuMilliseconds });
  const random = seededRandom(scenario.seed + 1);
  const arrivals = Array.from({ length: scenario.residents }, () => random() * scenario.withinMilliseconds);
  const visits = await world.time.run(() =>
    Promise.all(arrivals.map((arrivedAt, n) => visit(world, rushFunction, design, n, arrivedAt))),
  );
  const { conflicts, throttles } = world.service.counters;
  const result = { visits, conflicts, throttles, recount: await recount(world.table, design.hasLanes) };
  world.close();
  return result;
};

const visit = async (
  { time, service }: SimulatedWorld,
  rushFunction: RushFunction,
  design: Design,
  n: number,
  arrivedAt: number,
): Promise<Visit> => {
  const openedAt = time.now();
  const asked = { key: keyFor(n), input: bookingFor(n, slotId) };
  const cost = { calls: 0, writeUnits: 0, readUnits: 0 };
  const used = ({ name }: Environment) => {
    const { calls, writeUnits, readUnits } = service.countersOf(name);
    return { calls: [...calls.values()].reduce((sum, count) => sum + count, 0), writeUnits, readUnits };
  };
  let handledAt = 0;
  const press = (environment: Environment) => {
    handledAt = time.now() - openedAt;
    const before = used(environment);
    return design.book(environment.deps, asked).finally(() => {
      const after = used(environment);
      for (const unit of ['calls', 'writeUnits', 'readUnits'] as const) cost[unit] += after[unit] - before[unit];
    });
  };
  await time.sleep(arrivedAt);
  for (let pressedAgain = 0; ; pressedAgain++) {
    const answer = await rushFunction.handle(press).catch((error: Error) => error);
    if (answer instanceof Error && pressedAgain < mostPresses) {
      await time.sleep(thinkMilliseconds);
      continue;
    }
    const outcome = answer instanceof Error ? 'other' : outcomeOf(answer);
    return { arrivedAt, handledAt, answeredAt: time.now() - openedAt, outcome, pressedAgain, ...cost };
  }
};
