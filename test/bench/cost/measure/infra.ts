import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../../infra/aws/app.ts';
import type { Deployment } from '../../../../infra/aws/deployments.ts';
import { type ShippedName, shipped } from '../../../support/deployments.ts';

/** What a deployment is charged for whether anybody comes or not, and what sets the price of a request. */
export interface InfraFacts {
  readonly secrets: number;
  readonly keys: number;
  /** metrics that alarms look at: each is charged, several to an alarm */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly firewalls: number;
  readonly firewallRules: number;
  readonly hasCloudFront: boolean;
  /** of the functions that run by the clock */
  readonly runsPerDay: Readonly<Record<string, number>>;
  readonly accessLogBytes: number;
  readonly logRetentionDays: number;
  /** by function */
  readonly memoryMegabytes: Readonly<Record<string, number>>;
  readonly secretsRead: Readonly<Record<string, number>>;
}

interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: ReturnType<typeof JSON.parse>;
}

/** Reads the facts out of the templates, as they would be deployed. */
export const infraFactsOf = (name: ShippedName): InfraFacts => {
  const outdir = mkdtempSync(join(tmpdir(), 'doorstep-cost-'));
  try {
    return factsIn(synthesise(name, outdir), shipped[name]);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const synthesise = (name: ShippedName, outdir: string): Resource[] =>
  buildApp({ [name]: shipped[name] }, { outdir })
    .synth()
    .stacks.flatMap(({ template }) =>
      Object.entries<Omit<Resource, 'id'>>(template.Resources).map(([id, resource]) => ({ id, ...resource })),
    );

const functionNames: Readonly<Record<string, string>> = {
  Residents: 'residents',
  Sign: 'staff',
  Sites: 'officials',
  Marks: 'markMissedDays',
  Recounts: 'nightly',
};

const functionOf = ({ Description }: { Description: string }): string => functionNames[/^\w+/.exec(Description)![0]]!;

/** `cron(20 * * * ? *)` runs every hour, `cron(10 3 * * ? *)` once a day; anything else was not thought of here. */
const runsOf = (expression: string): number => {
  const hour = /^cron\(\d+ (\*|\d+) \* \* \? \*\)$/.exec(expression)?.[1];
  if (hour === undefined) throw new Error(`how often does ${expression} run a day?`);
  return hour === '*' ? 24 : 1;
};

const factsIn = (resources: readonly Resource[], deployment: Deployment): InfraFacts => {
  const of = (type: string) =>
    resources.filter(({ Type }) => Type === `AWS::${type}`).map(({ Properties }) => Properties);
  const [stage] = of('ApiGatewayV2::Stage');
  // Each would be several metrics more, charged by the hour.
  if (stage.DefaultRouteSettings.DetailedMetricsEnabled) throw new Error('what do the metrics of each route cost?');
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const byFunction = (fact: (properties: ReturnType<typeof JSON.parse>) => number) =>
    Object.fromEntries(functions.map(({ Properties }) => [functionOf(Properties), fact(Properties)]));
  const firewalls = of('WAFv2::WebACL');
  return {
    secrets: of('SecretsManager::Secret').length,
    keys: of('KMS::Key').length,
    alarmMetrics: of('CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    dashboards: of('CloudWatch::Dashboard').length,
    firewalls: firewalls.length,
    firewallRules: firewalls.reduce((sum, { Rules }) => sum + Rules.length, 0),
    hasCloudFront: of('CloudFront::Distribution').length > 0,
    runsPerDay: Object.fromEntries(
      of('Scheduler::Schedule').map(({ ScheduleExpression, Target }) => {
        const job = functionOf(functions.find(({ id }) => id === Target.Arn['Fn::GetAtt'][0])!.Properties);
        return [job, runsOf(ScheduleExpression)];
      }),
    ),
    accessLogBytes: Buffer.byteLength(accessLine(stage.AccessLogSettings.Format)),
    logRetentionDays: deployment.logRetentionDays,
    memoryMegabytes: byFunction(({ MemorySize }) => MemorySize),
    secretsRead: byFunction(
      ({ Environment }) => Object.keys(Environment.Variables).filter((name) => name.endsWith('_SECRET')).length,
    ),
  };
};

const metricsOf = ({ Metrics }: { Metrics?: readonly { MetricStat?: object }[] }): number =>
  Metrics ? Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length : 1;

/** The format with values as long as they are in practice. */
const accessLine = (format: string): string =>
  Object.entries({
    requestId: 'JKJaXmPLvHcESHA=',
    requestTime: '24/Nov/2026:05:16:23 +0000',
    routeKey: 'ANY /api/staff/{proxy+}',
    httpMethod: 'POST',
    status: '200',
    responseLatency: '125',
    responseLength: '2653',
    integrationStatus: '200',
    'error.messageString': '-',
  }).reduce((line, [name, value]) => line.replace(`$context.${name}`, value), format);
