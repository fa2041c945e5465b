import { boundariesOf, type Reach, rivalSchedules } from './enumerate.ts';
import { openJudge } from './judge.ts';
import type { Play } from './play.ts';
import { type Ending, run, type Schedule } from './run.ts';

/** What all schedules of a play came to. */
export interface Count {
  /** schedules by fault; those without one under `none` */
  readonly byFault: Map<string, number>;
  readonly failures: string[];
  /** the calls of the mutation when all goes well */
  calls: readonly string[];
}

/** Adds up counts. */
export const addCounts = (counts: readonly Count[]): Count => {
  const sum: Count = { byFault: new Map(), failures: counts.flatMap(({ failures }) => failures), calls: [] };
  for (const { byFault } of counts) {
    for (const [fault, count] of byFault) sum.byFault.set(fault, (sum.byFault.get(fault) ?? 0) + count);
  }
  return sum;
};

/** All schedules of a count. */
export const totalOf = ({ byFault }: Count): number => [...byFault.values()].reduce((sum, count) => sum + count, 0);

/** Performs and judges every schedule of a play. */
export const performAll = async (play: Play, reach: Reach): Promise<Count> => {
  const count: Count = { byFault: new Map(), failures: [], calls: [] };
  const judge = await openJudge(play);
  const perform = async (schedule: Schedule): Promise<Ending | undefined> => {
    const fault = schedule.fault?.fault ?? 'none';
    count.byFault.set(fault, (count.byFault.get(fault) ?? 0) + 1);
    try {
      const ending = await run(play, schedule);
      const problems = await judge(ending);
      if (problems.length > 0) count.failures.push(describe(play, schedule, problems));
      return ending;
    } catch (error) {
      count.failures.push(describe(play, schedule, [error instanceof Error ? (error.stack ?? '') : String(error)]));
      return undefined;
    }
  };
  /** Without a rival no law knows what the rival did: the ending shows the calls only. */
  const callsOf = (fault: Schedule['fault']) =>
    play.rival ? run({ ...play, rival: undefined }, { fault }) : perform({ fault });

  const calm = await callsOf(undefined);
  count.calls = calm?.calls[0] ?? [];
  for (const fault of [undefined, ...boundariesOf(count.calls)]) {
    const alone = fault ? await callsOf(fault) : calm;
    if (!play.rival || !alone) continue;
    for (const schedule of rivalSchedules(fault, alone, reach)) await perform(schedule);
  }
  return count;
};

const describe = ({ name }: Play, { fault, rivalAt }: Schedule, problems: readonly string[]): string =>
  [
    name,
    fault ? `  ${fault.fault} at call ${fault.call}` : '  no fault',
    rivalAt ? `  rival ${rivalAt.moment} call ${rivalAt.call} of process ${rivalAt.process}` : '  no rival',
    ...problems.map((problem) => `  ${problem}`),
  ].join('\n');
