import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** One thing that somebody should get up for. */
export interface AlarmFacts {
  /** also the heading in docs/operations.md that says what to do, lower case with dashes */
  readonly name: string;
  /** what is the matter, in a sentence for whoever is on duty */
  readonly says: string;
  readonly metric: IMetric;
  /** rings at this value and above */
  readonly threshold: number;
  /** for so many periods in a row */
  readonly periods?: number;
  /** true for what is said once: that nothing more was said five minutes later does not mean that it is mended */
  readonly isOfAMoment?: boolean;
}

export interface AlarmsProps {
  readonly deployment: string;
  readonly dutyOfficers: readonly string[];
  readonly alarms: readonly AlarmFacts[];
}

/** The alarms, and the topic that tells the duty officers when one rings and, where that can be known, when it is over. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { deployment, dutyOfficers, alarms }: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'DutyOfficers', { displayName: `Doorstep ${deployment}`, enforceSSL: true });
    // A topic with a policy of its own lets nobody in by default, CloudWatch neither.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of dutyOfficers) topic.addSubscription(new EmailSubscription(address));
    const tell = new SnsAction(topic);
    for (const { name, says, metric, threshold, periods = 1, isOfAMoment = false } of alarms) {
      const alarm = new Alarm(this, name, {
        alarmName: `doorstep-${deployment}-${name}`,
        alarmDescription: `${says} What to do: docs/operations.md#${name}`,
        metric,
        threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(tell);
      if (!isOfAMoment) alarm.addOkAction(tell);
    }
  }
}

/** Five minutes: long enough not to ring for a blink, short enough to act while people queue. */
export const alarmPeriod = Duration.minutes(5);
