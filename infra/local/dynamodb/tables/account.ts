/** Region and account that show in ARNs. The partition follows the region, as it does at AWS. */
const REGION = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
const ACCOUNT = '123456789012';

const arn = (service: string, resource: string): string =>
  `arn:${REGION.startsWith('cn-') ? 'aws-cn' : 'aws'}:${service}:${REGION}:${ACCOUNT}:${resource}`;

export const tableArn = (name: string): string => arn('dynamodb', `table/${name}`);

export const keyArn = (id: string): string => arn('kms', `key/${id}`);

/** Whose resource an ARN names. */
export const isOwnAccount = (resourceArn: string): boolean => resourceArn.split(':')[4] === ACCOUNT;
