import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { alarmPeriod } from './alarms.ts';

const sum = { statistic: 'Sum', period: alarmPeriod };

/** Figures that functions write into their logs (functions/lambda/figures.ts): by deployment, some by code too. */
export const figure = (deployment: string, name: string): Metric =>
  new Metric({ namespace: 'Doorstep', metricName: name, dimensionsMap: { service: deployment }, ...sum });

/** One line for each code of refusals that occurred. */
export const refusalsByCode = (deployment: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{Doorstep,service,code} MetricName="refused" service="${deployment}"', 'Sum', 300)`,
    usingMetrics: {},
    label: '',
    period: alarmPeriod,
  });

/** What the API answered, and how fast. */
export const apiMeasures = (api: HttpApi) => ({
  requests: api.metricCount(sum),
  serverErrors: api.metricServerError(sum),
  clientErrors: api.metricClientError(sum),
  latency95: api.metricLatency({ statistic: 'p95', period: alarmPeriod }),
});

const ofTable = (tableName: string, metricName: string, dimensions: Record<string, string> = {}) =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName, ...dimensions },
    ...sum,
  });

/** What the table took and what it turned away. */
export const tableMeasures = (tableName: string) => ({
  readUnits: ofTable(tableName, 'ConsumedReadCapacityUnits'),
  writeUnits: ofTable(tableName, 'ConsumedWriteCapacityUnits'),
  conflicts: ofTable(tableName, 'TransactionConflict'),
  throttledReads: ofTable(tableName, 'ReadThrottleEvents'),
  throttledWrites: ofTable(tableName, 'WriteThrottleEvents'),
});

/** The sum of a measure over functions. */
export const sumOver = (label: string, metrics: readonly Metric[]): MathExpression => {
  // Ids must differ within a graph.
  const id = label.replaceAll(' ', '_');
  const named = Object.fromEntries(metrics.map((metric, index) => [`${id}_${index}`, metric]));
  return new MathExpression({
    // What nobody measured counts as none: without it a sum is nothing as long as one of its parts is.
    expression: Object.keys(named)
      .map((each) => `FILL(${each}, 0)`)
      .join(' + '),
    usingMetrics: named,
    label,
    period: alarmPeriod,
  });
};

export const throttledFunctions = (functions: readonly LambdaFunction[]): MathExpression =>
  sumOver(
    'throttled functions',
    functions.map((each) => each.metricThrottles(sum)),
  );

export const failedFunctions = (label: string, functions: readonly LambdaFunction[]): MathExpression =>
  sumOver(
    label,
    functions.map((each) => each.metricErrors(sum)),
  );

export const waitingIn = (queue: Queue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: alarmPeriod });
