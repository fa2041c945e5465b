import type { Meter } from './meters.ts';

/** A list price in USD for one unit of the meter. */
export interface Price {
  readonly usd: number;
  /** the public list that it stands in */
  readonly list: string;
  /** a page that was found and names this price for this region (or for all); without it: check before you sign */
  readonly confirmedBy?: string;
  /** what is known of it where no page confirms it for this region */
  readonly known?: string;
}

const singapore = 'a public note that quotes the AWS Price List API, APS1, 2026-08-12';
const apiInVirginia = 'us-east-1 is 1.00 (AWS whitepaper on private APIs, cost optimization)';
const tableInVirginia = 'us-east-1 is 0.625 and 0.125 (airbyte.com, DynamoDB pricing, 2025)';
const metricsElsewhere = 'signoz.io/guides/cloudwatch-pricing names it without a region';
const cloudFrontPage = 'aws.amazon.com/cloudfront/pricing (stored copy, first 10 TB, Singapore and Hong Kong)';

/**
 * On-demand list prices in ap-southeast-1, first tier, without free tiers, discounts and tax. CloudFront's are of the
 * group of regions that serves Hong Kong and Singapore; the firewall's are the same everywhere. Prices move: whoever
 * signs for them looks them up.
 */
export const prices: Readonly<Record<Meter, Price>> = {
  lambdaRequests: { usd: 0.2, list: 'AWS Lambda pricing', confirmedBy: singapore },
  lambdaGbSeconds: { usd: 0.0000133334, list: 'AWS Lambda pricing', confirmedBy: singapore },
  apiRequests: { usd: 1.25, list: 'Amazon API Gateway pricing', known: apiInVirginia },
  // Half of 1.4231 and 0.2846: on-demand requests were halved in November 2024.
  writeUnits: { usd: 0.7115, list: 'Amazon DynamoDB pricing for on-demand capacity', known: tableInVirginia },
  readUnits: { usd: 0.1423, list: 'Amazon DynamoDB pricing for on-demand capacity', known: tableInVirginia },
  storedGbMonths: { usd: 0.285, list: 'Amazon DynamoDB pricing for on-demand capacity' },
  recoverableGbMonths: { usd: 0.228, list: 'Amazon DynamoDB pricing for on-demand capacity' },
  logGb: { usd: 0.7, list: 'Amazon CloudWatch pricing', confirmedBy: singapore },
  logGbMonths: { usd: 0.03, list: 'Amazon CloudWatch pricing', confirmedBy: singapore },
  figureMonths: { usd: 0.3, list: 'Amazon CloudWatch pricing', known: metricsElsewhere },
  alarmMonths: { usd: 0.1, list: 'Amazon CloudWatch pricing', confirmedBy: singapore },
  dashboardMonths: { usd: 3, list: 'Amazon CloudWatch pricing', confirmedBy: singapore },
  traces: { usd: 5, list: 'AWS X-Ray pricing' },
  secretMonths: { usd: 0.4, list: 'AWS Secrets Manager pricing' },
  secretCalls: { usd: 0.05, list: 'AWS Secrets Manager pricing' },
  keyMonths: { usd: 1, list: 'AWS Key Management Service pricing' },
  keyCalls: { usd: 0.03, list: 'AWS Key Management Service pricing' },
  scheduledRuns: { usd: 1, list: 'Amazon EventBridge pricing', known: 'of us-east-1' },
  queueRequests: { usd: 0.4, list: 'Amazon SQS pricing' },
  notifications: { usd: 2, list: 'Amazon SNS pricing' },
  bytesOut: { usd: 0.12, list: 'Amazon EC2 on-demand pricing, data transfer', confirmedBy: singapore },
  frontRequests: { usd: 0.012, list: 'Amazon CloudFront pricing' },
  frontFunctionRuns: {
    usd: 0.1,
    list: 'Amazon CloudFront pricing',
    confirmedBy: 'cur.vantage.sh/aws/amazoncloudfront',
  },
  frontBytesOut: { usd: 0.12, list: 'Amazon CloudFront pricing', confirmedBy: cloudFrontPage },
  firewallMonths: { usd: 5, list: 'AWS WAF pricing', confirmedBy: 'c3x.dev/blog/aws-waf-cost-explained' },
  firewallRuleMonths: { usd: 1, list: 'AWS WAF pricing', confirmedBy: 'c3x.dev/blog/aws-waf-cost-explained' },
  firewallRequests: { usd: 0.6, list: 'AWS WAF pricing', confirmedBy: 'c3x.dev/blog/aws-waf-cost-explained' },
};
