import { join } from 'node:path';
import { openEngine } from '../../../../infra/local/dynamodb/engine.ts';
import { openGateway } from './gateway.ts';
import { openGuardedServices } from './guarded-services.ts';
import { type FunctionFacts, openFunction, type RunningFunction } from './lambda-function.ts';
import { loadDemo } from './load-demo.ts';
import { type Policy, policyOf, type Right } from './policies.ts';
import { readTemplate, resolve, resourcesOf, type Template, type Values } from './template.ts';

const region = 'ap-southeast-1';
const account = '123456789012';
/** The API's own address, as `PUBLIC_ORIGINS` comes out of the template. */
const apiId = 'a1b2c3d4e5';

/** A deployment on this machine: its template's functions, routes, rights and table, nothing else of AWS. */
export interface Cloud {
  /** where it is reached by its configuration */
  readonly origin: string;
  /** where the stand-in of the HTTP API listens */
  readonly listensAt: string;
  readonly functions: ReadonlyMap<string, RunningFunction>;
  readonly denied: readonly string[];
  /** rights on the table that no request needed so far */
  unusedRights(): string[];
  close(): Promise<void>;
}

/** Ids as CloudFormation would hand them out. */
const valuesOf = (template: Template): Values => {
  const names = new Map(
    resourcesOf(template, 'AWS::DynamoDB::Table').map(([id, { Properties }]) => [id, Properties.TableName]),
  );
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  return (id, attribute) => {
    const type = template.resources.get(id)?.Type;
    if (id.startsWith('AWS::'))
      return {
        'AWS::Region': region,
        'AWS::AccountId': account,
        'AWS::Partition': 'aws',
        'AWS::URLSuffix': 'amazonaws.com',
      }[id];
    if (type === 'AWS::DynamoDB::Table')
      return attribute === 'Arn' ? arn('dynamodb', `table/${names.get(id)}`) : names.get(id);
    if (type === 'AWS::SecretsManager::Secret')
      return arn('secretsmanager', `secret:${template.resources.get(id)?.Properties.Name}-AbCdEf`);
    if (type === 'AWS::ApiGatewayV2::Api') return apiId;
    return attribute === 'Arn' ? arn('other', id) : id;
  };
};

interface GeneratedSecret {
  readonly SecretStringTemplate: string;
  readonly GenerateStringKey: string;
  readonly PasswordLength: number;
}

/** A secret as Secrets Manager makes it: a random text, here always the same, beside what the template says. */
const madeSecret = ({ SecretStringTemplate, GenerateStringKey, PasswordLength }: GeneratedSecret, id: string): string =>
  JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: id.padEnd(PasswordLength, 'x') });

/** Opens the deployment whose template lies in the cloud assembly, with the demo input loaded. */
export const openCloud = async (assembly: string, stack: string): Promise<Cloud> => {
  const template = readTemplate(assembly, stack);
  const values = valuesOf(template);
  const secrets = new Map(
    resourcesOf(template, 'AWS::SecretsManager::Secret').map(([id, { Properties }]) => [
      values(id)!,
      madeSecret(Properties.GenerateSecretString, id),
    ]),
  );
  const engine = openEngine({ file: ':memory:' });
  await loadDemo(engine, template);
  const policies = new Map<string, Policy>();
  const services = await openGuardedServices({
    engine,
    secrets,
    tableArn: (name) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
    policyOf: (name) => policies.get(name)!,
  });
  const functions = new Map<string, RunningFunction>();
  for (const facts of functionsOf(template, values, services.url)) {
    functions.set(facts.name, openFunction(facts));
    policies.set(facts.name, policyOf(template, facts.roleId, values));
  }
  const gateway = await openGateway(routesOf(template, functions));
  return {
    origin: `https://${apiId}.execute-api.${region}.amazonaws.com`,
    listensAt: `http://127.0.0.1:${gateway.port}`,
    functions,
    denied: services.denied,
    unusedRights: () =>
      [...policies].flatMap(([name, { tableRights }]) =>
        tableRights.filter((right: Right) => !services.used.get(name)?.has(right)).map((right) => `${name}: ${right}`),
      ),
    close: async () => {
      await gateway.close();
      for (const each of functions.values()) await each.close();
      await services.close();
      engine.close();
    },
  };
};

const functionsOf = (template: Template, values: Values, servicesUrl: string): (FunctionFacts & { roleId: string })[] =>
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

const routesOf = (template: Template, functions: ReadonlyMap<string, RunningFunction>) =>
  new Map(
    resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
      const integrationId = Properties.Target['Fn::Join'][1].find((part: unknown) => typeof part === 'object').Ref;
      const { IntegrationUri, PayloadFormatVersion } = template.resources.get(integrationId)!.Properties;
      if (PayloadFormatVersion !== '2.0') throw new Error(`payload format ${PayloadFormatVersion}`);
      return [Properties.RouteKey as string, functions.get(IntegrationUri['Fn::GetAtt'][0])!];
    }),
  );
