import { openLog } from '../../../../functions/http/log.ts';
import { markMissedDays } from '../../../../functions/jobs/mark-missed-days.ts';
import { nightly } from '../../../../functions/jobs/nightly.ts';
import { openMeter } from '../../../../functions/lambda/figures.ts';
import { meter } from '../../../support/counting.ts';
import type { RequestCost } from './desk.ts';
import { catchLines, weigh } from './lines.ts';
import { openQuietOffice } from './office.ts';

export type JobCost = Omit<RequestCost, 'answerBytes'>;

/** What the two jobs cost in a night of an office with ten sites where nobody was. */
export const measureJobs = async (): Promise<{ markMissedDays: JobCost; nightly: JobCost }> => {
  const world = await openQuietOffice();
  const { measure } = meter(world.table);
  const log = openLog('INFO');
  const figures = openMeter('prod');
  const run = async (name: string, work: () => Promise<object>, found: readonly string[]): Promise<JobCost> => {
    world.clock.advance(24 * 3_600_000);
    const before = world.engine!.metered();
    const startedAt = performance.now();
    const { lines, result } = await catchLines(async () => {
      const { result: outcome, cost } = await measure(work);
      for (const what of found) figures.found(what, 0);
      log.job(name, { ...outcome });
      return cost;
    });
    const milliseconds = performance.now() - startedAt;
    const after = world.engine!.metered();
    return {
      calls: result.calls.length,
      readUnits: after.readUnits - before.readUnits,
      writeUnits: after.writeUnits - before.writeUnits,
      ...weigh(lines),
      milliseconds,
    };
  };
  return {
    markMissedDays: await run('mark-missed-days', () => markMissedDays(world.deps), []),
    nightly: await run('nightly', () => nightly(world.deps), ['differences', 'overdueRemoved']),
  };
};
