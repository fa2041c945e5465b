import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, type ScheduleTargetConfig } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** A job and when it runs, by the clock of the sites. */
export interface ScheduledJob {
  readonly name: string;
  readonly description: string;
  readonly lambda: LambdaFunction;
  /** without an hour: every hour */
  readonly at: { readonly hour?: string; readonly minute: string };
}

export interface JobsProps {
  readonly deployment: string;
  readonly jobs: readonly ScheduledJob[];
}

const siteTime = TimeZone.of('Asia/Shanghai');
/** A job that could not be started is tried again for so long. */
const patience = Duration.hours(1);
/** A job that failed is tried again so often. */
const retries = 2;

/** What runs by the clock. A run that was given up, not started or failed for good, lies in a queue for two weeks. */
export class Jobs extends Construct {
  readonly leftUndone: Queue;

  constructor(scope: Construct, id: string, { deployment, jobs }: JobsProps) {
    super(scope, id);
    this.leftUndone = new Queue(this, 'LeftUndone', {
      queueName: `doorstep-${deployment}-left-undone`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const role = this.schedulerRole(jobs);
    for (const { name, description, lambda, at } of jobs) {
      lambda.configureAsyncInvoke({ onFailure: new SqsDestination(this.leftUndone), retryAttempts: retries });
      const target: ScheduleTargetConfig = {
        arn: lambda.functionArn,
        role,
        deadLetterConfig: { arn: this.leftUndone.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: patience.toSeconds(), maximumRetryAttempts: 10 },
      };
      new Schedule(this, name, {
        description,
        schedule: ScheduleExpression.cron({ ...at, timeZone: siteTime }),
        target: { bind: () => target },
      });
    }
  }

  /** May start these jobs, in their present version, and leave behind what could not be started. */
  private schedulerRole(jobs: readonly ScheduledJob[]): Role {
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    const functionArns = jobs.map(({ lambda }) => lambda.functionArn);
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.leftUndone.queueArn] }));
    return role;
  }
}
