import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundleFunction, type FunctionName } from '../bundles.ts';
import { rights, type TableRight } from '../rights.ts';
import type { KeySecrets } from './key-secrets.ts';
import type { NamedTable } from './table.ts';

/** What all functions of a deployment share. */
export interface FunctionSurroundings {
  readonly deployment: string;
  readonly table: NamedTable;
  readonly secrets: KeySecrets;
  readonly logRetention: RetentionDays;
}

export interface DoorstepFunctionProps extends FunctionSurroundings {
  readonly functionName: FunctionName;
  readonly description: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number | undefined;
  readonly environment?: Record<string, string>;
}

/** One Lambda function: its bundle, a role of its own with the rights of rights.ts and no other, its log. */
export class DoorstepFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: DoorstepFunctionProps) {
    super(scope, id);
    const name = `doorstep-${props.deployment}-${props.functionName}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: name,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundleFunction(props.functionName)),
      handler: 'index.handler',
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      memorySize: props.memoryMegabytes,
      timeout: Duration.seconds(props.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: { ...environmentOf(props), ...props.environment },
    });
    for (const statement of statementsOf(props)) role.addToPolicy(statement);
  }
}

/** The secrets that a function may read and that the deployment has, under the variable that names them. */
const secretsOf = ({ secrets, functionName }: DoorstepFunctionProps): Record<string, string> =>
  Object.fromEntries(
    rights[functionName].secrets.flatMap((name) => {
      const secret = secrets[name];
      return secret ? [[`${name.toUpperCase()}_SECRET`, secret.secretArn]] : [];
    }),
  );

const environmentOf = (props: DoorstepFunctionProps) => ({
  DEPLOYMENT: props.deployment,
  TABLE_NAME: props.table.tableName,
  ...secretsOf(props),
});

const statementsOf = (props: DoorstepFunctionProps): PolicyStatement[] => {
  const onTable = rights[props.functionName].table.map((right) => tableStatement(props.table, right));
  const resources = Object.values(secretsOf(props));
  if (resources.length === 0) return onTable;
  return [...onTable, new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources })];
};

const tableStatement = ({ tableArn }: NamedTable, { actions, partitions }: TableRight) =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...actions],
    resources: [tableArn],
    ...(partitions && {
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
    }),
  });
