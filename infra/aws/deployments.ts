/** What is the same everywhere is in the stack; whatever differs between deployments stands here, side by side. */
export interface Deployment {
  readonly partition: 'aws' | 'aws-cn';
  readonly region: string;
  /** kept data: deletion protection, tables and keys outlive the stack */
  readonly keepsData: boolean;
  /** a table restored from point-in-time recovery that takes the place of the first one (docs/operations.md) */
  readonly restoredTable?: string;
  /** encrypts the table with a key of the account's own instead of DynamoDB's: about 1 USD a month */
  readonly customerManagedKey: boolean;
  /** requests a second that the API lets through, and how many may come at once */
  readonly throttle: { readonly perSecond: number; readonly burst: number };
  /** executions set aside for a function; left out, they share what the account has */
  readonly reservedConcurrency: { readonly residents?: number; readonly staff?: number; readonly officials?: number };
  readonly logRetentionDays: 7 | 30 | 90 | 180;
  /** who is told when an alarm rings; everybody has to confirm once */
  readonly dutyOfficers: readonly string[];
  /** a name of your own, with a certificate for it in the same region (us-east-1 for CloudFront) */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /**
   * CloudFront in front. `requestsPerFiveMinutes` adds a firewall that stops one address from asking more often: about
   * 6 USD a month. Phones share addresses of their carrier by the hundred, so it must be far above what one person does.
   */
  readonly cloudFront?: {
    readonly requestsPerFiveMinutes?: number;
    /** name of the key in the secret by which CloudFront proves itself: `MASTER` until it is replaced (docs/operations.md) */
    readonly key?: string;
  };
}

export const deployments = {
  /** for trying things out: everything goes when it is destroyed */
  dev: {
    partition: 'aws',
    region: 'ap-southeast-1',
    keepsData: false,
    customerManagedKey: false,
    throttle: { perSecond: 200, burst: 400 },
    reservedConcurrency: {},
    logRetentionDays: 7,
    dutyOfficers: [],
  },
  prod: {
    partition: 'aws',
    region: 'ap-southeast-1',
    keepsData: true,
    customerManagedKey: true,
    throttle: { perSecond: 2_000, burst: 5_000 },
    reservedConcurrency: { residents: 500, staff: 50, officials: 20 },
    logRetentionDays: 90,
    dutyOfficers: [],
    cloudFront: { requestsPerFiveMinutes: 10_000 },
  },
  /**
   * Mainland China: residents' data stay there. CloudFront is another service there, without functions, response header
   * policies and this firewall, and any public address needs an ICP filing: so the API is reached directly.
   */
  'prod-cn': {
    partition: 'aws-cn',
    region: 'cn-north-1',
    keepsData: true,
    customerManagedKey: true,
    throttle: { perSecond: 2_000, burst: 5_000 },
    reservedConcurrency: { residents: 500, staff: 50, officials: 20 },
    logRetentionDays: 180,
    dutyOfficers: [],
  },
} as const satisfies Record<string, Deployment>;

export type DeploymentName = keyof typeof deployments;

/** The names in the account by which commands find what a deployment has. */
export const namesOf = (deployment: string, { restoredTable }: Pick<Deployment, 'restoredTable'> = {}) => ({
  stack: `doorstep-${deployment}`,
  firstTable: `doorstep-${deployment}`,
  /** the one in use */
  table: restoredTable ?? `doorstep-${deployment}`,
  signingSecret: `doorstep-${deployment}/signing`,
  identitySecret: `doorstep-${deployment}/identity`,
  frontSecret: `doorstep-${deployment}/front`,
});
