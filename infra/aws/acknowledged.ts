import { CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag that is as it should be, and why. */
interface Acknowledged {
  readonly finding: string;
  readonly resource: string;
  /** where in the tree, if not everywhere */
  readonly at?: RegExp;
  readonly because: string;
}

/** Every finding that is not acted on. A resource that is not named here gets no such leave. */
const acknowledged: readonly Acknowledged[] = [
  {
    finding: 'AwsSolutions::AwsSolutions-APIG4',
    resource: 'AWS::ApiGatewayV2::Route',
    because:
      'Residents have no account: whoever holds the link of an appointment manages it. Staff and officials are signed in ' +
      'by the functions, which read role and scope from the table at every request, so that a dismissal counts at once; ' +
      'a token that an authorizer trusts could not. Cognito user pools do not exist in AWS China.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    resource: 'AWS::IAM::Policy',
    at: /Functions\/\w+\/Role\//,
    because: 'xray:PutTraceSegments and xray:PutTelemetryRecords take no resource: X-Ray has none to name.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-SMG4',
    resource: 'AWS::SecretsManager::Secret',
    because:
      'A key that signs links or seals identities must be accepted for weeks after it was replaced. `npm run rotate-keys` ' +
      'takes these steps one by one; a rotation by the calendar would make links of residents invalid.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-SQS3',
    resource: 'AWS::SQS::Queue',
    at: /Jobs\/LeftUndone/,
    because: 'It is itself the queue for what could not be delivered.',
  },
  {
    finding: 'Serverless::Serverless-SQSRedrivePolicy',
    resource: 'AWS::SQS::Queue',
    at: /Jobs\/LeftUndone/,
    because: 'It is itself the queue for what could not be delivered.',
  },
  {
    finding: 'Serverless::Serverless-LambdaDLQ',
    resource: 'AWS::Lambda::Function',
    at: /Functions\/(residents|staff|officials)\//,
    because: 'Only the HTTP API calls it, and waits for the answer: nothing is ever left in a queue of its own.',
  },
  {
    finding: 'Serverless::Serverless-LambdaDLQ',
    resource: 'AWS::Lambda::Function',
    at: /Functions\/(markMissedDays|nightly)\//,
    because: 'It has a failure destination instead, which also says what went wrong.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-CFR1',
    resource: 'AWS::CloudFront::Distribution',
    because:
      'A daughter abroad books for her mother at home: where somebody sits says nothing about whom they book for.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-CFR2',
    resource: 'AWS::CloudFront::Distribution',
    because:
      "The firewall is a setting, because it costs by the month; the API throttles, and limits are Doorstep's own.",
  },
  {
    finding: 'Serverless::Serverless-SNSRedrivePolicy',
    resource: 'AWS::SNS::Subscription',
    because:
      'SNS tries mail again for hours. A queue for what it could not deliver would be looked at by nobody but those who ' +
      'did not get the mail; the alarm itself stays on the dashboard.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-CFR3',
    resource: 'AWS::CloudFront::Distribution',
    because:
      'Access logs of CloudFront hold addresses of pages, in which the tokens of manage links stand, and of clients. The ' +
      'access log of the API, which holds neither, tells what is needed.',
  },
  {
    finding: 'AwsSolutions::AwsSolutions-CFR4',
    resource: 'AWS::CloudFront::Distribution',
    because:
      "Without a name of one's own a distribution has the certificate of cloudfront.net, whose lowest protocol cannot be " +
      'chosen. With `domain` in infra/aws/deployments.ts it is TLS 1.2.',
  },
];

/** Acknowledges what is as it should be, resource by resource. */
export const acknowledgeFindings = (root: IConstruct): void => {
  for (const construct of root.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    for (const { finding, resource, at, because } of acknowledged) {
      if (construct.cfnResourceType !== resource || !(at?.test(construct.node.path) ?? true)) continue;
      Validations.of(construct).acknowledge({ id: finding, reason: because });
    }
  }
};
