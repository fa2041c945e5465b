import type { Deployment } from '../../infra/aws/deployments.ts';

/*
 * Tests and costs speak of these deployments, whatever somebody makes of infra/aws/deployments.ts: whoever changes that on
 * a bad day must not be stopped by a test that knows other figures.
 */
const small: Deployment = {
  partition: 'aws',
  region: 'ap-southeast-1',
  keepsData: false,
  customerManagedKey: false,
  throttle: { perSecond: 200, burst: 400 },
  reservedConcurrency: {},
  logRetentionDays: 7,
  dutyOfficers: [],
};

const large: Deployment = {
  ...small,
  keepsData: true,
  customerManagedKey: true,
  throttle: { perSecond: 2_000, burst: 5_000 },
  reservedConcurrency: { residents: 500, staff: 50, officials: 20 },
  logRetentionDays: 90,
};

/** As they are shipped. */
export const shipped = {
  dev: small,
  prod: { ...large, cloudFront: { requestsPerFiveMinutes: 10_000 } },
  'prod-cn': { ...large, partition: 'aws-cn', region: 'cn-north-1', logRetentionDays: 180 },
} as const satisfies Record<string, Deployment>;
export type ShippedName = keyof typeof shipped;

const dutyOfficers = ['on-duty@doorstep.example'];
const certificateIn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/c`;

/** Every setting at least once, in the combinations that differ. */
export const configured: Record<string, Deployment> = {
  'own-name': {
    ...small,
    dutyOfficers,
    domain: { name: 'doorstep.example', certificateArn: certificateIn('ap-southeast-1') },
  },
  'own-name-in-front': {
    ...shipped.prod,
    dutyOfficers,
    domain: { name: 'doorstep.example', certificateArn: certificateIn('us-east-1') },
  },
  'front-without-firewall': { ...large, cloudFront: {} },
  restored: { ...small, restoredTable: 'doorstep-restored-20261124095500' },
};
