import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Deployment } from '../deployments.ts';

export interface WebApiProps {
  readonly deployment: string;
  readonly throttle: Deployment['throttle'];
  readonly logRetention: RetentionDays;
  /** a name under which clients reach the API itself; not the one of a CloudFront in front */
  readonly domain?: Deployment['domain'];
}

/** A request may take as long as HTTP APIs wait at most; a function gives up before. */
const integrationTimeout = Duration.seconds(29);

/** What the access log holds: nothing of the address, where manage links stand, and nothing of the client. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    method: '$context.httpMethod',
    status: '$context.status',
    latency: '$context.responseLatency',
    bytes: '$context.responseLength',
    integrationStatus: '$context.integrationStatus',
    error: '$context.error.messageString',
  }),
);

/** The HTTP API: one address, every request to the function of its role. */
export class WebApi extends Construct {
  readonly api: HttpApi;
  /** where a name of one's own has to point */
  readonly target: string | undefined;

  constructor(scope: Construct, id: string, { deployment, throttle, logRetention, domain }: WebApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `doorstep-${deployment}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/apigateway/doorstep-${deployment}`,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const ownName = domain && this.ownName(domain);
    this.target = ownName?.regionalDomainName;
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: throttle.perSecond, burstLimit: throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
      ...(ownName && { domainMapping: { domainName: ownName } }),
    });
  }

  /** The host of the API's own address. */
  get host(): string {
    return `${this.api.apiId}.execute-api.${this.api.stack.region}.${this.api.stack.urlSuffix}`;
  }

  /** Sends the given routes to a function; `$default` is whatever no other route takes. */
  send(routes: readonly string[], name: string, to: LambdaFunction): void {
    const integration = new HttpLambdaIntegration(name, to, { timeout: integrationTimeout });
    for (const route of routes) {
      new HttpRoute(this, route, { httpApi: this.api, routeKey: keyOf(route), integration });
    }
  }

  private ownName({ name, certificateArn }: NonNullable<Deployment['domain']>): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName: name, certificate });
  }
}

const keyOf = (route: string): HttpRouteKey => {
  const [method, path] = route.split(' ') as [HttpMethod, string?];
  return path === undefined ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, method);
};
