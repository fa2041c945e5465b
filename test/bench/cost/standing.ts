import type { Assumptions } from './assumptions.ts';
import { bytesPerEvent, platformBytes, platformLines } from './lines-of-lambda.ts';
import type { InfraFacts } from './measure/infra.ts';
import type { Measured } from './measure/record.ts';
import { gigabyte, million, type Usage, usage } from './meters.ts';

export const hoursPerMonth = 730;
/** A whole processor; with less memory the same work takes longer. */
const megabytesOfOneProcessor = 1769;

/** What stands there is charged by time, whether anybody comes or not. */
export const standing = (infra: InfraFacts, months: number): Usage =>
  usage({
    alarmMonths: infra.alarmMetrics * months,
    dashboardMonths: infra.dashboards * months,
    secretMonths: infra.secrets * months,
    keyMonths: infra.keys * months,
    firewallMonths: infra.firewalls * months,
    firewallRuleMonths: infra.firewallRules * months,
  });

/** The jobs that run by the clock, on a table in which nobody is. */
export const jobRuns = (measured: Measured, infra: InfraFacts, given: Assumptions, months: number): Usage => {
  const days = Math.round(months * 30);
  const jobs = [
    ['markMissedDays', measured.jobs.markMissedDays],
    ['nightly', measured.jobs.nightly],
  ] as const;
  const sum = (of: (job: (typeof jobs)[number]) => number) =>
    days * jobs.reduce((total, job) => total + (infra.runsPerDay[job[0]] ?? 0) * of(job), 0);
  const logGb =
    sum(
      ([, { logBytes, figureLines }]) => logBytes + platformBytes + bytesPerEvent * (1 + figureLines + platformLines),
    ) / gigabyte;
  return usage({
    lambdaRequests: sum(() => 1) / million,
    lambdaGbSeconds: sum(([name, job]) =>
      gbSeconds(job.milliseconds, job.calls, infra.memoryMegabytes[name]!, given, given.coldStart),
    ),
    readUnits: sum(([, { readUnits }]) => readUnits) / million,
    writeUnits: sum(([, { writeUnits }]) => writeUnits) / million,
    logGb,
    logGbMonths: logGb * (infra.logRetentionDays / 30),
    // A metric is charged for each hour in which it gets a figure.
    figureMonths: sum(([, { figureLines }]) => figureLines) / hoursPerMonth,
    traces: sum(() => 1) / million,
    secretCalls: sum(([name]) => infra.secretsRead[name] ?? 0) / 10_000,
    keyCalls: infra.keys > 0 ? sum(() => 1) / 10_000 : 0,
    scheduledRuns: sum(() => 1) / million,
  });
};

/** Measured work on the part of a processor that comes with the memory, and the time that the table's answers take. */
export const gbSeconds = (
  workMilliseconds: number,
  calls: number,
  memoryMegabytes: number,
  { roundTrip }: Pick<Assumptions, 'roundTrip'>,
  moreMilliseconds = 0,
): number =>
  (secondsOf(workMilliseconds, calls, memoryMegabytes, roundTrip) + moreMilliseconds / 1000) * (memoryMegabytes / 1024);

export const secondsOf = (
  workMilliseconds: number,
  calls: number,
  memoryMegabytes: number,
  roundTrip: number,
): number => (workMilliseconds * Math.max(1, megabytesOfOneProcessor / memoryMegabytes) + calls * roundTrip) / 1000;
