import { describe, expect, it } from 'vitest';
import { measureJobs } from './measure/jobs.ts';
import { measureActs } from './measure/record.ts';
import { measureStored } from './measure/stored.ts';
import { readMeasured } from './measured.ts';

/*
 * Holds measured.json against what is measured now: when one of these fails, `npm run cost -- --measure`. What stands in
 * the templates is held against it in test/infra/aws/cost.test.ts.
 */

const recorded = readMeasured();

const bytes = ['answerBytes', 'logBytes', 'figureBytes'] as const;
/** Pages weigh a little more or less with every word, and gzip differs between processors: nobody's bill does. */
const tolerance = 0.05;

// Only the embedded engine tells what it charged for refused writes.
describe.skipIf(process.env.AWS_ENDPOINT_URL_DYNAMODB)('measured.json', () => {
  it('has the calls and units of every request as they are now, and its bytes nearly', async () => {
    const acts = await measureActs(0);
    expect(Object.keys(acts)).toEqual(Object.keys(recorded.acts));
    for (const [act, now] of Object.entries(acts)) {
      const then = recorded.acts[act as keyof typeof acts];
      const exact = ({ calls, readUnits, writeUnits, figureLines }: typeof now) => ({
        act,
        calls,
        readUnits,
        writeUnits,
        figureLines,
      });
      expect(exact(now)).toEqual(exact(then));
      for (const each of bytes)
        expect(Math.abs(now[each] - then[each]), `${act} ${each}`).toBeLessThanOrEqual(then[each] * tolerance);
    }
  });

  it('has the jobs and what stays in the table as they are now', async () => {
    const still = <T extends object>(cost: T) => ({ ...cost, milliseconds: 0, recountMilliseconds: 0 });
    const { markMissedDays, nightly } = await measureJobs();
    expect(still(markMissedDays)).toEqual(still(recorded.jobs.markMissedDays));
    expect(still(nightly)).toEqual(still(recorded.jobs.nightly));
    expect(still(await measureStored())).toEqual(still(recorded.stored));
  });
});
