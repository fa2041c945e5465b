import { percentile } from '../http-client.ts';
import { kinds } from './arrivals.ts';
import type { Answered } from './open-loop.ts';

const milliseconds = (value: number): string => value.toFixed(1).padStart(9);

/** One line per kind: how many answers, how many faults, p50, p95 and p99 of the latency in milliseconds. */
export const tableOf = (answers: readonly Answered[]): string => {
  const rows = [...kinds, 'all' as const].map((kind) => {
    const own = kind === 'all' ? answers : answers.filter((answered) => answered.kind === kind);
    const latencies = own.map(({ latency }) => latency);
    const faults = own.filter(({ fault }) => fault !== undefined).length;
    const shares = [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(latencies, share))).join('');
    return `  ${kind.padEnd(18)}${String(own.length).padStart(8)}${String(faults).padStart(8)}${shares}`;
  });
  return [`  ${'kind'.padEnd(18)} answers  faults   p50 ms   p95 ms   p99 ms`, ...rows].join('\n');
};

/** The average of the last third over that of the second: the first third is the process warming up. */
export const growthOf = (samples: readonly number[]): number => {
  const third = Math.floor(samples.length / 3);
  const average = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
  return average(samples.slice(-third)) / average(samples.slice(-2 * third, -third));
};
