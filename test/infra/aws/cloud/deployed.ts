import { join } from 'node:path';
import type { FunctionFacts } from './lambda-function.ts';
import { resolve, resourcesOf, type Template, type Values } from './template.ts';

const region = 'ap-southeast-1';
const account = '123456789012';
/** The API's own address, as `PUBLIC_ORIGINS` comes out of the template. */
const apiId = 'a1b2c3d4e5';
export const apiOrigin = `https://${apiId}.execute-api.${region}.amazonaws.com`;

/** The distribution's own address, where there is one. */
const distributionHost = 'd111111abcdef8.cloudfront.net';
export const distributionOrigin = `https://${distributionHost}`;

const arnOf = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;

export const tableArn = (name: string): string => arnOf('dynamodb', `table/${name}`);

const pseudoParameters: Record<string, string> = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Ids as CloudFormation would hand them out. */
export const valuesOf =
  ({ resources }: Template): Values =>
  (id, attribute) => {
    const { Type, Properties } = resources.get(id) ?? {};
    const isArn = attribute === 'Arn';
    if (id.startsWith('AWS::')) return pseudoParameters[id];
    if (Type === 'AWS::DynamoDB::Table') return isArn ? tableArn(Properties.TableName) : Properties.TableName;
    if (Type === 'AWS::SecretsManager::Secret') return arnOf('secretsmanager', `secret:${Properties.Name}-AbCdEf`);
    if (Type === 'AWS::ApiGatewayV2::Api') return apiId;
    if (Type === 'AWS::CloudFront::Distribution') return distributionHost;
    return isArn ? arnOf('other', id) : id;
  };

/** The secrets as Secrets Manager makes them, by ARN: a random text, here always the same, beside what the template says. */
export const secretsOf = (template: Template, values: Values): Map<string, string> =>
  new Map(
    resourcesOf(template, 'AWS::SecretsManager::Secret').map(([id, { Properties }]) => {
      const { SecretStringTemplate, GenerateStringKey, PasswordLength } = Properties.GenerateSecretString;
      const made = { ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: id.padEnd(PasswordLength, 'x') };
      return [values(id)!, JSON.stringify(made)];
    }),
  );

/** A function of the template, and the role that it works under. */
export interface DeployedFunction extends FunctionFacts {
  readonly roleId: string;
}

/** The functions with the environment that they have in AWS; services are reached at the given address instead. */
export const functionsOf = (template: Template, values: Values, servicesUrl: string): DeployedFunction[] =>
  resourcesOf(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
    name: id,
    roleId: Properties.Role['Fn::GetAtt'][0],
    folder: join(template.folder, assetOf(Properties.Code.S3Key)),
    handler: Properties.Handler,
    concurrency: 2,
    environment: {
      ...resolve(Properties.Environment.Variables, values),
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_DYNAMODB: servicesUrl,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: servicesUrl,
    },
  }));

/** The folder of an asset is named by the same hash as its key in the bucket. */
const assetOf = (key: string): string => `asset.${key.replace(/\.zip$/, '')}`;

/** The route keys of the HTTP API, each with the id of the function that it leads to. */
export const routesOf = (template: Template): [routeKey: string, functionId: string][] =>
  resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
    const integrationId = Properties.Target['Fn::Join'][1].find((part: unknown) => typeof part === 'object').Ref;
    const { IntegrationUri, PayloadFormatVersion } = template.resources.get(integrationId)!.Properties;
    if (PayloadFormatVersion !== '2.0') throw new Error(`payload format ${PayloadFormatVersion}`);
    return [Properties.RouteKey, IntegrationUri['Fn::GetAtt'][0]];
  });
