import type { Assumptions } from './assumptions.ts';
import { bytesPerEvent, platformBytes, platformLines } from './lines-of-lambda.ts';
import { type Act, servedBy } from './measure/acts.ts';
import type { InfraFacts } from './measure/infra.ts';
import type { Measured } from './measure/record.ts';
import { gigabyte, million, type Usage, usage } from './meters.ts';
import { gbSeconds, hoursPerMonth, secondsOf } from './standing.ts';
import { type Occasion, volumesOf } from './volumes.ts';

/** What CloudFront may keep for a second: the same for everybody. */
const cached: readonly Act[] = ['sitesPage', 'dayPage'];
/** Keys are looked at again every five minutes (functions/lambda/secret-source.ts); DynamoDB asks KMS about as often. */
const looksPerHour = 12;
/** Seconds in which X-Ray takes one request each, on top of a share of the rest. */
const secondsPerHour = 3_600;

export interface RequestsOf {
  readonly act: Act;
  /** sent by people */
  readonly sent: number;
  /** that reach the function */
  readonly served: number;
}

export const requestsOf = (occasion: Occasion, infra: InfraFacts, given: Assumptions): readonly RequestsOf[] =>
  Object.entries(volumesOf(occasion, given)).map(([name, sent]) => {
    const act = name as Act;
    const kept = infra.hasCloudFront && cached.includes(act) ? given.cacheHits : 0;
    return { act, sent, served: sent * (1 - kept) };
  });

/** What people's requests use, from their volumes and from what one of each was measured to cost. */
export const visits = (occasion: Occasion, measured: Measured, infra: InfraFacts, given: Assumptions): Usage => {
  if (occasion.visits === 0) return usage({});
  const requests = requestsOf(occasion, infra, given);
  const sum = (of: (request: RequestsOf) => number) => requests.reduce((total, request) => total + of(request), 0);
  const cost = ({ act }: RequestsOf) => measured.acts[act];
  const memory = ({ act }: RequestsOf) => infra.memoryMegabytes[servedBy[act]]!;
  const served = sum((each) => each.served);
  const sent = sum((each) => each.sent);
  const hours = occasion.days * given.onlineHours;
  const instances = instancesOf(requests, measured, infra, given, hours);
  const instanceHours = Object.values(instances).reduce((total, count) => total + count, 0) * hours;
  const logGb = sum((each) => each.served * logBytesOf(measured, infra, each.act)) / gigabyte;
  const bytesOut = sum((each) => each.sent * cost(each).answerBytes) / gigabyte;
  const front = infra.hasCloudFront ? sent : 0;
  const coldGbSeconds = instanceHours * (given.coldStart / 1000) * (infra.memoryMegabytes.residents! / 1024);
  const figures = requests.filter(
    (each) => each.sent > 0 && each.act !== 'refused' && cost(each).figureLines > 0,
  ).length;
  const firstOfSeconds = Math.min(served, hours * secondsPerHour);
  return usage({
    lambdaRequests: served / million,
    lambdaGbSeconds:
      sum((each) => each.served * gbSeconds(cost(each).milliseconds, cost(each).calls, memory(each), given)) +
      coldGbSeconds,
    apiRequests: served / million,
    writeUnits: sum((each) => each.served * cost(each).writeUnits) / million,
    readUnits: sum((each) => each.served * cost(each).readUnits) / million,
    logGb,
    logGbMonths: logGb * (infra.logRetentionDays / 30),
    figureMonths: ((figures + given.refusalCodes) * hours) / hoursPerMonth,
    traces: (firstOfSeconds + given.traceRate * (served - firstOfSeconds)) / million,
    secretCalls:
      Object.entries(instances).reduce((total, [name, count]) => total + count * (infra.secretsRead[name] ?? 0), 0) *
      hours *
      (looksPerHour / 10_000),
    keyCalls: infra.keys > 0 ? (instanceHours * looksPerHour) / 10_000 : 0,
    bytesOut: infra.hasCloudFront ? 0 : bytesOut,
    frontRequests: front / 10_000,
    frontFunctionRuns: front / million,
    frontBytesOut: infra.hasCloudFront ? bytesOut : 0,
    firewallRequests: infra.firewalls > 0 ? sent / million : 0,
  });
};

/** All that a request writes into logs: its own lines, Lambda's, and the line of the API's access log. */
export const logBytesOf = (measured: Measured, infra: InfraFacts, act: Act): number => {
  const { logBytes, figureLines } = measured.acts[act];
  const ownLines = logBytes > 0 ? figureLines + 1 : 0;
  const events = ownLines + platformLines + (infra.accessLogBytes > 0 ? 1 : 0);
  return logBytes + platformBytes + infra.accessLogBytes + events * bytesPerEvent;
};

/** Instances of each function in the busiest minutes, taken as living all day. */
const instancesOf = (
  requests: readonly RequestsOf[],
  measured: Measured,
  infra: InfraFacts,
  given: Assumptions,
  hours: number,
): Readonly<Record<string, number>> => {
  const busy: Record<string, number> = {};
  for (const { act, served } of requests) {
    const { milliseconds, calls } = measured.acts[act];
    const seconds = secondsOf(milliseconds, calls, infra.memoryMegabytes[servedBy[act]]!, given.roundTrip);
    busy[servedBy[act]] = (busy[servedBy[act]] ?? 0) + served * seconds;
  }
  return Object.fromEntries(
    Object.entries(busy).map(([name, seconds]) => [name, Math.ceil((seconds * given.peak) / (hours * 3_600))]),
  );
};
