import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type ShippedName, shipped } from '../../../support/deployments.ts';
import { type Act, type Costs, sendAll } from './acts.ts';
import { openDesk } from './desk.ts';
import { type InfraFacts, infraFactsOf } from './infra.ts';
import { type JobCost, measureJobs } from './jobs.ts';
import { openOffice } from './office.ts';
import { measureStored, type StoredCost } from './stored.ts';

/** Everything that was measured, as it lies in measured.json. */
export interface Measured {
  /** whose milliseconds these are; all else is the same on every machine */
  readonly machine: string;
  readonly acts: Costs;
  readonly jobs: { readonly markMissedDays: JobCost; readonly nightly: JobCost };
  readonly stored: StoredCost;
  readonly infra: Readonly<Record<ShippedName, InfraFacts>>;
}

/** Odd, so that there is one in the middle; the first round is cold and counts for nothing. */
const rounds = 11;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Units and bytes of the first round, milliseconds as the median of warm ones. */
export const measureActs = async (warmRounds: number): Promise<Costs> => {
  const send = openDesk(await openOffice());
  const first = await sendAll(send, 0);
  const others: Costs[] = [];
  for (let round = 1; round <= warmRounds; round++) others.push(await sendAll(send, round));
  const timed = others.length > 0 ? others : [first];
  return Object.fromEntries(
    Object.entries(first).map(([act, cost]) => [
      act,
      { ...cost, milliseconds: tenths(median(timed.map((each) => each[act as Act].milliseconds))) },
    ]),
  ) as Costs;
};

const timedJob = (job: JobCost): JobCost => ({ ...job, milliseconds: tenths(job.milliseconds) });

/** Measures anew and writes the file that the tables are worked out from. */
export const record = async (file: URL): Promise<void> => {
  const names = Object.keys(shipped) as ShippedName[];
  const jobs = await measureJobs();
  const stored = await measureStored();
  const measured: Measured = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    acts: await measureActs(rounds),
    jobs: { markMissedDays: timedJob(jobs.markMissedDays), nightly: timedJob(jobs.nightly) },
    stored: { ...stored, recountMilliseconds: tenths(stored.recountMilliseconds) },
    infra: Object.fromEntries(names.map((name) => [name, infraFactsOf(name)])) as Record<ShippedName, InfraFacts>,
  };
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
};
