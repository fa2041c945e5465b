import type { Mutation } from '../../support/mutations/mutation.ts';
import { type Expected, exceptions, expected, type Reach, reaches, readInBatches } from './expected.ts';
import { type FaultName, faults } from './faults.ts';
import type { Plan } from './process.ts';
import { isRead, isWrite } from './wire.ts';

/** One cell of the table: a fault, how often it happens, and what comes of it. */
export interface Cell {
  readonly words: string;
  readonly plan: Plan;
  readonly wanted: Expected;
}

export const faultNames = Object.keys(faults) as FaultName[];

/** Which calls a fault strikes. */
export const reachOf: Record<Reach, Plan['reach']> = {
  once: (call, struck) => !struck.some((before) => isRead(before) === isRead(call)),
  everyWrite: isWrite,
  everyCall: () => true,
};

/**
 * A fault of every call ends all mutations alike, at their first read. Where the same is tried on every write as well, it
 * is tried on every third mutation, in turns.
 */
const everyThird = 3;

/** The cells of a mutation and a fault; `turn` is different for each pair in a row and column. */
export const cellsOf = ({ name }: Mutation, fault: FaultName, turn: number): Cell[] => {
  if (fault === 'keys left unprocessed' && !readInBatches.has(name)) return [];
  const row = expected[fault];
  const tried = reaches.filter((reach) => reach !== 'everyCall' || !row.everyWrite || turn % everyThird === 0);
  return tried.flatMap((reach) => {
    const wanted = row[reach] && (exceptions[name]?.[fault] ?? row[reach]);
    const plan = { fault: faults[fault], reach: reachOf[reach] };
    return wanted ? [{ words: `${name}: ${fault}, ${reach}`, plan, wanted }] : [];
  });
};
