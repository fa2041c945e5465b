import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../../infra/aws/deployments.ts';
import { shipped } from '../../support/deployments.ts';
import { onlyOne, readTemplate, resourcesOf, type Template } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

const named = Object.entries<Deployment>(shipped).map(([name, deployment]) => {
  const template = readTemplate(assembly, `doorstep-${name}`);
  return { name, deployment, template, all: (type: string) => resourcesOf(template, type) };
});

/** Statements of all policies of roles, with the role they belong to. */
const statementsOf = (template: Template) =>
  resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, { Properties }]) =>
    Properties.PolicyDocument.Statement.map((statement: object) => ({ role: Properties.Roles[0].Ref, ...statement })),
  );
const list = (value: string | string[]): string[] => [value].flat();

describe.each(named)('deployment $name', ({ deployment, template, all }) => {
  it('runs every function on the same runtime, traced, with limits and a log of its own', () => {
    const functions = all('AWS::Lambda::Function');
    expect(functions).toHaveLength(5);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
        Handler: 'index.handler',
      });
      expect(Properties.Timeout).toBeGreaterThan(3);
      expect(Properties.MemorySize).toBeGreaterThan(128);
    }
    const own = (pick: (properties: ReturnType<typeof JSON.parse>) => unknown) =>
      new Set(functions.map(([, { Properties }]) => JSON.stringify(pick(Properties)))).size;
    expect([own(({ Role }) => Role), own(({ LoggingConfig }) => LoggingConfig.LogGroup)]).toEqual([5, 5]);
  });

  it('gives roles no managed policy, no wildcard among actions, and no resource at large but to X-Ray', () => {
    for (const [, { Properties }] of all('AWS::IAM::Role')) expect(Properties.ManagedPolicyArns).toBeUndefined();
    for (const { Action, Resource } of statementsOf(template)) {
      expect(list(Action).filter((action) => action.includes('*'))).toEqual([]);
      const isXray = list(Action).every((action) => action.startsWith('xray:'));
      expect(JSON.stringify(Resource).includes('"*"'), JSON.stringify(Action)).toBe(isXray);
    }
  });

  it('lets only the nightly job scan and delete, and only residents and staff read the identity keys', () => {
    const whoMay = (test: (statement: ReturnType<typeof JSON.parse>) => boolean) =>
      [
        ...new Set(
          statementsOf(template)
            .filter(test)
            .map(({ role }) => /Functions(\w+?)Role/.exec(role)?.[1]),
        ),
      ].toSorted();
    expect(whoMay(({ Action }) => list(Action).includes('dynamodb:Scan'))).toEqual(['nightly']);
    expect(whoMay(({ Action }) => list(Action).includes('dynamodb:DeleteItem'))).toEqual(['nightly']);
    const readers = whoMay(
      ({ Action, Resource }) =>
        Action === 'secretsmanager:GetSecretValue' && JSON.stringify(Resource).includes('SecretsIdentity'),
    );
    expect(readers).toEqual(['residents', 'staff']);
  });

  it('keeps every log for as long as it says, and none for ever', () => {
    const groups = all('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(6);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(deployment.logRetentionDays);
  });

  it('logs neither addresses, where manage links stand, nor clients', () => {
    const { AccessLogSettings, DefaultRouteSettings } = onlyOne(template, 'AWS::ApiGatewayV2::Stage');
    expect(AccessLogSettings.Format).not.toMatch(/path|sourceIp|userAgent|identity/i);
    const { perSecond, burst } = deployment.throttle;
    expect(DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst });
  });

  it('holds no secret, and no ARN of a partition', () => {
    const text = JSON.stringify([...template.resources]);
    expect(text).not.toMatch(/arn:aws(-cn)?:/);
    expect(text).not.toMatch(/amazonaws\.com\.cn|\b\d{12}\b/);
    for (const [, { Properties }] of all('AWS::SecretsManager::Secret')) {
      expect(Properties.SecretString).toBeUndefined();
      expect(Properties.GenerateSecretString).toMatchObject({ GenerateStringKey: 'MASTER', PasswordLength: 64 });
    }
    for (const [, { Properties }] of all('AWS::Lambda::Function')) {
      const names = Object.keys(Properties.Environment.Variables);
      expect(names.filter((name) => /KEY|PEPPER|PASSWORD|TOKEN/.test(name))).toEqual([]);
    }
  });

  it(`keeps what cannot be made again ${deployment.keepsData ? 'whatever happens to the stack' : 'no longer than the stack'}`, () => {
    const precious = ['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::KMS::Key'].flatMap(all);
    // Kept on every way but one: a first deployment that failed must not stand in the way of the second.
    const [onDelete, onReplace] = deployment.keepsData ? ['RetainExceptOnCreate', 'Retain'] : ['Delete', 'Delete'];
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of precious) {
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, onDelete, onReplace]);
    }
    const { DeletionProtectionEnabled } = onlyOne(template, 'AWS::DynamoDB::Table');
    expect(DeletionProtectionEnabled).toBe(deployment.keepsData);
  });

  it('sends every address to the function of its role', () => {
    const routes = Object.fromEntries(
      all('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
        const integration = Properties.Target['Fn::Join'][1].find((part: unknown) => typeof part === 'object').Ref;
        const { IntegrationUri, PayloadFormatVersion } = template.resources.get(integration)!.Properties;
        return [
          Properties.RouteKey,
          [/Functions([a-z]+)/.exec(IntegrationUri['Fn::GetAtt'][0])?.[1], PayloadFormatVersion],
        ];
      }),
    );
    expect(routes).toEqual({
      $default: ['residents', '2.0'],
      'ANY /sign-in': ['staff', '2.0'],
      'ANY /sign-out': ['staff', '2.0'],
      'ANY /desk': ['staff', '2.0'],
      'ANY /desk/{proxy+}': ['staff', '2.0'],
      'ANY /C/{code}': ['staff', '2.0'],
      'ANY /office': ['officials', '2.0'],
      'ANY /office/{proxy+}': ['officials', '2.0'],
      'ANY /api/sign-in': ['staff', '2.0'],
      'ANY /api/staff/{proxy+}': ['staff', '2.0'],
      'ANY /openapi.json': ['officials', '2.0'],
      'ANY /api/official/{proxy+}': ['officials', '2.0'],
    });
  });

  it('runs its jobs by the clock of the sites', () => {
    const times = all('AWS::Scheduler::Schedule').map(([, { Properties }]) => [
      Properties.ScheduleExpression,
      Properties.ScheduleExpressionTimezone,
    ]);
    expect(times).toEqual([
      ['cron(20 * * * ? *)', 'Asia/Shanghai'],
      ['cron(10 3 * * ? *)', 'Asia/Shanghai'],
    ]);
  });
});

describe('mainland China', () => {
  it('has nothing that does not exist there', () => {
    const { all } = named.find(({ deployment }) => deployment.partition === 'aws-cn')!;
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::WAFv2::WebACL', 'AWS::Cognito::UserPool']) {
      expect(all(type)).toEqual([]);
    }
  });
});
