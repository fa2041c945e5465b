import { percentile } from '../http-client.ts';
import type { Rush, Visit } from './rush.ts';
import type { Scenario } from './scenario.ts';

/** A rush in figures. Milliseconds, and counts per resident. */
export interface RushFigures {
  readonly booked: number;
  readonly toldFull: number;
  readonly other: number;
  readonly toLastSeat: number;
  readonly p50: number;
  readonly p99: number;
  /** of all that the rush used, losers and fresh processes included, for each booking */
  readonly callsPerBooking: number;
  readonly writeUnitsPerBooking: number;
  readonly winner: Costs;
  /** all who were told full */
  readonly loser: Costs;
  /** those of them who were handled when the last seat was gone */
  readonly lateLoser: Costs;
  readonly conflicts: number;
  readonly throttles: number;
  readonly pressedAgain: number;
  readonly oversold: number;
  readonly doubles: number;
  readonly leaks: number;
}

/** What one resident cost on average. */
export interface Costs {
  readonly calls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

const sumOf = (visits: readonly Visit[], value: (visit: Visit) => number): number =>
  visits.reduce((sum, visit) => sum + value(visit), 0);

const costsOf = (visits: readonly Visit[]): Costs => {
  const mean = (unit: keyof Costs) => (visits.length === 0 ? 0 : sumOf(visits, (visit) => visit[unit]) / visits.length);
  return { calls: mean('calls'), writeUnits: mean('writeUnits'), readUnits: mean('readUnits') };
};

/** Sums a rush up. */
export const figuresOf = ({ visits, conflicts, throttles, recount }: Rush): RushFigures => {
  const those = (outcome: Visit['outcome']) => visits.filter((visit) => visit.outcome === outcome);
  const winners = those('booked');
  const toLastSeat = Math.max(0, ...winners.map(({ answeredAt }) => answeredAt));
  const waits = visits.map(({ arrivedAt, answeredAt }) => answeredAt - arrivedAt);
  return {
    booked: winners.length,
    toldFull: those('full').length,
    other: those('other').length,
    toLastSeat,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    callsPerBooking: sumOf(visits, ({ calls }) => calls) / winners.length,
    writeUnitsPerBooking: sumOf(visits, ({ writeUnits }) => writeUnits) / winners.length,
    winner: costsOf(winners),
    loser: costsOf(those('full')),
    lateLoser: costsOf(those('full').filter(({ handledAt }) => handledAt > toLastSeat)),
    conflicts,
    throttles,
    pressedAgain: sumOf(visits, ({ pressedAgain }) => pressedAgain),
    ...recount,
  };
};

/** One line of a table, and its heading. */
export const heading =
  'booked  full other | last seat s   p50 s   p99 s | winner calls  WCU  RCU | loser calls  WCU  RCU |  late calls  WCU  RCU | all/booking calls  WCU | conflicts throttled again | over dbl leak';

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2).padStart(7);
const costs = ({ calls, writeUnits, readUnits }: Costs) =>
  `${calls.toFixed(2).padStart(12)} ${writeUnits.toFixed(1).padStart(4)} ${readUnits.toFixed(1).padStart(4)}`;

export const lineOf = (f: RushFigures): string =>
  [
    `${String(f.booked).padStart(6)} ${String(f.toldFull).padStart(5)} ${String(f.other).padStart(5)}`,
    `    ${seconds(f.toLastSeat)} ${seconds(f.p50)} ${seconds(f.p99)}`,
    costs(f.winner),
    costs(f.loser).slice(1),
    costs(f.lateLoser).slice(1),
    `${f.callsPerBooking.toFixed(2).padStart(17)} ${f.writeUnitsPerBooking.toFixed(1).padStart(4)}`,
    `${String(f.conflicts).padStart(9)} ${String(f.throttles).padStart(9)} ${String(f.pressedAgain).padStart(5)}`,
    `${f.oversold} ${f.doubles} ${f.leaks}`,
  ].join(' | ');

/** A scenario in a few words. */
export const nameOf = ({ seats, residents, lanes, partitions, concurrency }: Scenario): string =>
  `${seats}/${residents} c${concurrency} lanes ${lanes} parts ${partitions}`;
