import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { AlarmFacts } from './constructs/alarms.ts';
import {
  apiMeasures,
  failedFunctions,
  figure,
  sumOver,
  tableMeasures,
  throttledFunctions,
  waitingIn,
} from './constructs/measures.ts';

/** What the alarms look at. */
export interface Watched {
  readonly deployment: string;
  readonly api: HttpApi;
  readonly tableName: string;
  readonly serving: readonly LambdaFunction[];
  readonly jobs: readonly LambdaFunction[];
  readonly leftUndone: Queue;
}

/** Everything that somebody is called for, with the sentence they read. Each has a heading in docs/operations.md. */
export const alarmFacts = ({ deployment, api, tableName, serving, jobs, leftUndone }: Watched): AlarmFacts[] => {
  const { serverErrors, latency95 } = apiMeasures(api);
  const { conflicts, throttledReads, throttledWrites } = tableMeasures(tableName);
  return [
    {
      name: 'server-errors',
      says: 'People see "busy, try again" or an error: five or more answers with 5xx in five minutes.',
      metric: serverErrors,
      threshold: 5,
    },
    {
      name: 'table-throttled',
      says: 'The table turned requests away for their number; they were tried again, and some people waited.',
      metric: sumOver('throttled', [throttledReads, throttledWrites]),
      threshold: 50,
      periods: 2,
    },
    {
      name: 'functions-throttled',
      says: 'More requests came than functions may run at once; those over it got 503.',
      metric: throttledFunctions(serving),
      threshold: 10,
    },
    {
      name: 'slow-answers',
      says: 'One answer in twenty takes longer than two seconds, for a quarter of an hour.',
      metric: latency95,
      threshold: 2_000,
      periods: 3,
    },
    {
      name: 'conflicts',
      says: 'Many bookings meet on the same lanes and have to be tried again: a rush, or a slot with too few lanes.',
      // As a sum, because alarms on metrics of DynamoDB ignore missing data and would ring for ever.
      metric: sumOver('conflicts', [conflicts]),
      threshold: 2_000,
      periods: 2,
    },
    {
      name: 'jobs-failed',
      says: 'A job that runs by the clock failed: people who did not come may be kept from booking again, or nobody recounted.',
      metric: failedFunctions('failed jobs', jobs),
      threshold: 1,
      isOfAMoment: true,
    },
    {
      name: 'jobs-left-undone',
      says: 'A job that runs by the clock was given up: it could not be started for an hour, or failed three times.',
      metric: waitingIn(leftUndone),
      threshold: 1,
    },
    {
      name: 'reconcile-found-something',
      says: 'The nightly recount found the store at odds with itself. Nothing is repaired by itself.',
      metric: figure(deployment, 'differences'),
      threshold: 1,
      isOfAMoment: true,
    },
    {
      name: 'expired-data-left',
      says: 'Expired items lay in the table for more than four days and were removed by the nightly job.',
      metric: figure(deployment, 'overdueRemoved'),
      threshold: 1,
      isOfAMoment: true,
    },
    {
      name: 'stock-low',
      says: 'A site has fewer than twenty rewards left of an item that is being handed out.',
      metric: figure(deployment, 'stockLow'),
      threshold: 1,
      isOfAMoment: true,
    },
  ];
};
