/** Everything that AWS counts here and charges for: its service, its name, and in what it is counted. */
export const meters = {
  lambdaRequests: ['Lambda', 'requests', 'million'],
  lambdaGbSeconds: ['Lambda', 'duration, arm64', 'GB-s'],
  apiRequests: ['API Gateway', 'HTTP API requests', 'million'],
  writeUnits: ['DynamoDB', 'write request units', 'million'],
  readUnits: ['DynamoDB', 'read request units', 'million'],
  storedGbMonths: ['DynamoDB', 'storage', 'GB-month'],
  recoverableGbMonths: ['DynamoDB', 'point-in-time recovery', 'GB-month'],
  logGb: ['CloudWatch Logs', 'ingestion', 'GB'],
  logGbMonths: ['CloudWatch Logs', 'storage', 'GB-month'],
  figureMonths: ['CloudWatch metrics', 'figures of Doorstep', 'metric-month'],
  alarmMonths: ['CloudWatch alarms', 'metrics looked at', 'metric-month'],
  dashboardMonths: ['CloudWatch dashboard', 'dashboards', 'month'],
  traces: ['X-Ray', 'traces recorded', 'million'],
  secretMonths: ['Secrets Manager', 'secrets', 'month'],
  secretCalls: ['Secrets Manager', 'calls', '10,000'],
  keyMonths: ['KMS', 'keys', 'month'],
  keyCalls: ['KMS', 'requests', '10,000'],
  scheduledRuns: ['EventBridge Scheduler', 'runs', 'million'],
  queueRequests: ['SQS', 'requests', 'million'],
  notifications: ['SNS', 'notifications by e-mail', '100,000'],
  bytesOut: ['Data transfer', 'out of the API to the internet', 'GB'],
  frontRequests: ['CloudFront', 'HTTPS requests', '10,000'],
  frontFunctionRuns: ['CloudFront', 'runs of the viewer-request function', 'million'],
  frontBytesOut: ['CloudFront', 'out to the internet', 'GB'],
  firewallMonths: ['WAF', 'web ACLs', 'month'],
  firewallRuleMonths: ['WAF', 'rules', 'month'],
  firewallRequests: ['WAF', 'requests looked at', 'million'],
} as const satisfies Record<string, readonly [service: string, name: string, unit: string]>;

export type Meter = keyof typeof meters;
export const meterNames = Object.keys(meters) as Meter[];

/** How much of everything was used, in the units above. */
export type Usage = Readonly<Record<Meter, number>>;

export const serviceOf = (meter: Meter): string => meters[meter][0];

/** Usage with the given parts; all else is nothing. */
export const usage = (parts: Partial<Usage>): Usage =>
  Object.fromEntries(meterNames.map((meter) => [meter, parts[meter] ?? 0])) as Usage;

export const addUp = (usages: readonly Usage[]): Usage =>
  Object.fromEntries(meterNames.map((meter) => [meter, usages.reduce((sum, each) => sum + each[meter], 0)])) as Usage;

export const million = 1_000_000;
export const gigabyte = 1024 ** 3;
