/** Region and account that show in ARNs. The partition follows the region, as it does at AWS. */
export const REGION = process.env.AWS_REGION ?? 'local';
const ACCOUNT = '000000000000';

const partition = REGION.startsWith('cn-') ? 'aws-cn' : 'aws';

export const tableArn = (name: string): string => `arn:${partition}:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
