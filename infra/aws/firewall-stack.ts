import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

export interface FirewallStackProps extends StackProps {
  readonly deployment: string;
  readonly requestsPerFiveMinutes: number;
}

/** The firewall before CloudFront, which AWS keeps in us-east-1 wherever the rest is: it stops whoever asks too often. */
export class FirewallStack extends Stack {
  readonly arn: string;

  constructor(scope: Construct, id: string, { deployment, requestsPerFiveMinutes, ...props }: FirewallStackProps) {
    super(scope, id, props);
    const seen = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      // Sampled requests would keep addresses, and manage links stand in them.
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, 'Firewall', {
      name: `doorstep-${deployment}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('doorstep-firewall'),
      customResponseBodies: {
        tooMany: {
          contentType: 'TEXT_PLAIN',
          content:
            '操作过于频繁，请稍后再试。\nToo many requests from this network. Please try again in a few minutes.\n',
        },
      },
      rules: [
        {
          name: 'too-many-requests-of-one-address',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: 'tooMany' } } },
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPerFiveMinutes, evaluationWindowSec: 300 },
          },
          visibilityConfig: seen('doorstep-firewall-rate'),
        },
      ],
    });
    this.arn = acl.attrArn;
  }
}
