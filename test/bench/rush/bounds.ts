import { dynamoDb } from '../../simulation/model.ts';
import type { Design } from './designs/design.ts';
import type { Scenario } from './scenario.ts';
import { cpuMilliseconds } from './scenario.ts';

/** What no design can beat, each by itself, in milliseconds to the last seat. */
export interface Bounds {
  /** as many residents as there are seats must have come */
  readonly arrival: number;
  /** the partitions must serve the writes to the seats */
  readonly partition: number;
  /** the table must serve all writes of the bookings */
  readonly table: number;
  /** each lane is locked once for each of its seats */
  readonly lock: number;
  /** so many environments must get through all bookings */
  readonly environments: number;
}

/** The mean of a lognormal duration is above its median. */
const mean = ({ medianMilliseconds, spread }: { medianMilliseconds: number; spread: number }): number =>
  medianMilliseconds * Math.exp(spread ** 2 / 2);

const throughputBound = (units: number, unitsPerSecond: number, burstSeconds: number): number =>
  Math.max(0, (units / unitsPerSecond - burstSeconds) * 1_000);

/** The bounds of a scenario under the model that it runs on. */
export const boundsOf = (design: Design, scenario: Scenario): Bounds => {
  const { seats, residents, withinMilliseconds, lanes, partitions, concurrency } = scenario;
  const { network, begin, prepare, commit, write, partition, table } = { ...dynamoDb, ...scenario.model };
  const held = design.locksSeats ? mean(prepare) + mean(commit) : 0;
  const transaction = 2 * mean(network) + mean(begin) + mean(prepare) + mean(commit);
  const answer = cpuMilliseconds + transaction + (design.locksSeats ? 0 : 2 * mean(network) + mean(write));
  return {
    arrival: (seats / residents) * withinMilliseconds,
    partition: throughputBound(
      (seats / partitions) * design.seatUnits,
      partition.writeUnitsPerSecond,
      partition.burstSeconds,
    ),
    table: throughputBound(seats * design.bookingUnits, table.writeUnitsPerSecond, table.burstSeconds),
    lock: Math.ceil(seats / lanes) * held,
    environments: (seats / concurrency) * answer,
  };
};

export const textOfBounds = (bounds: Bounds): string =>
  Object.entries(bounds)
    .map(([name, milliseconds]) => `${name} ${(milliseconds / 1000).toFixed(2)}`)
    .join(', ');
