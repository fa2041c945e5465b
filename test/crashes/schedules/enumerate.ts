import { type Fault, faultsAt, takesEffect } from './faults.ts';
import type { Moment } from './process.ts';
import type { Ending, Schedule } from './run.ts';

/** Where the rival may act: at the call that fails only, or at every call of every process; and at which moments of it. */
export interface Reach {
  readonly reach: 'at the fault' | 'everywhere';
  /** all of them when left out */
  readonly moments?: readonly Moment[];
}

const allMoments = ['before', 'between', 'after'] as const satisfies Moment[];

/** The fault of every boundary: each call that the mutation makes when all goes well, and what may happen to it. */
export const boundariesOf = (calls: readonly string[]): { call: number; fault: Fault }[] =>
  calls.flatMap((operation, call) => faultsAt(operation).map((fault) => ({ call, fault })));

/**
 * The schedules of one boundary and fault (or of none) with a rival, from how the same went without: the rival acts
 * before a call is sent, between its effect and its answer, and side by side with what follows the answer.
 */
export const rivalSchedules = (
  fault: Schedule['fault'],
  { calls }: Pick<Ending, 'calls'>,
  { reach, moments = allMoments }: Reach,
): Schedule[] =>
  calls.flatMap((ofProcess, number) =>
    [...ofProcess.keys()].flatMap((call) => {
      const isFaulty = number === 0 && call === fault?.call;
      if (fault && !isFaulty && reach === 'at the fault') return [];
      const possible = momentsOf(isFaulty ? fault!.fault : undefined);
      return possible
        .filter((moment) => moments.includes(moment))
        .map((moment) => ({
          fault,
          rivalAt: { process: number as 0 | 1, call, moment },
        }));
    }),
  );

/** A call without effect has nothing between its effect and its answer. */
const momentsOf = (fault: Fault | undefined): Moment[] =>
  fault && !takesEffect(fault) ? ['before', 'after'] : [...allMoments];
